// On which day a checkpoint is open, and at which one a kiosk stands. Pure.
#pragma once

#include <span>
#include <vector>

#include "core/event/roster.hpp"
#include "core/rules/day_changes.hpp"

namespace kiosk::core {

// Its own day; a checkpoint without one is open on every day of the event: today, or the nearest of them. An event that
// ends before it begins has its first day.
[[nodiscard]] LocalDay day_of(const Checkpoint& checkpoint, const EventInfo& event, LocalDay today);

// Where a kiosk stands when nobody said: of the checkpoints that admit, one open now, gates first; else the first gate;
// else the first. Empty without checkpoints.
[[nodiscard]] CheckpointId choose_checkpoint(const std::vector<Checkpoint>& checkpoints, LocalTime now);

// Where a kiosk may stand that follows the programme.
struct Followed {
    std::vector<CheckpointId> among; // empty: those near `from`, itself included: in its area, or of items in its
                                     // item's place; exits only where it is one
    CheckpointId from;
    bool operator==(const Followed&) const = default;
};
// Borrows all of it.
struct FollowedDay {
    const EventInfo& event;
    const DayChanges& changes;
    std::span<const ProgrammeItem> programme; // as it takes place
    std::span<const Checkpoint> checkpoints;  // as planned
};
// Where it stands now: of those open by today's changes, which an item that was cancelled is not, the one that opened
// last; else the one that opens next today; else here. A checkpoint without hours has those of its item.
[[nodiscard]] CheckpointId by_programme(const FollowedDay& day, const Followed& followed, const CheckpointId& here,
                                        LocalTime now);

} // namespace kiosk::core
