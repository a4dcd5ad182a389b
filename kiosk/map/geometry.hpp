// The map's plane: Web Mercator on a sphere of 6,378,137 m, in doubles. One unit is one metre at the equator (at
// Taiwan's latitudes 0.90 to 0.93 m on the ground); x grows to the east, y to the SOUTH, as pixels do on a screen. Pure
// values.
#pragma once

#include <algorithm>
#include <cmath>

namespace kiosk::map {

// Degrees, WGS 84 (TWD97 is the same within a metre). Longitude -180 … 180, latitude -85 … 85.
struct LonLat {
    double longitude = 0, latitude = 0;
    bool operator==(const LonLat&) const = default;
};

// Map units.
struct Point {
    double x = 0, y = 0;
    bool operator==(const Point&) const = default;
    friend Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
    friend Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
    friend Point operator*(Point a, double k) { return {a.x * k, a.y * k}; }
};

// Pixels from the viewport's top left corner.
struct Pixel {
    double x = 0, y = 0;
    bool operator==(const Pixel&) const = default;
    friend Pixel operator+(Pixel a, Pixel b) { return {a.x + b.x, a.y + b.y}; }
    friend Pixel operator-(Pixel a, Pixel b) { return {a.x - b.x, a.y - b.y}; }
    friend Pixel operator*(Pixel a, double k) { return {a.x * k, a.y * k}; }
};

// An axis-parallel box of Points or Pixels, edges included; empty while min > max.
template <class P> struct BoxOf {
    P min{1, 1}, max{0, 0};
    [[nodiscard]] bool empty() const { return !(min.x <= max.x && min.y <= max.y); }
    [[nodiscard]] double width() const { return empty() ? 0 : max.x - min.x; }
    [[nodiscard]] double height() const { return empty() ? 0 : max.y - min.y; }
    [[nodiscard]] P centre() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
    [[nodiscard]] bool contains(P p) const { return p.x >= min.x && p.x <= max.x && p.y >= min.y && p.y <= max.y; }
    [[nodiscard]] bool contains(const BoxOf& o) const { return contains(o.min) && contains(o.max); }
    // Boxes that only touch do not overlap.
    [[nodiscard]] bool overlaps(const BoxOf& o) const {
        return min.x < o.max.x && o.min.x < max.x && min.y < o.max.y && o.min.y < max.y;
    }
    [[nodiscard]] BoxOf grown(double by) const { return {{min.x - by, min.y - by}, {max.x + by, max.y + by}}; }
    void add(P p) {
        *this = empty()
                    ? BoxOf{p, p}
                    : BoxOf{{std::min(min.x, p.x), std::min(min.y, p.y)}, {std::max(max.x, p.x), std::max(max.y, p.y)}};
    }
    void add(const BoxOf& o) {
        if (!o.empty()) {
            add(o.min);
            add(o.max);
        }
    }
    bool operator==(const BoxOf&) const = default;
};
using Box = BoxOf<Point>;
using PixelBox = BoxOf<Pixel>;

[[nodiscard]] inline double distance(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}
[[nodiscard]] inline double distance(Pixel a, Pixel b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}
// From the point to the nearest of the segment a b.
[[nodiscard]] double distance_to_segment(Point point, Point a, Point b);

// Latitudes beyond 85 degrees count as 85; not a number stays not a number.
[[nodiscard]] Point project(LonLat place);
[[nodiscard]] LonLat unproject(Point point);
// Metres on the ground that one map unit spans there: cos(latitude).
[[nodiscard]] double ground_metres_per_unit(double latitude);

// Along the great circle, on a sphere of 6,371.0088 km (the mean radius): at most 0.6 % off the ellipsoid.
[[nodiscard]] double distance_km(LonLat a, LonLat b);
// For people: 100 m steps below 10 km, whole kilometres from there on. 0.04 gives 0 ("here"), 7.23 gives 7.2, 41.3
// gives 41.
[[nodiscard]] double rounded_km(double km);

} // namespace kiosk::map
