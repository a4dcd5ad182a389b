#include "core/setup/touch_map.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace kiosk::core {
namespace {

double distance(TouchPoint a, TouchPoint b, TouchPoint size) {
    return std::hypot((a.x - b.x) * size.x, (a.y - b.y) * size.y);
}

// Turned, and turned and mirrored.
std::array<TouchMap, 8> ways_to_lie() {
    std::array<TouchMap, 8> all;
    for (std::size_t i = 0; i < 4; ++i) {
        const TouchMap turned = turned_touch(static_cast<int>(i) * 90);
        all.at(i) = turned;
        all.at(i + 4) = {-turned.xx, -turned.xy, 1 - turned.x0, turned.yx, turned.yy, turned.y0};
    }
    return all;
}

// What one axis of the targets is of the touched places: the normal equations, about the places' middle.
struct Moments {
    double uu = 0, uv = 0, vv = 0;
    [[nodiscard]] double determinant() const { return uu * vv - uv * uv; }
};

} // namespace

TouchMap turned_touch(int degrees) {
    switch (degrees) {
    case 90:
        return {0, 1, 0, -1, 0, 1};
    case 180:
        return {-1, 0, 1, 0, -1, 1};
    case 270:
        return {0, -1, 1, 1, 0, 0};
    default:
        return {};
    }
}

TouchMap after(const TouchMap& inner, const TouchMap& outer) {
    return {outer.xx * inner.xx + outer.xy * inner.yx,
            outer.xx * inner.xy + outer.xy * inner.yy,
            outer.xx * inner.x0 + outer.xy * inner.y0 + outer.x0,
            outer.yx * inner.xx + outer.yy * inner.yx,
            outer.yx * inner.xy + outer.yy * inner.yy,
            outer.yx * inner.x0 + outer.yy * inner.y0 + outer.y0};
}

std::optional<TouchFit> fit_touch(std::span<const TouchPair> pairs, TouchPoint size) {
    constexpr std::size_t kLeast = 3;
    if (pairs.size() < kLeast) return std::nullopt;
    const auto count = static_cast<double>(pairs.size());
    TouchPoint middle, aim;
    for (const TouchPair& pair : pairs) {
        middle = {middle.x + pair.touched.x / count, middle.y + pair.touched.y / count};
        aim = {aim.x + pair.target.x / count, aim.y + pair.target.y / count};
    }
    Moments m;
    double ux = 0, vx = 0, uy = 0, vy = 0;
    for (const TouchPair& pair : pairs) {
        const double u = pair.touched.x - middle.x, v = pair.touched.y - middle.y;
        const double x = pair.target.x - aim.x, y = pair.target.y - aim.y;
        m.uu += u * u;
        m.uv += u * v;
        m.vv += v * v;
        ux += u * x;
        vx += v * x;
        uy += u * y;
        vy += v * y;
    }
    const double det = m.determinant();
    constexpr double kFlat = 1e-4; // against the square of how far apart the places are
    const double spread = m.uu + m.vv;
    if (!(det > kFlat * spread * spread) || !(spread > 0)) return std::nullopt;
    TouchFit fit;
    TouchMap& map = fit.map;
    map.xx = (ux * m.vv - vx * m.uv) / det;
    map.xy = (vx * m.uu - ux * m.uv) / det;
    map.yx = (uy * m.vv - vy * m.uv) / det;
    map.yy = (vy * m.uu - uy * m.uv) / det;
    map.x0 = aim.x - map.xx * middle.x - map.xy * middle.y;
    map.y0 = aim.y - map.yx * middle.x - map.yy * middle.y;
    for (const TouchPair& pair : pairs) fit.off = std::max(fit.off, distance(map(pair.touched), pair.target, size));
    return fit;
}

double off_by_lying(std::span<const TouchPair> pairs, TouchPoint size) {
    if (pairs.empty()) return 0;
    double least = std::numeric_limits<double>::max(), last = 0;
    for (const TouchMap& way : ways_to_lie()) {
        double worst = 0;
        for (const TouchPair& pair : pairs) worst = std::max(worst, distance(way(pair.touched), pair.target, size));
        if (worst >= least) continue;
        least = worst;
        last = distance(way(pairs.back().touched), pairs.back().target, size);
    }
    return last;
}

} // namespace kiosk::core
