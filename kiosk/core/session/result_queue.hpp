// What was decided: one result is shown, the others wait behind it. Knows neither screens nor guests; whoever calls
// turns to a result that is shown, and away from one that has ended.
#pragma once

#include <optional>
#include <vector>

#include "core/session/state.hpp"

namespace kiosk::core {

enum class Arrival {
    Nothing,  // no row at all
    Foreign,  // codes that are none of ours, and no badge
    Recorded, // it waits behind what is shown, or is the group that is counted already
    Shown,
};
// One frame's badges. Of them a group is shown after the others, alone.
Arrival arrive(ResultQueue& queue, std::vector<Outcome> rows, const SessionTiming& timing, MonoTime now);

// Shows all that waits but groups as one result, or the first group. False, and nothing changes, when nothing waits.
bool show_next(ResultQueue& queue, const SessionTiming& timing, MonoTime now);
// One that was shown before, with a countdown of its own.
void show_again(ResultQueue& queue, ShownResult result, const SessionTiming& timing, MonoTime now);

// What is shown counts down anew from now. There is a result.
void hold_longer(ResultQueue& queue, const SessionTiming& timing, MonoTime now);

enum class Expiry {
    Nothing, // that concerns the result
    Shown,   // an amber or red gave way to what waited behind it
    Ended,   // the time of the result is over; it is still there
};
// What is due by now.
Expiry expire(ResultQueue& queue, const SessionTiming& timing, MonoTime now);
[[nodiscard]] std::optional<MonoTime> next_deadline(const ResultQueue& queue, const SessionTiming& timing);

// A touch so soon after a result dismisses nothing. There is a result.
[[nodiscard]] bool just_shown(const ResultQueue& queue, const SessionTiming& timing, MonoTime now);

// A group whose people are counted: not one that was sent to the desk already.
[[nodiscard]] bool is_counting(const ResultQueue& queue);
// These two ask for one.
void change_count(ResultQueue& queue, int by, const SessionTiming& timing, MonoTime now);
void mark_sent(ResultQueue& queue, const SessionTiming& timing, MonoTime now);

[[nodiscard]] bool is_group(const ShownResult& result);

} // namespace kiosk::core
