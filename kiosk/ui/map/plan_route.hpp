// The way to a place on its drawing, drawn over the line on the floor that guests follow.
#pragma once

#include <span>
#include <vector>

#include "core/event/roster.hpp"
#include "ui/canvas/canvas.hpp"
#include "ui/map/map_colours.hpp"

namespace kiosk::ui {

// As it is painted on floors; of a line without a colour the map's own.
[[nodiscard]] Colour line_colour(core::LineColour line, const MapColours& colours);
// From its start as much of its length as part says, 0 … 1; the last point lies where that ends. None of a way without
// length.
[[nodiscard]] std::vector<Vec> route_part(std::span<const Vec> points, float part);
// Points no farther apart than step, those given among them.
[[nodiscard]] std::vector<Vec> route_steps(std::span<const Vec> points, float step);
// Units. Arrowheads on it say which way it goes.
void draw_route(Canvas& canvas, std::span<const Vec> points, Colour line);
// Where it begins.
void draw_route_start(Canvas& canvas, Vec at, const MapColours& colours);

inline constexpr float kRouteWidth = 24; // units, its edges included

} // namespace kiosk::ui
