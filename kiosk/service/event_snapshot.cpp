#include "service/event_snapshot.hpp"

#include <algorithm>
#include <utility>

namespace kiosk::service {
namespace {

// An item without words of its own for its place is at the place by its name.
void name_places(std::vector<core::ProgrammeItem>& programme, const std::vector<core::Place>& places) {
    for (core::ProgrammeItem& item : programme) {
        if (!item.place_text.empty()) continue;
        const auto place = std::ranges::find(places, item.place, &core::Place::id);
        if (place != places.end()) item.place_text = place->name;
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
    const auto same = std::ranges::find(checkpoints, here.id, &core::Checkpoint::id);
    return read_snapshot(database, same == checkpoints.end() ? here : *same).map([](EventSnapshot snapshot) {
        return std::optional(std::move(snapshot));
    });
}

} // namespace kiosk::service
