#include <istream>
#include <optional>
#include <ostream>

#include "store/database.hpp"
#include "store/desk.hpp"
#include "store/system_now.hpp"
#include "tool/commands.hpp"
#include "tool/print.hpp"

namespace kiosk::tool {
namespace {

using core::ErrorKind;

// Far above any code that a scanner reads; what is longer is cut and so unreadable.
constexpr std::size_t kLongestLine = 4096;

// The machine's clock, or one that was set to a time when it was made and has run on since.
class DeskClock {
  public:
    explicit DeskClock(std::optional<core::WallTime> start) : start_(start), made_(store::read_now()) {}
    [[nodiscard]] core::Now now() const {
        auto now = store::read_now();
        if (start_) {
            now.wall = *start_ + (now.mono - made_.mono);
            now.trusted = true;
        }
        return now;
    }

  private:
    std::optional<core::WallTime> start_;
    core::Now made_;
};

core::Result<std::optional<core::WallTime>> start_of_clock(const std::string& now, const core::EventInfo& event) {
    if (now.empty()) return event.sample ? event.demo_now : std::nullopt;
    if (!event.sample)
        return core::fail(ErrorKind::Usage, "--now is for sample events only; " + event.id.str() + " is a real one");
    const auto time = core::parse_iso(now, event.zone);
    if (!time) return core::fail(ErrorKind::Usage, "--now: " + time.error().detail);
    return *time;
}

bool next_line(std::istream& in, std::string& line) {
    line.clear();
    int c = in.get();
    if (c == std::istream::traits_type::eof()) return false;
    for (; c != '\n' && c != std::istream::traits_type::eof(); c = in.get()) {
        if (line.size() < kLongestLine) line += static_cast<char>(c);
    }
    if (line.ends_with('\r')) line.pop_back();
    return true;
}

std::string who_of(const core::Outcome& outcome) {
    if (outcome.person) return outcome.person->name;
    if (outcome.delegation && outcome.verdict == core::Verdict::Group)
        return outcome.delegation->name.in(core::kHomeLanguage);
    return "-";
}

std::string time_of(const core::Outcome& outcome) {
    auto text = core::format_iso(core::WallTime{outcome.at.time_since_epoch()}, core::Zone::utc()).substr(0, 19);
    text[10] = ' ';
    return text;
}

void print(const Io& io, const core::Outcome& outcome) {
    if (io.json) {
        print_json(io.out, {{"verdict", core::name_of(outcome.verdict)},
                            {"at", time_of(outcome)},
                            {"who", who_of(outcome)},
                            {"repeats_green", outcome.repeats_green},
                            {"entry", outcome.entry ? json_of(*outcome.entry) : Json()}});
    } else {
        io.out << core::name_of(outcome.verdict) << '\t' << time_of(outcome) << '\t' << printable(who_of(outcome))
               << '\n';
    }
    io.out.flush();
}

core::Result<core::EventInfo> event_in(const std::filesystem::path& database) {
    const auto opened = store::Database::open(database, store::OpenMode::ReadOnly);
    if (!opened) return tl::unexpected(opened.error());
    return opened->event();
}

} // namespace

int present(const Io& io, const Present& options) {
    const auto event = event_in(options.database);
    if (!event) return fail_with(io, event.error());
    const auto start = start_of_clock(options.now, *event);
    if (!start) return fail_with(io, start.error());
    const auto machine = store::machine_id();
    if (!machine) return fail_with(io, machine.error());
    const DeskClock clock(*start);
    store::DeskOptions desk_options;
    desk_options.checkpoint = core::CheckpointId{options.checkpoint};
    desk_options.machine = *machine;
    desk_options.simulated = start->has_value();
    const auto desk = store::Desk::open(options.database, desk_options);
    if (!desk) return fail_with(io, desk.error());
    for (const auto& notice : (*desk)->notices()) io.err << "kioskctl: " << notice << '\n';

    int code = kDone;
    const auto present_one = [&](const std::string& text) {
        const auto outcome = (*desk)->present({text, core::Source::Tool}, clock.now());
        print(io, outcome);
        if (outcome.verdict == core::Verdict::NotRecorded)
            code = fail_with(io, {ErrorKind::Io, (*desk)->last_failure()});
    };
    const bool from_stream = options.tokens.empty() || (options.tokens.size() == 1 && options.tokens.front() == "-");
    if (!from_stream) {
        for (const auto& token : options.tokens) present_one(token);
        return code;
    }
    for (std::string line; next_line(io.in, line);) {
        if (!line.empty()) present_one(line);
    }
    return code;
}

} // namespace kiosk::tool
