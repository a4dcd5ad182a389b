#pragma once

#include "ui/screens/chrome.hpp"

namespace kiosk::ui {

// Any touch leaves this screen (the session sees to it), so there is nothing of its own to tap.
void draw_attract(const AttractView& view, Canvas& canvas, const Rect& content);
// The night behind everything, footer included: before the chrome.
void draw_night(Canvas& canvas);

} // namespace kiosk::ui
