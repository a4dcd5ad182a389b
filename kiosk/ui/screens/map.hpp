// The regional map: Taiwan to drag and pinch, and beside it a sheet with everything that the map shows, for those who
// rather read.
#pragma once

#include "ui/map_page.hpp"
#include "ui/map_view.hpp"
#include "ui/plan_view.hpp"
#include "ui/screens/chrome.hpp"

namespace kiosk::ui {

// What the screen needs besides its page.
struct MapStage {
    const Scene& scene;
    const core::MapChoice& choice; // completed
    const Words& words;
    const MapSource& source;
    std::span<const TouchSample> touches; // units
};
// What is drawn beside the sheet; both live longer than a frame.
struct MapViews {
    MapView& map;
    PlanView& plan;
};
[[nodiscard]] Action draw_map(const MapPage& page, const MapStage& stage, const MapViews& views, Canvas& canvas,
                              const Rect& content);

} // namespace kiosk::ui
