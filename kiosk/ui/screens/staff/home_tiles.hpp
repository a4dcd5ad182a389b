// What staff can do, as tiles: as many beside each other as the width has room for.
#pragma once

#include "ui/canvas/canvas.hpp"
#include "ui/presenters/staff.hpp"
#include "ui/screens/guest/chrome.hpp"

namespace kiosk::ui {

// Draws them from the top of the area; the height that they take. Widgets: HomeTile::id, of a locked one noted alone.
float home_tiles(const HomePage& view, Canvas& canvas, const Rect& area, Action& action);

} // namespace kiosk::ui
