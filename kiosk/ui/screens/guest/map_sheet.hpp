#pragma once

#include "ui/presenters/map.hpp"
#include "ui/screens/guest/chrome.hpp"

namespace kiosk::ui {

// The sheet beside or below the map. What can be touched stands within the canvas's reach. rows_from: the map's buttons
// stand in the sheet, and its rows below this y; 0: they do not.
[[nodiscard]] Action draw_map_sheet(const MapPage& page, Canvas& canvas, const Rect& area, float rows_from);
// Gives the height.
float draw_way_card(const WayCard& card, Canvas& canvas, const Rect& area, float y);

} // namespace kiosk::ui
