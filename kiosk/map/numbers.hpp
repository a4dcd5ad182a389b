// Where the numbers of the offices stand while the whole of Taiwan is shown: within their regions, or beside the coast
// at the end of a line that begins within. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "map/geometry.hpp"
#include "map/scene.hpp"
#include "map/viewport.hpp"

namespace kiosk::map {

// A disc with a number.
struct PlacedNumber {
    std::uint16_t region = 0;  // index of Scene::regions
    Pixel at;                  // its centre
    std::optional<Pixel> from; // of a disc beside its region: where the line to it begins, within the region
    bool operator==(const PlacedNumber&) const = default;
};

// Discs of that radius (px, > 0), for every region whose label lies in the viewport. A disc lies wholly within its
// region, as near to the label as obstacles (pins, buttons, frames) and other discs allow; where there is no such
// place, at sea, as near as can be, and no line crosses an obstacle or a disc. Only where the sea has no room either a
// disc may lie on other land, its line telling whose it is. Ordered by region.
[[nodiscard]] std::vector<PlacedNumber> place_numbers(const Scene& scene, const Viewport& viewport, double radius,
                                                      std::span<const PixelBox> obstacles);

} // namespace kiosk::map
