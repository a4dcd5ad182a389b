// The event as the screens show it: values, read from the database at one moment. Slow: never on the thread that draws.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <vector>

#include "core/base/result.hpp"
#include "core/event/programme.hpp"
#include "core/event/roster.hpp"
#include "core/rules/day_changes.hpp"
#include "store/database.hpp"

namespace kiosk::service {

struct EventSnapshot {
    core::EventInfo event;
    store::RevisionStamp revision;
    std::vector<core::Delegation> delegations;  // as they are expected today
    std::vector<core::ProgrammeItem> programme; // as core::live_programme() gives it; each says its place in words
    std::map<core::ItemId, core::LateChange> late_changes;
    core::DayChanges changes;    // of the day: in all of this but the hours of checkpoints
    core::Checkpoint checkpoint; // where this kiosk stands
    bool follows = false;        // the programme; the reader's to set
    std::vector<core::Checkpoint> checkpoints;
    std::vector<core::Place> places;
};

// NotFound: the database holds no event. The checkpoint is the one given.
[[nodiscard]] core::Result<EventSnapshot> read_snapshot(const store::Database& database, core::Checkpoint here);

// The event anew when it is another than the one known: another process has loaded a revision, or the day was changed;
// its checkpoint is the one given, as far as that is still there. None: nothing new.
[[nodiscard]] core::Result<std::optional<EventSnapshot>>
read_news(const std::filesystem::path& database, const store::RevisionStamp& known, const core::Checkpoint& here);

} // namespace kiosk::service
