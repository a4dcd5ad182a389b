// From arcs to a level of detail: simplified, proven to be free of crossings, triangulated.
#pragma once

#include <span>
#include <stop_token>
#include <vector>

#include "core/base/result.hpp"
#include "map/geos_shapes.hpp"
#include "map/scene.hpp"
#include "map/topojson.hpp"

namespace kiosk::map {

// By town: its polygons at some level.
using TownShapes = std::vector<std::vector<ShapePolygon>>;

struct ShapedLevel {
    Level level;
    TownShapes shapes;
};

// The referents outlive it. Its functions may be called from several threads at once.
class LevelMaker {
  public:
    // kinds: by arc.
    LevelMaker(const Topology& topology, std::span<const BorderKind> kinds, Point origin, const std::stop_token& stop);

    // Tolerance in map units: points whose triangle with their neighbours is smaller than its square go; 0 keeps them
    // all. Arcs that would cross themselves or each other, or make a polygon invalid, get half of it until none does.
    // Invalid: a polygon that is not valid even with all of its points, by its town's code. Unavailable: stopped.
    [[nodiscard]] core::Result<ShapedLevel> make(double tolerance, double max_scale) const;

  private:
    using Lines = std::vector<std::vector<Point>>;
    [[nodiscard]] Lines lines_at(std::span<const double> tolerances) const;
    [[nodiscard]] ShapeRing ring_of(const ArcRing& ring, const Lines& lines) const;
    [[nodiscard]] TownShapes shapes_of(const Lines& lines) const;
    // Marks the arcs of areas that are not valid, among the towns with a changed arc.
    [[nodiscard]] core::Status find_bad(const TownShapes& shapes, const Lines& lines, const std::vector<char>& changed,
                                        std::vector<char>& bad) const;
    // Marks coasts that have swallowed another town's island, and the island.
    void find_swallowed(const TownShapes& shapes, const Lines& lines, std::vector<char>& bad) const;
    [[nodiscard]] core::Result<Level> mesh(const TownShapes& shapes, const Lines& lines) const;

    const Topology& topology_;
    std::span<const BorderKind> kinds_;
    Point origin_;
    const std::stop_token& stop_;
    std::vector<std::vector<double>> ranks_; // by arc
};

} // namespace kiosk::map
