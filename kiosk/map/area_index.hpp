// Which area is at a point: a grid over the areas' edges, then exact point in polygon. A plain value; safe to share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "map/geometry.hpp"

namespace kiosk::map {

// A closed ring of an area (the first point is not repeated). Holes are rings like any other: inside is an odd number
// of times.
struct AreaRing {
    std::uint16_t area = 0;
    std::vector<Point> points;
};

class AreaIndex {
  public:
    AreaIndex() = default;
    // Areas must not overlap each other. Memory: 40 bytes an edge and about 10 for its cells.
    explicit AreaIndex(std::span<const AreaRing> rings);
    // The area that holds the point; on a border the one with the lower number of those that claim it; nothing outside
    // of all.
    [[nodiscard]] std::optional<std::uint16_t> town_at(Point point) const;
    // All that claim it, ascending: more than one only on borders, and where areas overlap.
    [[nodiscard]] std::vector<std::uint16_t> towns_at(Point point) const;
    // town_at, else the area whose edge is nearest and no further than this (map units): small islands for big
    // fingers.
    [[nodiscard]] std::optional<std::uint16_t> town_near(Point point, double radius) const;
    // What it holds, in bytes.
    [[nodiscard]] std::size_t bytes() const;

  private:
    struct Edge {
        Point a, b;
        std::uint16_t area = 0;
    };
    void fill();
    [[nodiscard]] std::size_t cell(std::size_t column, std::size_t row) const { return row * columns_ + column; }
    [[nodiscard]] std::size_t column_of(double x) const;
    [[nodiscard]] std::size_t row_of(double y) const;

    Box bounds_;
    std::size_t columns_ = 0, rows_ = 0;
    double cell_width_ = 1, cell_height_ = 1;
    std::vector<Edge> edges_;
    // Per cell: the slice of cell_edges_ with the edges that cross it; where there is none, the area it lies in.
    std::vector<std::uint32_t> cell_first_;
    std::vector<std::uint32_t> cell_edges_;
    std::vector<std::uint16_t> cell_area_;
};

} // namespace kiosk::map
