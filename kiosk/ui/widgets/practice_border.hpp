// That nothing counts, on every screen: stripes along its edges, over all that is there.
#pragma once

#include "ui/canvas/canvas.hpp"

namespace kiosk::ui {

void draw_practice_border(Canvas& canvas);

} // namespace kiosk::ui
