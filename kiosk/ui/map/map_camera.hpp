// Where the map's camera is from frame to frame: it follows fingers, glides on after a fling, springs back at the
// edges, flies where it is sent. Pure but for the time that each call is given; lengths in pixels of the map's
// rectangle.
#pragma once

#include <optional>
#include <variant>

#include "core/base/clock.hpp"
#include "map/viewport.hpp"
#include "ui/input/pan_zoom_gesture.hpp"

namespace kiosk::ui {

class MapCamera {
  public:
    // The rectangle in which the map is shown, and what covers its edges. The first call, and a call after reset(),
    // shows the whole island. A new size keeps centre and scale.
    void frame(const map::Scene& scene, double width, double height, const map::Padding& padding, core::MonoTime now);
    // The same of another picture than the map: what of it is the whole, and how far it goes.
    void frame(const map::Box& whole, const map::Limits& limits, double width, double height,
               const map::Padding& padding, core::MonoTime now);
    void reset() { fresh_ = true; }
    // Moves on to now what moves by itself.
    void advance(core::MonoTime now);
    // Without movement by itself: flights arrive at once, and a fling ends where the finger left the map.
    void reduce_motion(bool reduced) { reduced_ = reduced; }

    // The event's positions and speeds in pixels of the rectangle.
    void follow(const PanZoomEvent& event, core::MonoTime now);
    // By buttons, about the middle of what is not covered.
    void zoom(double factor, core::MonoTime now);
    // The same about a point of the map, which comes to the middle of what is not covered.
    void zoom_on(map::Point point, double factor, core::MonoTime now);
    void show_all(core::MonoTime now);
    // The box in the middle of what is not covered, no closer than the scale allows (px per map unit).
    void show(const map::Box& box, double closest, core::MonoTime now);
    [[nodiscard]] bool can_zoom_in() const;
    [[nodiscard]] bool can_zoom_out() const;

    [[nodiscard]] const map::Viewport& viewport() const { return shown_; }
    // By itself; a finger that holds the map does not count.
    [[nodiscard]] bool moving() const { return !std::holds_alternative<std::monostate>(motion_); }

  private:
    template <class Path> struct Motion {
        Path path;
        core::MonoTime since{};
    };
    [[nodiscard]] map::Viewport going_to() const;
    [[nodiscard]] map::Pixel middle() const;
    void fly_to(const map::Viewport& to, core::MonoTime now);
    void place(const map::Viewport& viewport);

    map::Viewport free_; // where fingers pulled it, beyond the limits too
    map::Viewport shown_;
    map::Viewport overview_;
    map::Limits limits_;
    map::Padding padding_;
    std::variant<std::monostate, Motion<map::Fling>, Motion<map::Flight>> motion_;
    bool fresh_ = true;
    bool reduced_ = false;
};

} // namespace kiosk::ui
