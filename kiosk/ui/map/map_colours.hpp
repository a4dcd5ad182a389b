// The atlas's colours by theme. In high contrast areas are told apart by their borders and numbers; the chosen one is
// filled.
#pragma once

#include <array>
#include <cstddef>

#include "ui/canvas/theme.hpp"

namespace kiosk::ui {

struct MapColours {
    Colour sea, near_sea, inset_sea; // open, at the coast, in the frames
    Colour grid, shadow;             // with their alpha; a transparent shadow: none
    std::array<Colour, 11> regions;  // by office number - 1; neighbours differ
    Colour chosen, chosen_county;
    Colour coast, region_line, county_line, town_line, outline;
    Colour name, soft_name, halo; // of places on land and sea
    Colour number_fill, number_ink, number_line;
    Colour chosen_fill, chosen_ink;
    Colour here, here_ink, school, sight, pin_ink, cluster, cluster_ink;
};

// Em of a name, framebuffer pixels: nobody who stands reads a smaller one.
inline constexpr float kLeastNamePx = 16;

[[nodiscard]] const MapColours& map_colours(const Theme& theme);
// Every pair that carries a name or a number, for the test.
[[nodiscard]] std::vector<TextPair> map_text_pairs(const MapColours& colours);

} // namespace kiosk::ui
