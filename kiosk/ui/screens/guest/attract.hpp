#pragma once

#include "ui/presenters/attract_view.hpp"
#include "ui/screens/guest/chrome.hpp"

namespace kiosk::ui {

// Any touch leaves this screen (the session sees to it), so there is nothing of its own to tap.
// texture: of the photo that the view's page shows; 0: none.
void draw_attract(const AttractView& view, unsigned texture, const Image* photo, Canvas& canvas, const Rect& content);
// The night behind everything, footer included: before the chrome. swapped: the glow has changed sides, too.
void draw_night(Canvas& canvas, bool swapped);
// Where the call stands, with the map behind it: up to the screen's edges.
[[nodiscard]] Rect call_area(const Canvas& canvas, bool swapped);

} // namespace kiosk::ui
