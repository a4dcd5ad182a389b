#include "map/graticule.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace kiosk::map {
namespace {

constexpr std::array<double, 5> kSteps{0.05, 0.1, 0.2, 0.5, 1};
constexpr std::size_t kMostLines = 64;

std::string label_of(double degrees, double step, char positive, char negative) {
    std::array<char, 32> digits{};
    const int decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : 2;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), std::abs(degrees),
                                   std::chars_format::fixed, decimals);
    std::string text(digits.data(), end.ptr);
    return text + "\u00b0" + (degrees < 0 ? negative : positive);
}

} // namespace

std::vector<GridLine> graticule(const Viewport& viewport, double least_px) {
    const Box seen = visible(viewport);
    const LonLat north_west = unproject(seen.min), south_east = unproject(seen.max);
    const double degree_px = (project({1, 0}).x - project({0, 0}).x) * viewport.scale; // parallels lie farther apart
    double step = kSteps.back();
    for (const double finer : kSteps) {
        if (finer * degree_px < least_px) continue;
        step = finer;
        break;
    }
    std::vector<GridLine> lines;
    const auto add = [&](bool meridian, double from, double to) {
        for (double n = std::ceil(from / step); n * step <= to && lines.size() < kMostLines; ++n) {
            const double degrees = n * step;
            const Point point = project(meridian ? LonLat{degrees, 0} : LonLat{0, degrees});
            const Pixel at = to_pixel(viewport, point);
            lines.push_back({meridian, degrees, meridian ? at.x : at.y,
                             meridian ? label_of(degrees, step, 'E', 'W') : label_of(degrees, step, 'N', 'S')});
        }
    };
    add(true, north_west.longitude, south_east.longitude);
    add(false, south_east.latitude, north_west.latitude);
    return lines;
}

ScaleBar scale_bar(const Viewport& viewport, double most_px) {
    const double px_per_km = 1000 / ground_metres_per_unit(unproject(viewport.centre).latitude) * viewport.scale;
    const double most_km = most_px / px_per_km;
    const double power = std::pow(10, std::floor(std::log10(most_km)));
    double km = power;
    for (const double times : {2.0, 5.0}) {
        if (power * times <= most_km) km = power * times;
    }
    return {km, km * px_per_km};
}

} // namespace kiosk::map
