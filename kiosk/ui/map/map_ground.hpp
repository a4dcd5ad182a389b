// What a map has besides land and names: degrees, the north, a length.
#pragma once

#include <span>

#include "map/viewport.hpp"
#include "ui/canvas/canvas.hpp"
#include "ui/map/map_colours.hpp"
#include "ui/text/translator.hpp"

namespace kiosk::ui {

// Lines of whole degrees over the area, and their numbers at its right and lower edge where nothing of covered is.
void draw_graticule(Canvas& canvas, const Rect& area, const map::Viewport& viewport, std::span<const Rect> covered,
                    const MapColours& colours);
// An arrow to the north and a bar for lengths, one below the other at the area's upper right; and what they cover.
void draw_compass(Canvas& canvas, const Rect& area, const map::Viewport& viewport, const Translator& words,
                  const MapColours& colours);
[[nodiscard]] Rect compass_box(Canvas& canvas, const Rect& area, const map::Viewport& viewport, const Translator& words,
                               const MapColours& colours);

} // namespace kiosk::ui
