#pragma once

#include "ui/canvas/canvas.hpp"
#include "ui/presenters/screens.hpp"

namespace kiosk::ui {

void draw_closed(const ClosedViewModel& view, Canvas& canvas, const Rect& content);

} // namespace kiosk::ui
