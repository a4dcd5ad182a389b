#include "ui/canvas/panel_metrics.hpp"

#include <algorithm>

namespace kiosk::ui {
namespace {

constexpr float kTargetMm = 12.0F;
constexpr float kReachTopMm = 1200.0F, kReachBottomMm = 400.0F;
constexpr float kLeastTouch = 84.0F; // units, as the mock-ups draw their buttons
constexpr float kMostTouch = 150.0F; // a very small panel keeps room for its words
constexpr float kLeastBand = 660.0F; // units that the controls of any screen need
// Assumed when the config says nothing: 1080p at 24", standing at 1 m.
constexpr float kLongMm = 531.0F, kShortMm = 299.0F, kStandMm = 1000.0F;

} // namespace

PanelMetrics panel_metrics(float width_px, float height_px, const Panel& panel, bool lower_controls) {
    PanelMetrics s;
    s.portrait = height_px > width_px;
    const float base_w = s.portrait ? 1080.0F : 1920.0F, base_h = s.portrait ? 1920.0F : 1080.0F;
    s.scale = std::max(0.05F, std::min(width_px / base_w, height_px / base_h));
    s.width = width_px / s.scale;
    s.height = height_px / s.scale;
    const bool known = panel.width_mm > 0 && panel.height_mm > 0;
    const float height_mm = known ? panel.height_mm : s.portrait ? kLongMm : kShortMm;
    const float mm = height_mm / s.height; // millimetres a unit
    s.touch = std::clamp(kTargetMm / mm, kLeastTouch, kMostTouch);
    s.touch_bottom = s.height;
    if (lower_controls) {
        const float stand = panel.bottom_above_floor_mm > 0 ? panel.bottom_above_floor_mm : kStandMm;
        const float floor = s.height + stand / mm; // y of the floor
        s.touch_bottom = std::clamp(floor - kReachBottomMm / mm, std::min(s.height, kLeastBand + 120), s.height);
        s.touch_top = std::clamp(floor - kReachTopMm / mm, 0.0F, std::max(0.0F, s.touch_bottom - kLeastBand));
    }
    return s;
}

} // namespace kiosk::ui
