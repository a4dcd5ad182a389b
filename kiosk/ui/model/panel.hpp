// The panel behind the pixels, from the config.
#pragma once

namespace kiosk::ui {

// Where the lens is, seen from the screen's centre: the arrow points there.
enum class LensSide { Top, Bottom, Left, Right };

// Zeroes: unknown, then 1080p at 24" standing at 1.0 m is assumed.
struct Panel {
    float width_mm = 0;
    float height_mm = 0;
    float bottom_above_floor_mm = 0;
    LensSide lens = LensSide::Top;
};

} // namespace kiosk::ui
