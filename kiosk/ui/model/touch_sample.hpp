// One movement of one finger, as the window hands it on.
#pragma once

#include "core/base/clock.hpp"
#include "ui/model/geometry.hpp"

namespace kiosk::ui {

struct TouchSample {
    enum class Phase { Began, Moved, Ended, Cancelled };
    int id = 0; // of the finger, unique while it is down
    Phase phase = Phase::Began;
    Vec at;                // framebuffer pixels in FrameInput; whoever takes it further says in what
    core::MonoTime time{}; // never goes backwards
    bool operator==(const TouchSample&) const = default;
};

} // namespace kiosk::ui
