#include "map/geometry.hpp"

#include <numbers>

namespace kiosk::map {
namespace {

constexpr double kRadius = 6'378'137.0;
constexpr double kMeanRadiusKm = 6'371.0088;
constexpr double kDegree = std::numbers::pi / 180;

} // namespace

double distance_to_segment(Point point, Point a, Point b) {
    const Point along = b - a;
    const double length2 = along.x * along.x + along.y * along.y;
    const double t =
        length2 == 0 ? 0 : std::clamp(((point.x - a.x) * along.x + (point.y - a.y) * along.y) / length2, 0.0, 1.0);
    return distance(point, a + along * t);
}

Point project(LonLat place) {
    const double latitude = std::isnan(place.latitude) ? place.latitude : std::clamp(place.latitude, -85.0, 85.0);
    return {kRadius * place.longitude * kDegree, -kRadius * std::asinh(std::tan(latitude * kDegree))};
}

LonLat unproject(Point point) {
    return {point.x / kRadius / kDegree, std::atan(std::sinh(-point.y / kRadius)) / kDegree};
}

double ground_metres_per_unit(double latitude) {
    return std::cos(latitude * kDegree);
}

double distance_km(LonLat a, LonLat b) {
    const double up = std::sin((b.latitude - a.latitude) * kDegree / 2),
                 across = std::sin((b.longitude - a.longitude) * kDegree / 2);
    const double h = up * up + std::cos(a.latitude * kDegree) * std::cos(b.latitude * kDegree) * across * across;
    return 2 * kMeanRadiusKm * std::asin(std::sqrt(std::clamp(h, 0.0, 1.0)));
}

double rounded_km(double km) {
    const double tenths = std::round(km * 10) / 10;
    return tenths < 10 ? tenths : std::round(km);
}

} // namespace kiosk::map
