#include <chrono>
#include <functional>
#include <ostream>
#include <thread>

#include "core/base/iso_day.hpp"
#include "core/rules/checkpoint_rules.hpp"
#include "service/event_source.hpp"
#include "service/people_of_day.hpp"
#include "tool/commands.hpp"
#include "tool/commands/desk_clock.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

using core::Result;

constexpr std::chrono::seconds kLookAgain{1};

struct Today {
    core::Checkpoint here;
    core::LocalTime at{};
    core::NotArrived away;
    core::InsideNow inside;
    // The time alone changes nothing.
    [[nodiscard]] bool says_as(const Today& other) const {
        return here == other.here && away == other.away && inside == other.inside;
    }
};

std::string name_in(const core::Texts& name, const std::string& otherwise) {
    const auto& text = name.in(core::kHomeLanguage);
    return text.empty() ? otherwise : text;
}

// Opened anew for each look: another program may have loaded another revision.
Result<Today> look(const ShowToday& options, const DeskClock& clock) {
    const auto database = TRY(store::Database::open(options.database, store::OpenMode::ReadOnly));
    const auto now = clock.now();
    const auto event = TRY(database.event());
    const auto checkpoints = TRY(database.checkpoints());
    Today today;
    today.at = event.zone.to_local(now.wall);
    const auto wanted = options.checkpoint.empty() ? core::choose_checkpoint(checkpoints, today.at)
                                                   : core::CheckpointId{options.checkpoint};
    today.here = TRY(service::find_checkpoint(checkpoints, wanted));
    const auto people = TRY(service::PeopleOfDay::read(database, today.here, now));
    today.away = people.not_arrived();
    today.inside = people.inside();
    return today;
}

Json json_of_leader(const std::optional<core::PersonRow>& leader) {
    return leader ? Json(leader->name) : Json();
}

Json json_of_excuse(const core::Excuses& excuses, const core::ParticipantId& who) {
    const auto excuse = excuses.find(who);
    if (excuse == excuses.end()) return {};
    return {{"reason", excuse->second.reason},
            {"by", excuse->second.by.str()},
            {"time", core::format_time(excuse->second.at)}};
}

Json json_of_absent(const core::AbsentGroup& group, const core::Excuses& excuses) {
    auto people = Json::array();
    for (const auto& each : group.people)
        people.push_back({{"id", each.id.str()},
                          {"name", each.name},
                          {"latin", each.latin},
                          {"role", each.role},
                          {"group", each.group},
                          {"excused", json_of_excuse(excuses, each.id)}});
    return {{"delegation", group.id.str()},
            {"name", name_in(group.name, group.id.str())},
            {"leader", json_of_leader(group.leader)},
            {"expected", group.expected},
            {"missing", group.missing},
            {"excused", group.excused},
            {"unnamed", group.unnamed},
            {"people", people}};
}

Json json_of_inside(const core::InsideGroup& group) {
    auto people = Json::array();
    for (const auto& each : group.inside)
        people.push_back({{"subject", each.subject.str()},
                          {"name", each.name},
                          {"group", each.group},
                          {"people", each.people},
                          {"day", core::format_day(core::day_of(each.since))},
                          {"since", core::format_time(each.since)}});
    return {{"delegation", group.id.str()},
            {"name", name_in(group.name, group.id.str())},
            {"leader", json_of_leader(group.leader)},
            {"inside", group.people},
            {"people", people}};
}

void print_json_of(const Io& io, const ShowToday& options, const Today& today) {
    Json all{{"day", core::format_day(core::day_of(today.at))},
             {"time", core::format_time(today.at)},
             {"checkpoint", today.here.id.str()},
             {"area", today.here.area.str()},
             {"expected", today.away.expected},
             {"missing", today.away.missing},
             {"excused", today.away.excused},
             {"closed", today.away.over},
             {"inside", today.inside.people}};
    if (options.missing) {
        auto& groups = all["not_arrived"] = Json::array();
        for (const auto& group : today.away.groups) groups.push_back(json_of_absent(group, today.away.excuses));
    }
    if (options.inside) {
        auto& groups = all["inside_now"] = Json::array();
        for (const auto& group : today.inside.groups) groups.push_back(json_of_inside(group));
    }
    print_json(io.out, all);
}

// Of whom there is a list at a checkpoint.
struct AwayWords {
    std::string_view open, over; // before it closes, and after
    std::string_view inside;
};
AwayWords away_words(core::CheckpointKind kind) {
    switch (kind) {
    case core::CheckpointKind::Handout:
        return {"not handed out yet", "not handed out", "handed out"};
    case core::CheckpointKind::Loan:
        return {"not returned yet", "not returned", "lent out"};
    case core::CheckpointKind::Handover:
        return {"not collected yet", "not collected", "collected"};
    default:
        return {"not here yet", "absent", "inside"};
    }
}

std::string led_by(const std::optional<core::PersonRow>& leader) {
    return leader ? ", led by " + printable(leader->name) : std::string();
}

std::string excuse_of(const core::Excuses& excuses, const core::ParticipantId& who) {
    const auto excuse = excuses.find(who);
    return excuse == excuses.end() ? std::string() : excuse->second.reason + ", by " + excuse->second.by.str();
}

void print_missing(const Io& io, const core::NotArrived& away) {
    for (const auto& group : away.groups) {
        io.out << '\n'
               << printable(name_in(group.name, group.id.str())) << ": " << group.missing << " of " << group.expected
               << led_by(group.leader);
        if (group.unnamed > 0) io.out << "; " << group.unnamed << " of these are here, counted without names";
        io.out << '\n';
        TextTable table({"id", "name", "latin", "role", "group", "excused"});
        for (const auto& each : group.people)
            table.add({each.id.str(), each.name, each.latin, each.role, each.group, excuse_of(away.excuses, each.id)});
        table.print(io.out);
    }
}

// What is lent may be out since a day before.
std::string since_text(core::LocalTime since, core::LocalDay today) {
    const bool of_today = core::day_of(since) == today;
    return (of_today ? "" : core::format_day(core::day_of(since)) + " ") + core::format_time(since);
}

void print_inside(const Io& io, const core::InsideNow& inside, core::LocalDay today) {
    for (const auto& group : inside.groups) {
        const bool known = !group.id.empty();
        io.out << '\n'
               << (known ? printable(name_in(group.name, group.id.str())) : std::string("of no known delegation"))
               << ": " << group.people << led_by(group.leader) << '\n';
        TextTable table({"since", "name", "latin", "group", "people"});
        for (const auto& each : group.inside)
            table.add({since_text(each.since, today), each.name.empty() ? each.subject.str() : each.name, each.latin,
                       each.group, std::to_string(each.people)});
        table.print(io.out);
    }
}

void print_today(const Io& io, const ShowToday& options, const Today& today) {
    if (io.json) return print_json_of(io, options, today);
    const auto words = away_words(today.here.kind);
    io.out << core::format_day(core::day_of(today.at)) << ' ' << core::format_time(today.at) << ' '
           << printable(name_in(today.here.name, today.here.id.str())) << ": " << today.away.missing << " of "
           << today.away.expected << ' ' << (today.away.over ? words.over : words.open);
    if (today.away.excused > 0) io.out << " (" << today.away.excused << " of them excused)";
    io.out << ", " << today.inside.people << ' ' << words.inside << '\n';
    if (options.missing) print_missing(io, today.away);
    if (options.inside) print_inside(io, today.inside, core::day_of(today.at));
    io.out.flush();
}

std::function<bool()> a_second_for(std::optional<int> seconds) {
    const auto begun = std::chrono::steady_clock::now();
    return [=] {
        std::this_thread::sleep_for(kLookAgain);
        return !seconds || std::chrono::steady_clock::now() - begun < std::chrono::seconds{*seconds};
    };
}

} // namespace

int show_today(const Io& io, const ShowToday& options) {
    const auto opened = store::Database::open(options.database, store::OpenMode::ReadOnly);
    if (!opened) return fail_with(io, opened.error());
    const auto event = opened->event();
    if (!event) return fail_with(io, event.error());
    const auto clock = clock_for(options.now, *event, options.database);
    if (!clock) return fail_with(io, clock.error());
    auto said = look(options, *clock);
    if (!said) return fail_with(io, said.error());
    print_today(io, options, *said);
    if (!options.watch) return kDone;
    const auto wait = options.wait ? options.wait : a_second_for(options.seconds);
    while (io.out && wait()) {
        auto now = look(options, *clock);
        if (!now && now.error().kind == core::ErrorKind::Busy) continue; // another program writes
        if (!now) return fail_with(io, now.error());
        if (now->says_as(*said)) continue;
        if (!io.json) io.out << '\n';
        print_today(io, options, *now);
        said = std::move(now);
    }
    return kDone;
}

} // namespace kiosk::tool
