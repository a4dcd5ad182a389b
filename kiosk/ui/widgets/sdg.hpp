// The Sustainable Development Goals as number tiles.
#pragma once

#include <span>

#include "core/event/sdg_colours.hpp"
#include "ui/canvas/canvas.hpp"
#include "ui/text/translator.hpp"

namespace kiosk::ui {

using core::kSdgCount;

struct SdgColours {
    Colour ground, ink;
};
[[nodiscard]] SdgColours sdg_colours(int goal); // 1 … 17

inline constexpr float kSdgGap = 10; // between tiles, units
// Side of a tile beside words of the guest's text size.
[[nodiscard]] float sdg_side(const Canvas& canvas, float base = 60);
[[nodiscard]] float sdg_width(std::size_t tiles, float side);
void sdg_tile(Canvas& canvas, const Rect& square, int goal);
// What a row of that width shows: so many goals and, where that is not all of them, one tile more that says "+6".
struct SdgFit {
    std::size_t tiles = 0; // with the last one
    std::size_t more = 0;  // goals that it stands for; 0: there is none
};
[[nodiscard]] SdgFit sdg_fit(std::size_t goals, float side, float width);
// In a row from at to the right.
void sdg_row(Canvas& canvas, Vec at, std::span<const int> goals, const SdgFit& fit, float side);
// A tile with its goal's title beside it; gives the height.
float sdg_line(Canvas& canvas, Vec at, float width, int goal, const Said& title, const TextStyle& style);

} // namespace kiosk::ui
