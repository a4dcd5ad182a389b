#include <istream>
#include <optional>
#include <ostream>

#include "platform/system_clock.hpp"
#include "service/event_source.hpp"
#include "tool/commands.hpp"
#include "tool/commands/desk_clock.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

using core::ErrorKind;

// Far above any code that a scanner reads; what is longer is cut and so unreadable.
constexpr std::size_t kLongestLine = 4096;

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
                            {"entry", outcome.entry ? tool::json_of(*outcome.entry) : Json()}});
    } else {
        io.out << core::name_of(outcome.verdict) << '\t' << time_of(outcome) << '\t' << printable(who_of(outcome))
               << '\n';
    }
    io.out.flush();
}

core::Result<service::OpenedEvent> open_event(const Present& options, platform::Clock& clock) {
    service::EventSource source;
    source.database = options.database;
    source.checkpoint = core::CheckpointId{options.checkpoint};
    if (!options.now.empty()) source.now = options.now;
    source.machine = TRY(platform::machine_id());
    return service::open_event(source, clock);
}

} // namespace

int present(const Io& io, const Present& options) {
    const auto clock = machine_clock(options.database);
    if (!clock) return fail_with(io, clock.error());
    const auto opened = open_event(options, clock->clock());
    if (!opened) return fail_with(io, opened.error());
    say_notes(io, opened->notes, *clock);
    auto& desk = *opened->desk;

    int code = kDone;
    const auto present_one = [&](const std::string& text) {
        const auto outcome = desk.present({text, core::Source::Tool}, clock->now());
        print(io, outcome);
        if (outcome.verdict == core::Verdict::NotRecorded) code = fail_with(io, {ErrorKind::Io, desk.last_failure()});
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
