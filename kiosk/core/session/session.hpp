// The whole state of what a guest sees, and how it changes. Pure: step() reads no clock and touches nothing.
//
// - Any touch leaves attract for home; a badge goes straight to its result, and back to where it was presented when the
//   countdown ends. Idle asks, then returns to attract and forgets language, accessibility, result, strip and waiting.
// - The next badge ends a green or neutral result at once. Within hold_grave of an amber or red it waits; then the
//   amber or red shrinks to a strip, and all that waited is shown as one result, a row each. Nothing that was decided
//   is left unshown.
// - A Group result stands alone: presented together with other badges, it is shown after them.
// - Codes that are none of ours never make a result: they raise a hint, silently, and do not put off idle.
// - A scan never changes State::language: the result carries the guest's own. "My programme" and "show the way" on a
//   result do: whoever touched them reads on in the language of that page.
// - "My programme" is that guest's alone: it is forgotten when its screen is left, when the next badge comes, and by
//   idle. "Show the way" leaves neither it nor the result for good: "back" leads from the map to where it was asked
//   for, unless another badge came meanwhile. A result that comes back makes no sound, and counts down anew.
// - What is chosen on the map is kept while results come and go, and forgotten with everything else.
// - Staff hold a corner and give their PIN. Their screen ends with everything on it after SessionTiming::staff without
//   a touch; badges are decided meanwhile, put nothing off, and their verdict is a strip. What the desk answers to
//   somebody who has left is not looked at.
//
// state.hpp has the values, events.hpp what happens to them. Each part of the state has a unit of its own beside them,
// with an on() for every event that concerns it; an event without one does not compile.
#pragma once

#include <optional>
#include <vector>

#include "core/base/clock.hpp"
#include "core/session/events.hpp"
#include "core/session/state.hpp"

namespace kiosk::core {

struct Stepped {
    State state;
    std::vector<SessionEffect> effects;
};

// now must not go backwards between calls (monotonic, one boot). Deadlines up to now take effect first, each at its own
// time, so that late or superfluous Ticks change nothing. One PlayTone and, behind it, one Speak a shown result.
[[nodiscard]] Stepped step(State state, const SessionEvent& event, MonoTime now);

// When the next Tick can change anything, if nobody touches: the main loop sleeps until then.
[[nodiscard]] std::optional<MonoTime> next_deadline(const State& state);

} // namespace kiosk::core
