#pragma once

#include "ui/canvas/texture.hpp"
#include "ui/presenters/attract.hpp"
#include "ui/screens/guest/chrome.hpp"

namespace kiosk::ui {

// Any touch leaves this screen (the session sees to it), so there is nothing of its own to tap.
// photo: shown by the page of that name.
void draw_attract(const AttractViewModel& view, const Texture& photo, Canvas& canvas, const Rect& content);
// The night behind everything, footer included: before the chrome. swapped: the glow has changed sides, too.
void draw_night(Canvas& canvas, bool swapped);
// Where the call stands, up to the screen's edges; and the map behind it, above the footer's buttons.
[[nodiscard]] Rect call_area(const Canvas& canvas, bool swapped);
[[nodiscard]] Rect attract_map_area(const Canvas& canvas, bool swapped);

} // namespace kiosk::ui
