// What the pages of a stick have in common.
#pragma once

#include <vector>

#include "ui/canvas/canvas.hpp"
#include "ui/presenters/staff_stick.hpp"
#include "ui/screens/guest/chrome.hpp"

namespace kiosk::ui {

// Each gives its height. most: columns of tiles; 0: as many as have room.
float stick_tiles(const std::vector<StickTile>& tiles, Canvas& canvas, const Rect& area, Action& action,
                  std::size_t most = 0);
float stick_note(const StickNote& note, Canvas& canvas, const Rect& area, Action& action);
void draw_stick_sign(Canvas& canvas, const Rect& square, StickSign sign, Colour colour);

} // namespace kiosk::ui
