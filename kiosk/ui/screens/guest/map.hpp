// The regional map: Taiwan to drag and pinch, and beside it a sheet with everything that the map shows, for those who
// rather read.
#pragma once

#include "ui/map/map_widget.hpp"
#include "ui/map/plan_widget.hpp"
#include "ui/presenters/map.hpp"
#include "ui/screens/guest/chrome.hpp"

namespace kiosk::ui {

// What the screen needs besides its page.
struct MapStage {
    const ScreenInput& screen;
    const core::MapChoice& choice; // completed
    const Translator& words;
    const MapSource& source;
    std::span<const TouchSample> touches; // units
};
// What is drawn beside the sheet; both live longer than a frame.
struct MapWidgets {
    MapWidget& map;
    PlanWidget& plan;
};
[[nodiscard]] Action draw_map(const MapPage& page, const MapStage& stage, const MapWidgets& widgets, Canvas& canvas,
                              const Rect& content);

} // namespace kiosk::ui
