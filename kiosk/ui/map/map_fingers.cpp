#include "ui/map/map_fingers.hpp"

#include <algorithm>
#include <vector>

namespace kiosk::ui {

void follow_fingers(const Fingers& fingers, PanZoomGesture& gesture, MapCamera& camera, const Canvas& canvas,
                    const std::function<void(Vec)>& tapped) {
    const float scale = canvas.px(1);
    const Rect& area = fingers.area;
    const auto take = [&](const std::vector<PanZoomEvent>& events, core::MonoTime time) {
        for (PanZoomEvent event : events) {
            if (event.kind == PanZoomEvent::Kind::Tap) tapped(event.at);
            event.at = {(event.at.x - area.x) * scale, (event.at.y - area.y) * scale};
            event.by = {event.by.x * scale, event.by.y * scale};
            camera.follow(event, time);
        }
    };
    if (canvas.is_covered()) {
        take(gesture.cancel(), fingers.now);
        return;
    }
    for (const TouchSample& sample : fingers.touches) {
        const bool free =
            area.contains(sample.at) && std::none_of(fingers.covered.begin(), fingers.covered.end(),
                                                     [&](const Rect& r) { return r.contains(sample.at); });
        if (sample.phase == TouchSample::Phase::Began && !free) continue;
        take(gesture.follow(sample), std::min(sample.time, fingers.now));
    }
}

void draw_press(Canvas& canvas, const PanZoomGesture& gesture) {
    const std::optional<Vec> at = gesture.pressing();
    if (!at) return;
    constexpr float kRadius = 44; // wider than a fingertip covers
    constexpr std::uint8_t kShade = 56;
    const Colour ink = canvas.theme().contrast ? canvas.theme().primary : canvas.theme().ink;
    canvas.disc(*at, kRadius, ink.with_alpha(kShade));
    canvas.ring(*at, kRadius, ink, 3);
}

} // namespace kiosk::ui
