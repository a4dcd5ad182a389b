#include "map/viewport.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kiosk::map {
namespace {

// A fling loses 63 % of its speed in this time.
constexpr double kFlingSeconds = 0.325;
constexpr double kSlowestFling = 40; // px/s
constexpr double kFastestFling = 8000;
constexpr double kClosest = 16;        // times the whole island's scale
constexpr double kPullShare = 1.0 / 3; // of the viewport
constexpr double kPullFactor = 1.5;
constexpr double kSmallestScale = 1e-12; // keeps a viewport without size or content finite

double bounded_scale(double scale, const Limits& limits) {
    return std::clamp(scale, limits.min_scale, limits.max_scale);
}

// 0 at 0, as steep as the identity there, never as far as `most`.
double rubber(double pulled, double most) {
    return most <= 0 ? 0 : pulled / (1 + std::abs(pulled) / most);
}

double eased(double t) {
    return t * t * (3 - 2 * t);
}

} // namespace

Pixel to_pixel(const Viewport& viewport, Point point) {
    return {(point.x - viewport.centre.x) * viewport.scale + viewport.width / 2,
            (point.y - viewport.centre.y) * viewport.scale + viewport.height / 2};
}

Point to_point(const Viewport& viewport, Pixel pixel) {
    return {(pixel.x - viewport.width / 2) / viewport.scale + viewport.centre.x,
            (pixel.y - viewport.height / 2) / viewport.scale + viewport.centre.y};
}

Box visible(const Viewport& viewport) {
    return {to_point(viewport, {0, 0}), to_point(viewport, {viewport.width, viewport.height})};
}

Viewport resized(const Viewport& viewport, double width, double height) {
    return {viewport.centre, viewport.scale, width, height};
}

Viewport fit(Box box, double width, double height, Padding padding) {
    const auto shrink = [](double size, double& before, double& after) {
        const double most = size * 3 / 4;
        if (before + after > most) {
            const double k = most / (before + after);
            before *= k;
            after *= k;
        }
    };
    shrink(width, padding.left, padding.right);
    shrink(height, padding.top, padding.bottom);
    const double free_width = width - padding.left - padding.right, free_height = height - padding.top - padding.bottom;
    const double wide = std::max(box.width(), 1.0), high = std::max(box.height(), 1.0);
    Viewport viewport{box.centre(), std::max(kSmallestScale, std::min(free_width / wide, free_height / high)), width,
                      height};
    const Pixel middle{padding.left + free_width / 2, padding.top + free_height / 2};
    viewport.centre = viewport.centre - (to_point(viewport, middle) - to_point(viewport, {width / 2, height / 2}));
    return viewport;
}

Limits limits_for(const Scene& scene, double width, double height, Padding padding) {
    const double finest = kClosest * fit(scene.overview, width, height, {}).scale;
    const double coarsest =
        std::min(fit(scene.bounds, width, height, padding).scale, fit(scene.overview, width, height, padding).scale);
    Box world = scene.bounds;
    // A fitted viewport's centre is off the middle by what the padding covers: that must be allowed.
    for (const Box& box : {scene.bounds, scene.overview}) world.add(fit(box, width, height, padding).centre);
    return {world, std::min(coarsest * 0.9, finest), finest};
}

Viewport clamped(const Viewport& viewport, const Limits& limits) {
    Viewport result = viewport;
    result.scale = bounded_scale(viewport.scale, limits);
    result.centre.x = std::clamp(viewport.centre.x, limits.world.min.x, limits.world.max.x);
    result.centre.y = std::clamp(viewport.centre.y, limits.world.min.y, limits.world.max.y);
    return result;
}

Viewport softened(const Viewport& viewport, const Limits& limits) {
    Viewport result = clamped(viewport, limits);
    if (result.scale != viewport.scale) {
        result.scale *= std::exp(rubber(std::log(viewport.scale / result.scale), std::log(kPullFactor)));
    }
    result.centre.x += rubber(viewport.centre.x - result.centre.x, viewport.width * kPullShare / result.scale);
    result.centre.y += rubber(viewport.centre.y - result.centre.y, viewport.height * kPullShare / result.scale);
    return result;
}

Viewport dragged(const Viewport& viewport, Pixel from, Pixel to) {
    Viewport result = viewport;
    result.centre = viewport.centre + (to_point(viewport, from) - to_point(viewport, to));
    return result;
}

Viewport pinched(const Viewport& viewport, Pixel a0, Pixel b0, Pixel a1, Pixel b1) {
    const Pixel middle0 = (a0 + b0) * 0.5, middle1 = (a1 + b1) * 0.5;
    Viewport result = viewport;
    // Fingers closer than this are one touch: their distance says nothing.
    constexpr double least = 8;
    result.scale *= std::max(least, distance(a1, b1)) / std::max(least, distance(a0, b0));
    result.centre = result.centre + (to_point(viewport, middle0) - to_point(result, middle1));
    return result;
}

Viewport zoomed(const Viewport& viewport, Pixel about, double factor, const Limits& limits) {
    Viewport result = viewport;
    result.scale = bounded_scale(viewport.scale * factor, limits);
    result.centre = viewport.centre + (to_point(viewport, about) - to_point(result, about));
    return clamped(result, limits);
}

namespace {

Pixel bounded_velocity(Pixel velocity) {
    const double speed = std::hypot(velocity.x, velocity.y);
    if (!(speed >= kSlowestFling)) return {0, 0};
    return velocity * (std::min(speed, kFastestFling) / speed);
}

} // namespace

Viewport at(const Fling& fling, double seconds) {
    const double gone = kFlingSeconds * (1 - std::exp(-std::max(0.0, seconds) / kFlingSeconds));
    return clamped(dragged(fling.start, {0, 0}, bounded_velocity(fling.velocity) * gone), fling.limits);
}

double duration(const Fling& fling) {
    const Pixel velocity = bounded_velocity(fling.velocity);
    const double way = std::hypot(velocity.x, velocity.y) * kFlingSeconds;
    constexpr double unseen = 0.5;
    return way <= unseen ? 0 : kFlingSeconds * std::log(way / unseen);
}

Flight fly(const Viewport& from, const Viewport& to) {
    const Viewport start = resized(from, to.width, to.height);
    const double screens = distance(start.centre, to.centre) * std::sqrt(start.scale * to.scale) /
                           std::max(1.0, std::max(to.width, to.height));
    const double zooms = std::abs(std::log2(to.scale / start.scale));
    const double way = screens + zooms / 2;
    if (way < 1e-6) return {start, to, 0};
    return {start, to, std::clamp(0.25 + 0.35 * std::sqrt(way), 0.25, 1.2)};
}

Viewport at(const Flight& flight, double seconds) {
    if (!(seconds < flight.seconds)) return flight.to;
    if (seconds <= 0) return flight.from;
    const double t = eased(seconds / flight.seconds);
    const double direct = std::exp(std::lerp(std::log(flight.from.scale), std::log(flight.to.scale), t));
    // Far away means more than a screen: rise until the whole way would fit into two.
    const double way = distance(flight.from.centre, flight.to.centre);
    const double lowest = 2 * std::max(1.0, std::min(flight.to.width, flight.to.height)) / std::max(way, 1e-9);
    const double dip = std::min(1.0, lowest / std::min(flight.from.scale, flight.to.scale));
    const double scale = direct * std::exp(std::log(dip) * std::sin(std::numbers::pi * t));
    return {flight.from.centre + (flight.to.centre - flight.from.centre) * t, scale, flight.to.width, flight.to.height};
}

Detail detail_for(const Scene& scene, const Viewport& viewport) {
    const double zoom = viewport.scale / fit(scene.overview, viewport.width, viewport.height, {}).scale;
    if (zoom < 1.8) return Detail::Regions;
    return zoom < 5 ? Detail::Counties : Detail::Towns;
}

bool shows_insets(const Scene& scene, const Viewport& viewport) {
    return detail_for(scene, viewport) == Detail::Regions;
}

} // namespace kiosk::map
