// The camera over the map, as pure values: what a viewport shows, and where it goes when pushed, pinched, flung or
// sent. Pixels are physical ones of the viewport; times are seconds since the movement began (the caller owns the
// clock).
#pragma once

#include "map/geometry.hpp"
#include "map/scene.hpp"

namespace kiosk::map {

struct Viewport {
    Point centre;                 // at the middle of the viewport
    double scale = 1;             // px per map unit, > 0
    double width = 0, height = 0; // px, > 0
    bool operator==(const Viewport&) const = default;
};

[[nodiscard]] Pixel to_pixel(const Viewport& viewport, Point point);
[[nodiscard]] Point to_point(const Viewport& viewport, Pixel pixel);
[[nodiscard]] Box visible(const Viewport& viewport);
[[nodiscard]] Viewport resized(const Viewport& viewport, double width, double height); // same centre and scale

// Px on each side that something else covers: the credits, the insets, the sheet.
struct Padding {
    double left = 0, top = 0, right = 0, bottom = 0;
};
// The largest viewport that shows the whole box in the middle of what the padding leaves. Padding that leaves less than
// a quarter of the viewport is shrunk to that.
[[nodiscard]] Viewport fit(Box box, double width, double height, Padding padding);

struct Limits {
    Box world;            // the centre stays inside
    double min_scale = 0; // 0 < min <= max
    double max_scale = 0;
};
// From all of Taiwan (a little smaller than fitted) to 16 times the island fitted: there several towns are still in
// sight. Closer there is nothing to see.
[[nodiscard]] Limits limits_for(const Scene& scene, double width, double height, Padding padding);

// The nearest viewport within the limits.
[[nodiscard]] Viewport clamped(const Viewport& viewport, const Limits& limits);
// What to show for a viewport that a finger has pulled beyond the limits: it follows less and less, a third of the
// viewport at most, and a factor of 1.5 in scale. Within the limits it is the viewport itself.
[[nodiscard]] Viewport softened(const Viewport& viewport, const Limits& limits);

// The map follows the finger: what was at `from` is at `to`. No limit: see softened.
[[nodiscard]] Viewport dragged(const Viewport& viewport, Pixel from, Pixel to);
// Two fingers: what was at a0, b0 is now at a1, b1 (their middle and distance; the map does not turn). No limit.
[[nodiscard]] Viewport pinched(const Viewport& viewport, Pixel a0, Pixel b0, Pixel a1, Pixel b1);
// What is at `about` stays there. The scale stays within the limits and so does the centre.
[[nodiscard]] Viewport zoomed(const Viewport& viewport, Pixel about, double factor, const Limits& limits);

// After a fling: the map glides on and slows down exponentially. Velocity of the finger in px/s.
struct Fling {
    Viewport start;
    Pixel velocity;
    Limits limits;
};
[[nodiscard]] Viewport at(const Fling& fling, double seconds); // never beyond the limits
[[nodiscard]] double duration(const Fling& fling); // seconds until less than half a px is left; 0 below 40 px/s

// An animated change of viewport: out and in again when it is far, straight when it is near. The end is exactly `to`.
struct Flight {
    Viewport from, to; // of the same size in px; from is used with to's size
    double seconds = 0;
};
// As long as the way is on screen, 0.25 to 1.2 s; 0 when nothing moves. Back into the limits: to = clamped(viewport).
[[nodiscard]] Flight fly(const Viewport& from, const Viewport& to);
[[nodiscard]] Viewport at(const Flight& flight, double seconds);

// What a name on the map, and a tap, is about at this scale.
enum class Detail { Regions, Counties, Towns };
[[nodiscard]] Detail detail_for(const Scene& scene, const Viewport& viewport);
// Insets are shown while the viewport is about the whole of Taiwan; their islands are in place in any case.
[[nodiscard]] bool shows_insets(const Scene& scene, const Viewport& viewport);

} // namespace kiosk::map
