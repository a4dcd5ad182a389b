#include "store/desk/machine_clock.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>
#include <vector>

#include "platform/file.hpp"
#include "platform/system_clock.hpp"
#include "store/sqlite/connection.hpp"

namespace kiosk::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kConfirmationMagic = "kiosk-clock-1";
constexpr std::size_t kMostConfirmationBytes = 512; // a confirmation has about 110
// Own entries, the newest first. Those recorded again tell the time of another moment.
constexpr const char* kOwnEntries = "SELECT bytes FROM entry JOIN ledger ON ledger.number = entry.ledger"
                                    " WHERE ledger.own <> 0 ORDER BY entry.ledger DESC, seq DESC";

template <class T> bool read_number(std::string_view text, T& out) {
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), out);
    return failed == std::errc{} && end == text.data() + text.size();
}

std::string first_line(const fs::path& file) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    return line;
}

// The third line of adjtime(5) is LOCAL or UTC.
bool keeps_local_time(const fs::path& root) {
    std::ifstream in(root / "etc" / "adjtime");
    std::string line;
    for (int i = 0; i < 3; ++i) std::getline(in, line);
    return line == "LOCAL";
}

std::optional<core::WallTime> time_of(const fs::path& rtc, bool local) {
    std::int64_t seconds = 0;
    if (!read_number(first_line(rtc / "since_epoch"), seconds) || seconds <= 0 || seconds > 253'402'300'799)
        return std::nullopt;
    if (local) {
        const std::time_t shown = seconds;
        std::tm parts{};
        gmtime_r(&shown, &parts);
        parts.tm_isdst = -1;
        seconds = std::mktime(&parts);
    }
    return core::WallTime{std::chrono::seconds{seconds}};
}

// Text of a confirmation, exactly.
core::Result<core::ClockPoint> parse_confirmation(std::string_view text) {
    const auto broken = [] { return core::fail(core::ErrorKind::Invalid, "this is not what clock confirm wrote"); };
    std::array<std::string_view, 4> lines;
    for (auto& line : lines) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos) return broken();
        line = text.substr(0, end);
        text.remove_prefix(end + 1);
    }
    core::ClockPoint point;
    std::int64_t wall = 0, mono = 0;
    const auto value = [&](std::size_t line, std::string_view word) {
        return lines[line].starts_with(word) ? lines[line].substr(word.size()) : std::string_view();
    };
    if (!text.empty() || lines[0] != kConfirmationMagic || !core::from_hex(value(1, "boot "), point.boot.bytes) ||
        !read_number(value(2, "wall "), wall) || !read_number(value(3, "mono "), mono))
        return broken();
    point.wall = core::WallTime{core::Millis{wall}};
    point.mono = core::MonoTime{core::Millis{mono}};
    return point;
}

// Whether a is a later reading of the same boot.
bool later(const std::optional<core::ClockPoint>& a, const std::optional<core::ClockPoint>& b) {
    return a && b && a->boot == b->boot && a->mono > b->mono;
}

} // namespace

core::RtcFacts read_rtc(const fs::path& root) {
    std::vector<fs::path> clocks;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(root / "sys" / "class" / "rtc", none))
        if (entry.path().filename().string().starts_with("rtc")) clocks.push_back(entry.path());
    if (clocks.empty()) return {};
    std::ranges::sort(clocks);
    const auto used =
        std::ranges::find_if(clocks, [](const fs::path& each) { return first_line(each / "hctosys") == "1"; });
    const fs::path& rtc = used == clocks.end() ? clocks.front() : *used;
    return {true, used != clocks.end(), time_of(rtc, keeps_local_time(root))};
}

core::WallTime build_time() {
    return core::WallTime{std::chrono::seconds{KIOSK_BUILD_EPOCH}};
}

fs::path confirmation_path(const fs::path& database) {
    auto path = database;
    path += ".clock";
    return path;
}

core::Result<std::optional<core::ClockPoint>> read_confirmation(const fs::path& database) {
    const auto file = confirmation_path(database);
    const auto text = platform::read_file(file, kMostConfirmationBytes);
    if (!text && text.error().kind == core::ErrorKind::NotFound) return std::nullopt;
    if (!text) return tl::unexpected(text.error());
    const auto point = parse_confirmation(*text);
    if (!point) return tl::unexpected(point.error().at(file.string()));
    return *point;
}

core::Status write_confirmation(const fs::path& database, const core::ClockPoint& point) {
    return platform::replace_file(confirmation_path(database),
                                  std::string(kConfirmationMagic) + "\nboot " + core::to_hex(point.boot.bytes) +
                                      "\nwall " + std::to_string(point.wall.time_since_epoch().count()) + "\nmono " +
                                      std::to_string(point.mono.time_since_epoch().count()) + "\n",
                                  0644);
}

core::Result<ClockHistory> read_clock_history(const Database& database) {
    ClockHistory history;
    if (const auto confirmed = read_confirmation(database.connection().file())) history.confirmed = *confirmed;
    if (TRY(database.holds_event())) {
        const auto event = TRY(database.event());
        history.event_begins = event.zone.to_wall(core::LocalTime{event.first_day});
        history.event_ends = event.zone.to_wall(core::LocalTime{event.last_day + std::chrono::days{1}});
    }
    TRY(database.connection().each(kOwnEntries, [&](const Statement& row) {
        const auto entry = core::parse_entry(row.blob(0));
        const bool again = entry && entry->refers_to && core::may_be_recorded_again(entry->kind);
        if (!entry || again || entry->time_unsure || entry->simulated) return true;
        history.last_trusted = core::ClockPoint{core::written_at(*entry), entry->boot, entry->mono};
        return false;
    }));
    return history;
}

MachineClock::MachineClock()
    : MachineClock(Sources{platform::read_now, platform::is_synchronised, [] { return read_rtc(); }, build_time()}) {}

MachineClock::MachineClock(Sources sources) : sources_(std::move(sources)) {
    facts_.built = sources_.built;
}

void MachineClock::know(ClockHistory history) {
    const auto rtc = sources_.rtc();
    const auto read = sources_.read();
    const std::lock_guard lock(mutex_);
    facts_.rtc = rtc;
    rtc_read_ = read.mono;
    facts_.confirmed = history.confirmed;
    // What was read here since the last entry is newer than that; an entry of another program may be newer still.
    const auto& mine = facts_.last_trusted;
    const bool of_this_boot = mine && mine->boot == read.boot;
    if (history.last_trusted && (!of_this_boot || later(history.last_trusted, mine)))
        facts_.last_trusted = history.last_trusted;
    facts_.event_begins = history.event_begins;
    facts_.event_ends = history.event_ends;
    knows_ = true;
}

core::ClockJudgement MachineClock::judge(const core::Now& now) const {
    core::ClockFacts facts = facts_;
    facts.now = {now.wall, now.boot, now.mono};
    facts.synchronised = sources_.synchronised();
    if (facts.rtc.time) *facts.rtc.time += now.mono - rtc_read_;
    return core::judge_clock(facts);
}

core::Now MachineClock::now() const {
    auto now = sources_.read();
    const std::lock_guard lock(mutex_);
    now.trusted = knows_ && judge(now).trusted();
    const core::ClockPoint point{now.wall, now.boot, now.mono};
    if (now.trusted && !later(facts_.last_trusted, point)) facts_.last_trusted = point;
    return now;
}

core::ClockJudgement MachineClock::judgement() const {
    const auto now = sources_.read();
    const std::lock_guard lock(mutex_);
    return judge(now);
}

} // namespace kiosk::store
