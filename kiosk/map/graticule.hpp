// Lines of whole degrees over a viewport, and a bar for lengths. Pure.
#pragma once

#include <string>
#include <vector>

#include "map/viewport.hpp"

namespace kiosk::map {

struct GridLine {
    bool meridian = false; // upright, at px from the left; else level, at px from the top
    double degrees = 0;
    double px = 0;
    std::string label; // "121°E", "23.5°N"
};
// So many that they are least_px apart or more, in steps of 1, 0.5, 0.2, 0.1 or 0.05 degrees: what of them is in sight,
// meridians first, each from low to high. At most 64.
[[nodiscard]] std::vector<GridLine> graticule(const Viewport& viewport, double least_px);

struct ScaleBar {
    double km = 0; // 1, 2 or 5 times a power of ten
    double px = 0;
};
// The longest that is no longer than most_px, right in the middle of the viewport.
[[nodiscard]] ScaleBar scale_bar(const Viewport& viewport, double most_px);

} // namespace kiosk::map
