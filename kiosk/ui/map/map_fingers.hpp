// Fingers within a picture that they drag and pinch: the map, and a campus plan.
#pragma once

#include <functional>
#include <span>

#include "ui/canvas/canvas.hpp"
#include "ui/input/pan_zoom_gesture.hpp"
#include "ui/map/map_camera.hpp"

namespace kiosk::ui {

struct Fingers {
    Rect area;                     // of the picture, units
    std::span<const Rect> covered; // by buttons and frames: a finger that begins there is theirs
    std::span<const TouchSample> touches;
    core::MonoTime now{};
};
// Moves the camera; tapped gets the point of a tap, in units of the screen. Under a sheet every finger is let go.
void follow_fingers(const Fingers& fingers, PanZoomGesture& gesture, MapCamera& camera, const Canvas& canvas,
                    const std::function<void(Vec)>& tapped);
// The press state of a picture: a mark under the finger that would tap. Over the picture.
void draw_press(Canvas& canvas, const PanZoomGesture& gesture);

} // namespace kiosk::ui
