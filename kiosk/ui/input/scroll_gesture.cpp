#include "ui/input/scroll_gesture.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace kiosk::ui {
namespace {

constexpr double kSlowDown = 3.2;         // a second: speed falls to 4 % in one second
constexpr float kStill = 12.0F;           // units a second: slower is standing still
constexpr float kFastestScroll = 6000.0F; // units a second: a glitch of the panel throws nothing further
constexpr core::Millis kScrollSpeedWindow{120};

float seconds_of(core::Millis span) {
    return std::chrono::duration<float>(span).count();
}

void remember(Gesture& gesture, const PointerSample& sample) {
    if (gesture.count == gesture.recent.size()) {
        std::rotate(gesture.recent.begin(), gesture.recent.begin() + 1, gesture.recent.end());
        --gesture.count;
    }
    gesture.recent.at(gesture.count++) = sample;
}

// Mean speed over the window before the release: a finger that rested before it lifted throws nothing.
float release_speed(const Gesture& gesture, core::MonoTime now) {
    if (gesture.count < 2) {
        return 0;
    }
    const PointerSample& newest = gesture.recent.at(gesture.count - 1);
    for (std::size_t i = 0; i + 1 < gesture.count; ++i) {
        const PointerSample& oldest = gesture.recent.at(i);
        if (now - oldest.time > kScrollSpeedWindow) {
            continue;
        }
        const float span = seconds_of(now - oldest.time);
        return span > 0 ? std::clamp((newest.at.y - oldest.at.y) / span, -kFastestScroll, kFastestScroll) : 0;
    }
    return 0;
}

} // namespace

GestureStep follow(Gesture gesture, const PointerSample& sample) {
    GestureStep step;
    if (gesture.phase == Gesture::Phase::Idle) {
        if (sample.down) {
            gesture = Gesture{};
            gesture.phase = Gesture::Phase::Pressed;
            gesture.start = gesture.last = sample.at;
            remember(gesture, sample);
            step.pressed = true;
        }
        step.gesture = gesture;
        return step;
    }
    const auto slid = [&] {
        return std::hypot(sample.at.x - gesture.start.x, sample.at.y - gesture.start.y) > kDragSlop;
    };
    if (!sample.down) {
        // It may have moved on its way up, or be lost, which is nowhere.
        if (gesture.phase == Gesture::Phase::Pressed && slid()) gesture.phase = Gesture::Phase::Dragging;
        step.released = true;
        step.dragged = gesture.phase == Gesture::Phase::Dragging;
        step.speed = step.dragged ? release_speed(gesture, sample.time) : 0;
        remember(gesture, sample);
        gesture.phase = Gesture::Phase::Idle;
        step.gesture = gesture;
        return step;
    }
    if (gesture.phase == Gesture::Phase::Pressed && slid()) {
        gesture.phase = Gesture::Phase::Dragging;
    }
    if (gesture.phase == Gesture::Phase::Dragging) {
        step.drag = sample.at.y - gesture.last.y;
        gesture.last = sample.at;
    }
    remember(gesture, sample);
    step.gesture = gesture;
    return step;
}

Scroll drag(Scroll scroll, float finger_moved, float limit) {
    scroll.offset = std::clamp(scroll.offset - finger_moved, 0.0F, std::max(0.0F, limit));
    scroll.speed = 0;
    return scroll;
}

Scroll fling(Scroll scroll, float finger_speed, core::MonoTime now) {
    scroll.speed = -finger_speed;
    scroll.time = now;
    return scroll;
}

Scroll settle(Scroll scroll, core::MonoTime now, float limit) {
    const float end = std::max(0.0F, limit);
    if (moving(scroll)) {
        const double span = std::max(0.0F, seconds_of(now - scroll.time));
        const double left = std::exp(-kSlowDown * span);
        scroll.offset += static_cast<float>(scroll.speed * (1.0 - left) / kSlowDown);
        scroll.speed = static_cast<float>(scroll.speed * left);
        if (std::abs(scroll.speed) < kStill || scroll.offset <= 0 || scroll.offset >= end) {
            scroll.speed = 0;
        }
    }
    scroll.time = now;
    scroll.offset = std::clamp(scroll.offset, 0.0F, end);
    return scroll;
}

bool moving(const Scroll& scroll) {
    return scroll.speed != 0;
}

} // namespace kiosk::ui
