// What a unit of the session is given: one event, at one time. The references outlive the step.
#pragma once

#include <vector>

#include "core/base/clock.hpp"
#include "core/session/events.hpp"
#include "core/session/state.hpp"

namespace kiosk::core {

struct Moment {
    State& state;
    MonoTime now; // of the event, or the deadline that is due
    std::vector<SessionEffect>& effects;
};

} // namespace kiosk::core
