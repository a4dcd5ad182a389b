// On which day a checkpoint is open, and at which one a kiosk stands. Pure.
#pragma once

#include <vector>

#include "core/event/roster.hpp"

namespace kiosk::core {

// Its own day; a checkpoint without one is open on every day of the event: today, or the nearest of them. An event that
// ends before it begins has its first day.
[[nodiscard]] LocalDay day_of(const Checkpoint& checkpoint, const EventInfo& event, LocalDay today);

// Where a kiosk stands when nobody said: of the checkpoints that admit, one open now, gates first; else the first gate;
// else the first. Empty without checkpoints.
[[nodiscard]] CheckpointId choose_checkpoint(const std::vector<Checkpoint>& checkpoints, LocalTime now);

} // namespace kiosk::core
