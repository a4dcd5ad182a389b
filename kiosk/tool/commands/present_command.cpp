#include <istream>
#include <optional>
#include <ostream>

#include "store/database.hpp"
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
                            {"entry", outcome.entry ? json_of(*outcome.entry) : Json()}});
    } else {
        io.out << core::name_of(outcome.verdict) << '\t' << time_of(outcome) << '\t' << printable(who_of(outcome))
               << '\n';
    }
    io.out.flush();
}

core::Result<core::EventInfo> event_in(const std::filesystem::path& database) {
    const auto opened = TRY(store::Database::open(database, store::OpenMode::ReadOnly));
    return opened.event();
}

} // namespace

int present(const Io& io, const Present& options) {
    const auto event = event_in(options.database);
    if (!event) return fail_with(io, event.error());
    const auto clock = clock_for(options.now, *event, options.database);
    if (!clock) return fail_with(io, clock.error());
    const auto desk = open_desk(io, options.database, options.checkpoint, *clock);
    if (!desk) return fail_with(io, desk.error());

    int code = kDone;
    const auto present_one = [&](const std::string& text) {
        const auto outcome = (*desk)->present({text, core::Source::Tool}, clock->now());
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
