// A place between pixels, or between modules. Pure values.
#pragma once

#include <cmath>

namespace kiosk::scan {

struct PointF {
    double x = 0;
    double y = 0;
};

[[nodiscard]] inline PointF operator-(PointF a, PointF b) {
    return {a.x - b.x, a.y - b.y};
}
[[nodiscard]] inline PointF operator+(PointF a, PointF b) {
    return {a.x + b.x, a.y + b.y};
}
[[nodiscard]] inline PointF operator*(double factor, PointF a) {
    return {factor * a.x, factor * a.y};
}
[[nodiscard]] inline double length(PointF a) {
    return std::hypot(a.x, a.y);
}

} // namespace kiosk::scan
