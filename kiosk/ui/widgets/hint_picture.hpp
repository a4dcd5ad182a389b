// A pictogram of what keeps a code from being read, and of what helps.
#pragma once

#include "core/base/frame.hpp"
#include "ui/canvas/canvas.hpp"

namespace kiosk::ui {

// Fills the square, mirrored as the preview is: a part that the camera sees at the left is at the guest's right.
// `ground` is the colour below it. Nothing for no problem.
void draw_hint_picture(Canvas& canvas, const Rect& square, const core::ScanHint& hint, Colour ink, Colour ground);

} // namespace kiosk::ui
