// Lines with fewer points. Visvalingam and Whyatt: the point whose triangle with its neighbours is smallest goes first.
// One pass ranks an arc's points for every tolerance, so coarser lines hold a part of the points of finer ones. Pure.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "map/geometry.hpp"

namespace kiosk::map {

// Each point's rank in square map units: it stays at tolerances up to the rank's square root. Never smaller than that
// of a point that went before. The ends stay always (infinity); so do two more points of a closed line: a small island
// stays a triangle.
[[nodiscard]] std::vector<double> rank_points(std::span<const Point> line);

// The indices of the points that stay, ascending; both ends among them.
[[nodiscard]] std::vector<std::uint32_t> points_at(std::span<const double> ranks, double tolerance);

// Which of these lines cross, overlap or touch another or themselves, but for the ends that they share; ascending.
// Rounding: lines that miss each other by less than a millimetre may be named too.
[[nodiscard]] std::vector<std::uint32_t> crossing_lines(std::span<const std::vector<Point>> lines);

} // namespace kiosk::map
