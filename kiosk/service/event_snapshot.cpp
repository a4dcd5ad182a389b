#include "service/event_snapshot.hpp"

#include <utility>

#include "core/base/find_by_id.hpp"
#include "store/day_records.hpp"

namespace kiosk::service {
namespace {

// An item without words of its own for its place is at the place by its name.
void name_places(std::vector<core::ProgrammeItem>& programme, const std::vector<core::Place>& places) {
    for (core::ProgrammeItem& item : programme) {
        if (!item.place_text.empty()) continue;
        if (const auto* place = core::find_by_id(places, item.place)) item.place_text = place->name;
    }
}

// before: those too that the day changed, as they were planned.
void change_day(std::vector<core::ProgrammeItem>& programme, std::vector<core::ProgrammeItem>& before,
                const core::DayChanges& changes) {
    for (core::ProgrammeItem& item : programme) {
        auto changed = changes.changed(item);
        if (changed == item) continue;
        if (core::find_by_id(before, item.id) == nullptr) before.push_back(item);
        item = std::move(changed);
    }
}

} // namespace

core::Result<EventSnapshot> read_snapshot(const store::Database& database, core::Checkpoint here) {
    auto programme = TRY(database.programme());
    auto before = TRY(database.programme_before());
    EventSnapshot snapshot;
    snapshot.event = TRY(database.event());
    snapshot.revision = TRY(database.stamp());
    snapshot.changes = core::DayChanges(TRY(store::read_changes(database, snapshot.event.zone)), programme);
    snapshot.delegations = TRY(database.delegations());
    for (auto& each : snapshot.delegations) each = snapshot.changes.changed(std::move(each));
    snapshot.checkpoints = TRY(database.checkpoints());
    snapshot.places = TRY(database.places());
    change_day(programme, before, snapshot.changes);
    name_places(programme, snapshot.places);
    name_places(before, snapshot.places);
    core::LiveProgramme live = core::live_programme(std::move(programme), before);
    snapshot.programme = std::move(live.items);
    snapshot.late_changes = std::move(live.changes);
    snapshot.checkpoint = std::move(here);
    return snapshot;
}

core::Result<std::optional<EventSnapshot>> read_news(const std::filesystem::path& file,
                                                     const store::RevisionStamp& known, const core::Checkpoint& here) {
    const auto database = TRY(store::Database::open(file, store::OpenMode::ReadOnly));
    if (TRY(database.stamp()) == known) return std::nullopt;
    const auto checkpoints = TRY(database.checkpoints());
    const auto* same = core::find_by_id(checkpoints, here.id);
    return read_snapshot(database, same == nullptr ? here : *same).map([](EventSnapshot snapshot) {
        return std::optional(std::move(snapshot));
    });
}

} // namespace kiosk::service
