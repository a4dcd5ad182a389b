// The panel in units, and the part of it that hands reach.
#pragma once

#include "core/session/state.hpp"
#include "ui/model/panel.hpp"

namespace kiosk::ui {

struct PanelMetrics {
    float scale = 1; // pixels a unit
    float width = 1920, height = 1080;
    bool portrait = false;
    float touch = 84;       // least height and width of what can be touched: 12 mm, but 84 at least and 150 at most
    float touch_top = 0;    // lower controls: nothing to touch above this y …
    float touch_bottom = 0; // … or below this one
};
// width_px, height_px > 0. Landscape 1920 units wide or 1080 high, whichever makes all fit; portrait 1080 or 1920.
[[nodiscard]] PanelMetrics panel_metrics(float width_px, float height_px, const Panel& panel, bool lower_controls);

[[nodiscard]] constexpr float text_scale(core::TextSize size) { // over the normal one
    return size == core::TextSize::Normal ? 1.0F : size == core::TextSize::Larger ? 1.3F : 1.6F;
}

} // namespace kiosk::ui
