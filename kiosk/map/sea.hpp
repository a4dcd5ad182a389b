// How far the sea is from the land, for its shade. A distance, no depth: nothing here knows the bottom of the sea.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "map/geometry.hpp"

namespace kiosk::map {

// Nodes of a square grid, row by row from the north-west.
struct SeaGrid {
    Point origin;    // of the first node
    double step = 0; // map units from node to node; 0: no grid
    std::uint32_t columns = 0, rows = 0;
    std::vector<float> away; // map units to the nearest coast, 0 and more; on land as well
    [[nodiscard]] Point node(std::size_t i) const {
        return {origin.x + static_cast<double>(i % columns) * step, origin.y + static_cast<double>(i / columns) * step};
    }
};

// The world is the coasts' box and a margin around it, at most 300 nodes along a side. A distance is right to a tenth
// of the step at the worst. Each coast has 2 points or more; without coasts there is no grid.
[[nodiscard]] SeaGrid sea_around(std::span<const std::vector<Point>> coasts, double margin, double step);

} // namespace kiosk::map
