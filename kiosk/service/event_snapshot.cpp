#include "service/event_snapshot.hpp"

#include <utility>

#include "core/base/find_by_id.hpp"

namespace kiosk::service {
namespace {

// An item without words of its own for its place is at the place by its name.
void name_places(std::vector<core::ProgrammeItem>& programme, const std::vector<core::Place>& places) {
    for (core::ProgrammeItem& item : programme) {
        if (!item.place_text.empty()) continue;
        if (const auto* place = core::find_by_id(places, item.place)) item.place_text = place->name;
    }
}

} // namespace

core::Result<EventSnapshot> read_snapshot(const store::Database& database, core::Checkpoint here) {
    auto programme = TRY(database.programme());
    auto before = TRY(database.programme_before());
    EventSnapshot snapshot;
    snapshot.event = TRY(database.event());
    snapshot.revision = TRY(database.revision());
    snapshot.delegations = TRY(database.delegations());
    snapshot.places = TRY(database.places());
    name_places(programme, snapshot.places);
    name_places(before, snapshot.places);
    core::LiveProgramme live = core::live_programme(std::move(programme), before);
    snapshot.programme = std::move(live.items);
    snapshot.late_changes = std::move(live.changes);
    snapshot.checkpoint = std::move(here);
    return snapshot;
}

core::Result<std::optional<EventSnapshot>> read_news(const std::filesystem::path& file, core::RevisionNumber known,
                                                     const core::Checkpoint& here) {
    const auto database = TRY(store::Database::open(file, store::OpenMode::ReadOnly));
    const auto revision = TRY(database.revision());
    if (revision == known) return std::nullopt;
    const auto checkpoints = TRY(database.checkpoints());
    const auto* same = core::find_by_id(checkpoints, here.id);
    return read_snapshot(database, same == nullptr ? here : *same).map([](EventSnapshot snapshot) {
        return std::optional(std::move(snapshot));
    });
}

} // namespace kiosk::service
