#include "app/workers/event_source.hpp"

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

#include "core/rules/attendance.hpp"
#include "core/rules/checkpoint_rules.hpp"
#include "event/package/package.hpp"
#include "store/database.hpp"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;
using core::ErrorKind;

std::string all_lines(const std::vector<event::Problem>& problems) {
    std::string lines;
    for (const event::Problem& problem : problems) lines += (lines.empty() ? "" : "\n") + event::to_line(problem);
    return lines;
}

// Without a usable package an event that is already there goes on; a database of another event is never touched.
core::Status bring_up_to_date(store::Database& database, const fs::path& folder, const Clock& clock,
                              std::vector<std::string>& notes) {
    const event::PackageReport report = event::read_package(folder);
    const bool had_event = TRY(database.holds_event());
    core::Result<store::LoadSummary> loaded =
        report.ok() ? database.load(*report.package, {false, {}, core::day_at(report.package->event, clock.now().wall)})
                    : core::Result<store::LoadSummary>(core::fail(ErrorKind::Invalid, all_lines(report.problems)));
    if (loaded) {
        if (loaded->new_event || loaded->added + loaded->changed + loaded->removed > 0)
            notes.push_back("event loaded: " + std::to_string(loaded->added) + " participants added, " +
                            std::to_string(loaded->changed) + " changed, " + std::to_string(loaded->removed) + " gone");
        return {};
    }
    if (!had_event) return tl::unexpected(loaded.error().at(folder.string()));
    if (report.ok()) {
        const auto present = database.event();
        if (present && present->id != report.package->event.id)
            return core::fail(ErrorKind::Refused, "the database holds the event " + present->id.str() +
                                                      ", the package is " + report.package->event.id.str() +
                                                      ": give another --db");
    }
    notes.push_back("the package was not loaded, the event in the database goes on: " + loaded.error().detail);
    return {};
}

core::Status start_clock(const EventSource& source, const core::EventInfo& event, Clock& clock) {
    if (clock.in_demo()) return {};
    if (!source.now) {
        if (event.sample && event.demo_now) clock.start_demo(*event.demo_now, clock.machine());
        return {};
    }
    if (!event.sample)
        return core::fail(ErrorKind::Usage,
                          "--now works only for an event marked as sample; " + event.id.str() + " is a real one");
    const auto start = core::parse_iso(*source.now, event.zone);
    if (!start) return core::fail(ErrorKind::Usage, "--now " + *source.now + ": " + start.error().detail);
    clock.start_demo(*start, clock.machine());
    return {};
}

// An item without words of its own for its place is at the place by its name.
void name_places(std::vector<core::ProgrammeItem>& programme, const std::vector<core::Place>& places) {
    for (core::ProgrammeItem& item : programme) {
        if (!item.place_text.empty()) continue;
        const auto place =
            std::find_if(places.begin(), places.end(), [&](const auto& p) { return p.id == item.place; });
        if (place != places.end()) item.place_text = place->name;
    }
}

// The event's values; the checkpoint is chosen by the caller.
core::Result<ui::Model> read_model(const store::Database& database) {
    auto event = TRY(database.event());
    auto delegations = TRY(database.delegations());
    auto programme = TRY(database.programme());
    auto before = TRY(database.programme_before());
    auto places = TRY(database.places());
    ui::Model model;
    model.places = std::move(places);
    model.event = std::move(event);
    model.delegations = std::move(delegations);
    auto revision = TRY(database.revision());
    model.revision = revision;
    name_places(programme, model.places);
    name_places(before, model.places);
    core::LiveProgramme live = core::live_programme(std::move(programme), before);
    model.programme = std::move(live.items);
    model.late_changes = std::move(live.changes);
    return model;
}

core::Result<core::Checkpoint> find_checkpoint(const std::vector<core::Checkpoint>& checkpoints,
                                               const EventSource& source, core::LocalTime now) {
    const core::CheckpointId wanted = source.checkpoint.value_or(core::choose_checkpoint(checkpoints, now));
    const auto found =
        std::find_if(checkpoints.begin(), checkpoints.end(), [&](const auto& each) { return each.id == wanted; });
    if (found != checkpoints.end()) return *found;
    std::string list;
    for (const core::Checkpoint& each : checkpoints) list += (list.empty() ? "" : ", ") + each.id.str();
    if (list.empty()) return core::fail(ErrorKind::NotFound, "the event has no checkpoint: add one to checkpoints.csv");
    return core::fail(ErrorKind::Usage, "the event has no checkpoint " + wanted.str() + "; it has " + list);
}

core::Result<store::Database> open_database(const EventSource& source, const Clock& clock,
                                            std::vector<std::string>& notes) {
    std::error_code error;
    if (source.package && !fs::is_directory(*source.package, error))
        return core::fail(ErrorKind::Usage, source.package->string() + ": there is no such event folder");
    if (source.database.has_parent_path()) fs::create_directories(source.database.parent_path(), error);
    auto database =
        store::Database::open(source.database, source.package ? store::OpenMode::Create : store::OpenMode::ReadWrite);
    if (!database) return tl::unexpected(database.error().at(source.database.string()));
    if (source.package) {
        TRY(bring_up_to_date(*database, *source.package, clock, notes));
    }
    if (!TRY(database->holds_event()))
        return core::fail(ErrorKind::NotFound, source.database.string() + " holds no event: load one with --event DIR");
    return database;
}

} // namespace

core::Result<OpenedEvent> open_event(const EventSource& source, Clock& clock) {
    OpenedEvent opened;
    {
        auto database = TRY(open_database(source, clock, opened.notes));
        auto model = TRY(read_model(database));
        const auto checkpoints = TRY(database.checkpoints());
        TRY(start_clock(source, model.event, clock));
        auto checkpoint = TRY(find_checkpoint(checkpoints, source, model.event.zone.to_local(clock.now().wall)));
        opened.model = std::move(model);
        opened.model.checkpoint = std::move(checkpoint);
    }
    store::DeskOptions options;
    options.checkpoint = opened.model.checkpoint.id;
    options.machine = source.machine;
    options.simulated = clock.in_demo();
    auto desk = store::Desk::open(source.database, options);
    if (!desk) return tl::unexpected(desk.error().at(source.database.string()));
    opened.desk = std::move(*desk);
    for (const std::string& notice : opened.desk->notices()) opened.notes.push_back(notice);
    return opened;
}

core::Result<PeopleCounted> count_people(const fs::path& file, core::LocalDay today) {
    const auto database = TRY(store::Database::open(file, store::OpenMode::ReadOnly));
    const auto delegations = TRY(database.delegations());
    const auto participants = database.participants();
    if (!participants) return tl::unexpected(participants.error());
    const auto entries = TRY(database.entries());
    const auto context = TRY(database.merge_context());

    const auto checkpoints = database.checkpoints();
    if (!checkpoints) return tl::unexpected(checkpoints.error());

    std::set<core::SubjectKey> present;
    std::map<core::AreaId, int> inside;
    for (const auto& [key, presence] : core::merge(entries, context).presences) {
        if (key.day != today) continue;
        present.insert(key.subject);
        if (presence.inside) inside[key.area] += presence.people;
    }
    PeopleCounted counted;
    auto& counts = counted.delegations;
    for (const core::Delegation& each : delegations) counts[each.id] = {each.id, each.name, 0, 0};
    for (const core::Participant& each : *participants) {
        const auto count = counts.find(each.delegation);
        if (count == counts.end()) continue;
        ++count->second.expected;
        if (present.contains(core::subject_of(each.id))) ++count->second.arrived;
    }
    for (const core::Checkpoint& each : *checkpoints) {
        if (each.item.empty() || !each.capacity || (each.day && *each.day != today)) continue;
        const int left = std::max(0, *each.capacity - inside[each.area]);
        // Of several doors to one room the tightest counts.
        const auto [seats, added] = counted.seats.try_emplace(each.item, ui::Seats{left, *each.capacity});
        if (!added && left < seats->second.left) seats->second = {left, *each.capacity};
    }
    return counted;
}

core::Result<std::optional<ui::Model>> read_news(const fs::path& file, core::RevisionNumber known,
                                                 const core::Checkpoint& here) {
    const auto database = TRY(store::Database::open(file, store::OpenMode::ReadOnly));
    const auto revision = TRY(database.revision());
    if (revision == known) return std::nullopt;
    auto model = TRY(read_model(database));
    const auto checkpoints = TRY(database.checkpoints());
    const auto same =
        std::find_if(checkpoints.begin(), checkpoints.end(), [&](const auto& c) { return c.id == here.id; });
    model.checkpoint = same == checkpoints.end() ? here : *same;
    return std::optional(std::move(model));
}

} // namespace kiosk::app
