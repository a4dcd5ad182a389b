// A QR code on the screen.
#pragma once

#include "ui/canvas/canvas.hpp"
#include "ui/model/image.hpp"

namespace kiosk::ui {

// Of whole pixels a module, on white whatever the theme: phones read that. code: null while it is being made.
void draw_qr(Canvas& canvas, const Rect& square, const QrCode* code);

} // namespace kiosk::ui
