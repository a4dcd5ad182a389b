// Where on the picture a finger is that came down on the panel: found from the four corners that whoever sets a kiosk
// up touches. Pure. Places are fractions of the width and the height, from the upper left, so that a map is good for
// every size.
#pragma once

#include <optional>
#include <span>

namespace kiosk::core {

struct TouchPoint {
    double x = 0, y = 0;
    bool operator==(const TouchPoint&) const = default;
};

// x' = xx x + xy y + x0, y' = yx x + yy y + y0.
struct TouchMap {
    double xx = 1, xy = 0, x0 = 0, yx = 0, yy = 1, y0 = 0;
    [[nodiscard]] TouchPoint operator()(TouchPoint at) const {
        return {xx * at.x + xy * at.y + x0, yx * at.x + yy * at.y + y0};
    }
    bool operator==(const TouchMap&) const = default;
};

// Of a picture that was turned clockwise by 0, 90, 180 or 270 degrees on a panel that tells places as if it were not;
// any other angle counts as 0.
[[nodiscard]] TouchMap turned_touch(int degrees);

// What outer says of what inner says.
[[nodiscard]] TouchMap after(const TouchMap& inner, const TouchMap& outer);

struct TouchPair {
    TouchPoint touched, target;
    bool operator==(const TouchPair&) const = default;
};

struct TouchFit {
    TouchMap map;
    double off = 0; // how far the worst of the pairs is off by it, in pixels
};
// Least squares. size: of the picture, pixels. None: fewer than three pairs, or places on one line, as of a panel that
// tells one and the same place whatever is touched.
[[nodiscard]] std::optional<TouchFit> fit_touch(std::span<const TouchPair> pairs, TouchPoint size);

// How far the last pair is off, in pixels, when the panel lies in whichever of the eight ways a rectangle may lie
// (turned, mirrored) suits all of the pairs best: what can be said before there are enough for a fit. No pairs: 0.
[[nodiscard]] double off_by_lying(std::span<const TouchPair> pairs, TouchPoint size);

} // namespace kiosk::core
