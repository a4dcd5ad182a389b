// What GEOS does for the map, in our values. One object is one GEOS context: for one thread at a time.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "map/geometry.hpp"
#include "map/scene.hpp"

namespace kiosk::map {

using ShapeRing = std::vector<Point>;        // 4 points or more, the first repeated at the end
using ShapePolygon = std::vector<ShapeRing>; // the outer ring, then holes; any direction

class Geos {
  public:
    Geos();
    ~Geos();
    Geos(const Geos&) = delete;
    Geos& operator=(const Geos&) = delete;

    // Nothing when the area is valid (OGC: rings that do not cross, holes inside, parts apart); else GEOS' own words.
    [[nodiscard]] std::optional<std::string> why_invalid(std::span<const ShapePolygon> polygons);
    // Triangles that fill the polygon and nothing else; their corners are corners of the polygon, bit by bit.
    [[nodiscard]] core::Result<std::vector<std::array<Point, 3>>> triangulate(const ShapePolygon& polygon);
    // Of polygons that share borders point by point: the largest circle within the largest part of their union. Its
    // radius is right to a five-thousandth of the part's size, or a metre: so finely that every version of GEOS, each
    // of which searches in an order of its own, ends at the same place.
    [[nodiscard]] core::Result<Anchor> anchor(std::span<const ShapePolygon> polygons);
    // Square map units.
    [[nodiscard]] core::Result<double> union_area(std::span<const ShapePolygon> polygons);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace kiosk::map
