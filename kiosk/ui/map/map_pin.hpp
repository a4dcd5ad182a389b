// The drop that stands on a place.
#pragma once

#include "ui/canvas/canvas.hpp"
#include "ui/map/map_colours.hpp"

namespace kiosk::ui {

enum class PinMark { Disc, Diamond, Square }; // also tells kinds apart where colours do not
struct PinLook {
    PinMark mark = PinMark::Square;
    Colour body, ink;
    float radius = 16; // units, of its head
    bool chosen = false;
};
[[nodiscard]] PinLook pin_look(bool here, bool chosen, bool sight, const MapColours& colours);
void draw_pin(Canvas& canvas, Vec tip, const PinLook& look, const MapColours& colours);

} // namespace kiosk::ui
