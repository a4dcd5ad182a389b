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
// Where the map lies behind the call; nothing of the welcome stands there.
[[nodiscard]] Rect attract_map_area(const Canvas& canvas, const Rect& content, bool swapped);

} // namespace kiosk::ui
