// One finger's path as values: press, tap, drag, fling. Knows no window and no clock.
#pragma once

#include <array>
#include <cstddef>

#include "core/base/clock.hpp"
#include "ui/model/geometry.hpp"

namespace kiosk::ui {

struct PointerSample {
    Vec at;
    bool down = false;
    core::MonoTime time{}; // never goes backwards
};

// A wobble of less than this many units is still a tap.
inline constexpr float kDragSlop = 24.0F;

struct Gesture {
    enum class Phase { Idle, Pressed, Dragging };
    Phase phase = Phase::Idle;
    Vec start, last;
    // The newest samples, for the speed at release.
    std::array<PointerSample, 6> recent{};
    std::size_t count = 0;
};

struct GestureStep {
    Gesture gesture;
    bool pressed = false;  // the finger came down now
    bool released = false; // and went up now
    bool dragged = false;  // released: it was a drag
    float drag = 0;        // vertical units moved now, while dragging; > 0 is downwards
    float speed = 0;       // released after a drag: vertical units a second
};

[[nodiscard]] GestureStep follow(Gesture gesture, const PointerSample& sample);

// A list under the finger. offset: 0 shows the top, limit the bottom.
struct Scroll {
    float offset = 0;
    float speed = 0; // units a second; > 0 moves towards the bottom
    core::MonoTime time{};
    bool operator==(const Scroll&) const = default;
};

[[nodiscard]] Scroll drag(Scroll scroll, float finger_moved, float limit);
[[nodiscard]] Scroll fling(Scroll scroll, float finger_speed, core::MonoTime now);
// Moves a flung list on to now; it slows down exponentially and stops at the ends.
[[nodiscard]] Scroll settle(Scroll scroll, core::MonoTime now, float limit);
[[nodiscard]] bool moving(const Scroll& scroll);

} // namespace kiosk::ui
