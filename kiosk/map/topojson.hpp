// Reads TopoJSON (topojson-specification 1.0, quantized or not): the object "towns" of Polygons and MultiPolygons, with
// the properties TOWNCODE (8 digits), TOWNNAME, TOWNENG, COUNTYCODE (5 digits). Pure.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "map/geometry.hpp"
#include "map/scene.hpp"

namespace kiosk::map {

// An arc by its index i, or ~i for the arc from its end to its start.
using ArcRef = std::int32_t;
[[nodiscard]] constexpr std::size_t arc_of(ArcRef ref) {
    return static_cast<std::size_t>(ref < 0 ? ~ref : ref);
}

using ArcRing = std::vector<ArcRef>;     // closed: each arc starts where the one before ends
using ArcPolygon = std::vector<ArcRing>; // the outer ring, then holes

struct TopoTown {
    std::string code, county, name, name_en;
    std::vector<ArcPolygon> polygons;
};

struct Topology {
    std::vector<std::vector<Point>> arcs; // projected, 2 points or more, no point twice in a row
    std::string credits;                  // an optional member "credits" of the file
    std::vector<TopoTown> towns;          // in the file's order; codes are unique
    // By arc: the index of the town on each side, the first the one that runs along it; kSea for none. An arc is used
    // at most twice, by two different towns, so that the rings hold at most twice the arcs' points.
    std::vector<std::array<std::uint16_t, 2>> sides;
};

inline constexpr std::size_t kMaxTowns = 4096;
inline constexpr std::size_t kMaxArcs = 65'536;
inline constexpr std::size_t kMaxArcPoints = 120'000;

// Invalid: the path to what is wrong and how to mend it.
[[nodiscard]] core::Result<Topology> read_topojson(const File& file);

} // namespace kiosk::map
