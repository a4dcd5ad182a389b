#include "ui/map/map_camera.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace kiosk::ui {
namespace {

constexpr double kTapFactor = 2.0; // a double tap, and its way back
constexpr double kNearly = 1.001;  // scales closer than this are the same

double seconds(core::Millis span) {
    return std::max(0.0, std::chrono::duration<double>(span).count());
}

map::Pixel pixel(Vec v) {
    return {static_cast<double>(v.x), static_cast<double>(v.y)};
}

// Two fingers beside the point, as far apart as the zoom says.
map::Viewport moved(const map::Viewport& viewport, const PanZoomEvent& event) {
    constexpr double kReach = 100;
    const map::Pixel to = pixel(event.at), from = to - pixel(event.by);
    const map::Pixel before{kReach, 0}, after{kReach * static_cast<double>(event.zoom), 0};
    return map::pinched(viewport, from - before, from + before, to - after, to + after);
}

} // namespace

void MapCamera::frame(const map::Scene& scene, double width, double height, const map::Padding& padding,
                      core::MonoTime now) {
    frame(scene.overview, map::limits_for(scene, width, height, padding), width, height, padding, now);
}

void MapCamera::frame(const map::Box& whole, const map::Limits& limits, double width, double height,
                      const map::Padding& padding, core::MonoTime now) {
    padding_ = padding;
    limits_ = limits;
    overview_ = map::fit(whole, width, height, padding);
    if (std::exchange(fresh_, false)) {
        motion_ = std::monostate{};
        place(overview_);
    } else if (shown_.width != width || shown_.height != height) {
        motion_ = std::monostate{};
        place(map::clamped(map::resized(shown_, width, height), limits_));
    }
    advance(now);
}

void MapCamera::place(const map::Viewport& viewport) {
    free_ = viewport;
    shown_ = viewport;
}

void MapCamera::advance(core::MonoTime now) {
    if (const auto* fling = std::get_if<Motion<map::Fling>>(&motion_)) {
        const double since = seconds(now - fling->since);
        const bool over = since >= map::duration(fling->path);
        place(map::at(fling->path, since));
        if (over) motion_ = std::monostate{};
    } else if (const auto* flight = std::get_if<Motion<map::Flight>>(&motion_)) {
        const double since = seconds(now - flight->since);
        const bool over = since >= flight->path.seconds;
        place(over ? flight->path.to : map::at(flight->path, since));
        if (over) motion_ = std::monostate{};
    }
}

void MapCamera::fly_to(const map::Viewport& to, core::MonoTime now) {
    const map::Flight flight = map::fly(shown_, to);
    if (reduced_ || flight.seconds <= 0) {
        motion_ = std::monostate{};
        place(to);
        return;
    }
    motion_ = Motion<map::Flight>{flight, now};
}

void MapCamera::follow(const PanZoomEvent& event, core::MonoTime now) {
    using Kind = PanZoomEvent::Kind;
    switch (event.kind) {
    case Kind::Grab:
        advance(now);
        motion_ = std::monostate{};
        free_ = shown_;
        break;
    case Kind::Move:
        free_ = moved(free_, event);
        shown_ = map::softened(free_, limits_);
        break;
    case Kind::Fling:
    case Kind::Rest:
        if (const map::Viewport back = map::clamped(free_, limits_); back != free_) {
            fly_to(back, now);
        } else if (event.kind == Kind::Fling && !reduced_) {
            motion_ = Motion<map::Fling>{{free_, pixel(event.by), limits_}, now};
        }
        break;
    case Kind::DoubleTap:
        fly_to(map::zoomed(shown_, pixel(event.at), kTapFactor, limits_), now);
        break;
    case Kind::TwoFingerTap:
        fly_to(map::zoomed(shown_, pixel(event.at), 1 / kTapFactor, limits_), now);
        break;
    case Kind::Tap:
        break;
    }
}

// A second touch goes on from where the first was going to.
map::Viewport MapCamera::going_to() const {
    const auto* flight = std::get_if<Motion<map::Flight>>(&motion_);
    return flight != nullptr ? flight->path.to : shown_;
}

map::Pixel MapCamera::middle() const {
    return {(padding_.left + shown_.width - padding_.right) / 2, (padding_.top + shown_.height - padding_.bottom) / 2};
}

void MapCamera::zoom(double factor, core::MonoTime now) {
    fly_to(map::zoomed(going_to(), middle(), factor, limits_), now);
}

void MapCamera::zoom_on(map::Point point, double factor, core::MonoTime now) {
    map::Viewport to = map::zoomed(going_to(), middle(), factor, limits_);
    to.centre = to.centre + (point - map::to_point(to, middle()));
    fly_to(map::clamped(to, limits_), now);
}

void MapCamera::show_all(core::MonoTime now) {
    fly_to(overview_, now);
}

void MapCamera::show(const map::Box& box, double closest, core::MonoTime now) {
    map::Viewport to = map::fit(box, shown_.width, shown_.height, padding_);
    if (to.scale > closest) {
        const map::Pixel at = map::to_pixel(to, box.centre());
        to.scale = closest;
        to.centre = to.centre + (box.centre() - map::to_point(to, at));
    }
    fly_to(map::clamped(to, limits_), now);
}

bool MapCamera::can_zoom_in() const {
    return shown_.scale * kNearly < limits_.max_scale;
}
bool MapCamera::can_zoom_out() const {
    return shown_.scale > limits_.min_scale * kNearly;
}

} // namespace kiosk::ui
