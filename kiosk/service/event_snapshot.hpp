// The event as the screens show it: values, read from the database at one moment. Slow: never on the thread that draws.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <vector>

#include "core/base/result.hpp"
#include "core/event/programme.hpp"
#include "core/event/roster.hpp"
#include "store/database.hpp"

namespace kiosk::service {

struct EventSnapshot {
    core::EventInfo event;
    core::RevisionNumber revision;
    std::vector<core::Delegation> delegations;
    std::vector<core::ProgrammeItem> programme; // as core::live_programme() gives it; each says its place in words
    std::map<core::ItemId, core::LateChange> late_changes;
    core::Checkpoint checkpoint; // where this kiosk stands
    std::vector<core::Place> places;
};

// NotFound: the database holds no event. The checkpoint is the one given.
[[nodiscard]] core::Result<EventSnapshot> read_snapshot(const store::Database& database, core::Checkpoint here);

// The event anew when another process has loaded another revision than the one known; its checkpoint is the one given,
// as far as that is still there. None: nothing new.
[[nodiscard]] core::Result<std::optional<EventSnapshot>>
read_news(const std::filesystem::path& database, core::RevisionNumber known, const core::Checkpoint& here);

} // namespace kiosk::service
