#include "service/event_source.hpp"

#include <system_error>
#include <utility>

#include "core/base/find_by_id.hpp"
#include "core/rules/checkpoint_rules.hpp"
#include "event/package/package.hpp"
#include "store/roster/revision_policy.hpp"

namespace kiosk::service {
namespace {

namespace fs = std::filesystem;
using core::ErrorKind;

std::string all_lines(const std::vector<event::Problem>& problems) {
    std::string lines;
    for (const event::Problem& problem : problems) lines += (lines.empty() ? "" : "\n") + event::to_line(problem);
    return lines;
}

// Without a usable package an event that is already there goes on; a database of another event is never touched.
core::Status bring_up_to_date(store::Database& database, const event::PackageReport& report, const fs::path& folder,
                              core::WallTime now, std::vector<std::string>& notes) {
    const bool had_event = TRY(database.holds_event());
    const auto loaded =
        report.ok() ? load_revision(database, *report.package, now)
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

core::Result<store::Database> open_file(const fs::path& file, store::OpenMode mode) {
    return store::Database::open(file, mode).map_error([&](const core::Error& error) {
        return error.at(file.string());
    });
}

core::Result<store::Database> open_with_package(const fs::path& file, const fs::path& folder, core::WallTime now,
                                                std::vector<std::string>& notes) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return core::fail(ErrorKind::Usage, folder.string() + ": there is no such event folder");
    if (file.has_parent_path()) fs::create_directories(file.parent_path(), error);
    const event::PackageReport report = event::read_package(folder);
    const auto may = !report.ok() && !fs::exists(file, error)
                         ? core::Status(core::fail(ErrorKind::Invalid, all_lines(report.problems)))
                     : report.ok() ? check_before_making(file, *report.package, false)
                                   : core::Status{};
    if (!may) return tl::unexpected(may.error().at(folder.string()));
    auto database = TRY(open_file(file, store::OpenMode::Create));
    TRY(bring_up_to_date(database, report, folder, now, notes));
    return database;
}

core::Result<store::Database> open_database(const EventSource& source, core::WallTime now,
                                            std::vector<std::string>& notes) {
    auto database = TRY(source.package ? open_with_package(source.database, *source.package, now, notes)
                                       : open_file(source.database, store::OpenMode::ReadWrite));
    if (!TRY(database.holds_event()))
        return core::fail(ErrorKind::NotFound,
                          source.database.string() +
                              " holds no event: load one with \"kioskctl event load\", or start the kiosk with "
                              "--event DIR");
    return database;
}

} // namespace

core::Result<store::LoadSummary> load_revision(store::Database& database, const core::EventPackage& package,
                                               core::WallTime now, const LoadWishes& wishes) {
    return database.load(package, {wishes.accept_unsealed, wishes.progress, core::day_at(package.event, now)});
}

core::Status keeps_checkpoint(const store::Desk* desk, const core::EventPackage& package) {
    if (desk == nullptr || core::find_by_id(package.checkpoints, desk->checkpoint().id) != nullptr) return {};
    return core::fail(ErrorKind::Refused,
                      "it has no checkpoint " + desk->checkpoint().id.str() + ", at which this kiosk stands");
}

core::Result<store::LoadSummary> load_beside(const store::Desk* desk, const fs::path& file,
                                             const core::EventPackage& package, core::WallTime now,
                                             const LoadWishes& wishes) {
    TRY(keeps_checkpoint(desk, package));
    auto database = TRY(store::Database::open(file, store::OpenMode::ReadWrite));
    return load_revision(database, package, now, wishes);
}

core::Status check_before_making(const fs::path& database, const core::EventPackage& package, bool accept_unsealed) {
    std::error_code error;
    if (fs::exists(database, error)) return {};
    TRY(store::admit(std::nullopt, package, accept_unsealed));
    return {};
}

core::Result<std::optional<core::WallTime>> demo_start(const core::EventInfo& event,
                                                       const std::optional<std::string>& now) {
    if (!now) return event.sample ? event.demo_now : std::nullopt;
    if (!event.sample)
        return core::fail(ErrorKind::Usage, "--now is for sample events only; " + event.id.str() + " is a real one");
    const auto start = core::parse_iso(*now, event.zone);
    if (!start) return core::fail(ErrorKind::Usage, "--now: " + start.error().detail);
    return *start;
}

core::Result<core::Checkpoint> find_checkpoint(const std::vector<core::Checkpoint>& checkpoints,
                                               const core::CheckpointId& wanted) {
    if (const auto* found = core::find_by_id(checkpoints, wanted)) return *found;
    std::string list;
    for (const core::Checkpoint& each : checkpoints) list += (list.empty() ? "" : ", ") + each.id.str();
    if (list.empty()) return core::fail(ErrorKind::NotFound, "the event has no checkpoint: add one to checkpoints.csv");
    return core::fail(ErrorKind::Usage, "the event has no checkpoint " + wanted.str() + "; it has " + list);
}

core::Result<OpenedEvent> open_event(const EventSource& source, platform::Clock& clock) {
    OpenedEvent opened;
    {
        const auto database = TRY(open_database(source, clock.now().wall, opened.notes));
        const auto event = TRY(database.event());
        const auto checkpoints = TRY(database.checkpoints());
        const auto start = TRY(demo_start(event, source.now));
        if (start && !clock.in_demo()) clock.start_demo(*start, clock.machine());
        if (source.followed)
            for (const auto& each : source.followed->among) TRY(find_checkpoint(checkpoints, each));
        const bool among = source.followed && !source.followed->among.empty();
        const auto wanted = source.checkpoint.value_or(
            among ? source.followed->among.front()
                  : core::choose_checkpoint(checkpoints, event.zone.to_local(clock.now().wall)));
        auto here = TRY(find_checkpoint(checkpoints, wanted));
        opened.snapshot = TRY(read_snapshot(database, std::move(here)));
    }
    store::DeskOptions options;
    options.checkpoint = opened.snapshot.checkpoint.id;
    options.machine = source.machine;
    options.simulated = clock.in_demo();
    auto desk = store::Desk::open(source.database, options);
    if (!desk) return tl::unexpected(desk.error().at(source.database.string()));
    opened.desk = std::move(*desk);
    for (const std::string& notice : opened.desk->notices()) opened.notes.push_back(notice);
    return opened;
}

} // namespace kiosk::service
