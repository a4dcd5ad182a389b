#include "event/table/number_format.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "core/base/ascii.hpp"
#include "core/base/iso_day.hpp"

namespace kiosk::event {
namespace {

bool is_one_of(char c, std::string_view letters) {
    return letters.find(c) != std::string_view::npos;
}

// What the letters of a format ask for; quoted and escaped text asks for nothing.
struct Asked {
    bool day = false;
    bool clock = false;
    bool month_or_minute = false;
    bool other = false; // anything but zeros
    int zeros = 0;
};

std::size_t end_of_quoted(std::string_view code, std::size_t at, char close) {
    return std::min(code.find(close, at + 1), code.size() - 1);
}

Asked look_at(std::string_view code) {
    Asked asked;
    for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
        const char c = core::to_lower(code[at]);
        asked.other = asked.other || c != '0';
        if (c == '"') {
            at = end_of_quoted(code, at, '"');
        } else if (c == '[') {
            // [h] is elapsed time; [$-404] and [Red] are not about the value.
            const auto end = end_of_quoted(code, at, ']');
            const auto within = code.substr(at + 1, end - at - 1);
            asked.clock = asked.clock || (!within.empty() && std::all_of(within.begin(), within.end(), [](char letter) {
                              return is_one_of(core::to_lower(letter), "hms");
                          }));
            at = end;
        } else if (is_one_of(c, "\\_*")) {
            ++at;
        } else if (c == 'e' && at + 1 < code.size() && is_one_of(code[at + 1], "+-")) {
            ++at;
        } else if (is_one_of(c, "yedgb")) {
            asked.day = true;
        } else if (is_one_of(c, "hs")) {
            asked.clock = true;
        } else if (c == 'm') {
            asked.month_or_minute = true;
        } else if (c == '0') {
            ++asked.zeros;
        }
    }
    return asked;
}

std::string with_zeros(std::string digits, int zeros) {
    const auto least = static_cast<std::size_t>(zeros);
    return digits.size() < least ? std::string(least - digits.size(), '0') + digits : digits;
}

std::string decimal(double value) {
    constexpr int kDigits = 15; // all that a spreadsheet keeps
    std::array<char, 64> text{};
    const bool whole = value == std::floor(value) && std::abs(value) < 1e15;
    const auto end =
        whole ? std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 0).ptr
              : std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, kDigits).ptr;
    std::string out(text.data(), end);
    std::replace(out.begin(), out.end(), 'e', 'E');
    return out;
}

std::string moment_text(double value, NumberFormat::Kind kind, bool since_1904) {
    using namespace std::chrono;
    constexpr double kLastDay = 2'958'465; // 9999-12-31
    constexpr int kEpoch1900 = 25'569;     // 1970-01-01 as a day of the 1900 system
    constexpr int kApart = 1'462;          // 1904-01-01 likewise
    constexpr double kSecondsOfDay = 86'400;
    if (!(value >= 0 && value <= kLastDay)) {
        return {};
    }
    auto day = static_cast<int>(std::floor(value));
    auto second = static_cast<int>(std::lround((value - day) * kSecondsOfDay));
    const bool only_clock = day == 0 || kind == NumberFormat::Time;
    if (only_clock && kind == NumberFormat::Time && value == 1) {
        return "24:00";
    }
    if (second == static_cast<int>(kSecondsOfDay)) {
        second = 0;
        ++day;
    }
    std::array<char, 32> text{};
    std::string out;
    if (!only_clock && kind != NumberFormat::Time) {
        int since = day + (since_1904 ? kApart : 0);
        // The 1900 system has a 29th of February that never was.
        since += !since_1904 && since < 60 ? 1 : 0;
        out = core::format_day(core::LocalDay{std::chrono::days{since - kEpoch1900}});
    }
    if (kind == NumberFormat::Date && day != 0) {
        return out;
    }
    const char* blank = out.empty() ? "" : " ";
    if (second % 60 == 0) {
        std::snprintf(text.data(), text.size(), "%s%02d:%02d", blank, second / 3600, second / 60 % 60);
    } else {
        std::snprintf(text.data(), text.size(), "%s%02d:%02d:%02d", blank, second / 3600, second / 60 % 60,
                      second % 60);
    }
    return out + text.data();
}

} // namespace

NumberFormat builtin_format(int id) {
    if (id >= 14 && id <= 17) {
        return {NumberFormat::Date, 0};
    }
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) {
        return {NumberFormat::Time, 0};
    }
    if (id == 22) {
        return {NumberFormat::DateAndTime, 0};
    }
    if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)) {
        return {NumberFormat::DateAndTime, 0};
    }
    return {};
}

NumberFormat format_of_code(std::string_view code) {
    std::string folded(code.substr(0, 7));
    std::transform(folded.begin(), folded.end(), folded.begin(), core::to_lower);
    if (folded == "general") {
        return {};
    }
    const auto asked = look_at(code);
    if (asked.day && asked.clock) {
        return {NumberFormat::DateAndTime, 0};
    }
    if (asked.day || (asked.month_or_minute && !asked.clock)) {
        return {NumberFormat::Date, 0};
    }
    if (asked.clock) {
        return {NumberFormat::Time, 0};
    }
    return asked.zeros >= 2 && !asked.other ? NumberFormat{NumberFormat::Zeros, asked.zeros} : NumberFormat{};
}

std::string number_text(double value, const NumberFormat& format, bool since_1904) {
    if (!std::isfinite(value)) {
        return {};
    }
    if (format.kind == NumberFormat::Plain || format.kind == NumberFormat::Zeros) {
        auto text = decimal(value);
        return format.kind == NumberFormat::Zeros && value >= 0 ? with_zeros(std::move(text), format.zeros) : text;
    }
    auto text = moment_text(value, format.kind, since_1904);
    // By its value a moment on the stroke of midnight is a day.
    if (format.kind == NumberFormat::DateAndTime && text.ends_with(" 00:00")) {
        text.resize(text.size() - std::string_view(" 00:00").size());
    }
    return text;
}

} // namespace kiosk::event
