#include "core/event/calendar_text.hpp"

#include <algorithm>
#include <chrono>
#include <string_view>

namespace kiosk::core {
namespace {

constexpr std::size_t kLongestLine = 75; // bytes, the line's end left out (RFC 5545, 3.1)

std::string digits(int number, std::size_t width) {
    std::string text = std::to_string(number);
    return std::string(width - std::min(width, text.size()), '0') + text;
}

std::string utc_stamp(WallTime at) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(at);
    const auto day = std::chrono::floor<std::chrono::days>(seconds);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{seconds - day};
    return digits(static_cast<int>(date.year()), 4) + digits(static_cast<int>(static_cast<unsigned>(date.month())), 2) +
           digits(static_cast<int>(static_cast<unsigned>(date.day())), 2) + "T" +
           digits(static_cast<int>(time.hours().count()), 2) + digits(static_cast<int>(time.minutes().count()), 2) +
           digits(static_cast<int>(time.seconds().count()), 2) + "Z";
}

// TEXT (3.3.11); controls other than a line feed have no place in it.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        if (c == '\n') {
            out += "\\n";
        } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
            out += c;
        }
    }
    return out;
}

void add_line(std::string& out, const std::string& line) {
    std::size_t used = 0;
    for (std::size_t i = 0; i < line.size();) {
        const auto lead = static_cast<unsigned char>(line[i]);
        const std::size_t length = std::min<std::size_t>(lead < 0x80   ? 1
                                                         : lead < 0xE0 ? 2
                                                         : lead < 0xF0 ? 3
                                                                       : 4,
                                                         line.size() - i);
        if (used + length > kLongestLine) {
            out += "\r\n ";
            used = 1;
        }
        out.append(line, i, length);
        used += length;
        i += length;
    }
    out += "\r\n";
}

std::string event_lines(const ProgrammeItem& item, const EventInfo& event, const Language& language,
                        const std::string& stamp) {
    std::string out;
    add_line(out, "BEGIN:VEVENT");
    add_line(out, "UID:" + item.id.str() + "@" + event.id.str());
    add_line(out, "DTSTAMP:" + stamp);
    add_line(out, "DTSTART:" + utc_stamp(event.zone.to_wall(LocalTime{item.day} + item.starts)));
    add_line(out, "DTEND:" + utc_stamp(event.zone.to_wall(LocalTime{item.day} + item.ends)));
    add_line(out, "SUMMARY:" + escaped(item.title.in(language)));
    if (const std::string place = item.place_text.in(language); !place.empty())
        add_line(out, "LOCATION:" + escaped(place));
    add_line(out, "END:VEVENT");
    return out;
}

} // namespace

CalendarText calendar_text(std::span<const ProgrammeItem* const> items, const EventInfo& event,
                           const Language& language, LocalTime stamped, std::size_t most) {
    constexpr std::string_view kHead = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//kiosk//programme\r\n",
                               kFoot = "END:VCALENDAR\r\n";
    const std::string stamp = utc_stamp(event.zone.to_wall(stamped));
    CalendarText made;
    std::string body;
    for (const ProgrammeItem* item : items) {
        const std::string lines = event_lines(*item, event, language, stamp);
        if (kHead.size() + body.size() + lines.size() + kFoot.size() > most) break;
        body += lines;
        ++made.items;
    }
    if (made.items > 0) made.text = std::string(kHead) + body + std::string(kFoot);
    return made;
}

} // namespace kiosk::core
