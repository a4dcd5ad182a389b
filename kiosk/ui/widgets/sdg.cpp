#include "ui/widgets/sdg.hpp"

#include <algorithm>
#include <string>

namespace kiosk::ui {

SdgColours sdg_colours(int goal) {
    const auto colours = core::sdg_colours(goal);
    return {Colour::hex(colours.ground), Colour::hex(colours.ink)};
}

float sdg_side(const Canvas& canvas, float base) {
    return base * std::min(canvas.text_scale(), 1.3F);
}

float sdg_width(std::size_t tiles, float side) {
    return tiles == 0 ? 0 : static_cast<float>(tiles) * (side + kSdgGap) - kSdgGap;
}

void sdg_tile(Canvas& canvas, const Rect& square, int goal) {
    const float radius = square.w * 0.18F;
    SdgColours c = sdg_colours(goal);
    // No ink reaches 7:1 on the goals' colours: there the colour is the frame.
    if (canvas.theme().contrast) {
        canvas.fill(square, c.ground, radius);
        canvas.fill(square.inset(6, 6), canvas.theme().surface, std::max(0.0F, radius - 4));
        c.ink = canvas.theme().ink;
    } else {
        canvas.fill(square, c.ground, radius);
    }
    canvas.text_in(square, {{std::to_string(goal), "en"}},
                   {square.w * 0.43F / canvas.text_scale(), Weight::Bold, c.ink});
}

SdgFit sdg_fit(std::size_t goals, float side, float width) {
    const auto room = static_cast<std::size_t>(std::max(1.0F, (width + kSdgGap) / (side + kSdgGap)));
    return goals <= room ? SdgFit{goals, 0} : SdgFit{room, goals - room + 1};
}

void sdg_row(Canvas& canvas, Vec at, std::span<const int> goals, const SdgFit& fit, float side) {
    const std::size_t shown = fit.more > 0 ? fit.tiles - 1 : fit.tiles;
    for (const int goal : goals.first(shown)) {
        sdg_tile(canvas, {at.x, at.y, side, side}, goal);
        at.x += side + kSdgGap;
    }
    if (fit.more == 0) return;
    const Theme& t = canvas.theme();
    const Rect square{at.x, at.y, side, side};
    canvas.outline(square, t.muted, 3, side * 0.18F);
    canvas.text_in(square, {{"+" + std::to_string(fit.more), "en"}},
                   {side * 0.4F / canvas.text_scale(), Weight::Bold, t.ink});
}

float sdg_line(Canvas& canvas, Vec at, float width, int goal, const Said& title, const TextStyle& style) {
    constexpr float kGap = 20;
    const float side = sdg_side(canvas);
    const float room = width - side - kGap;
    const float words = canvas.measure({title}, style, room).y;
    const float height = std::max(side, words);
    sdg_tile(canvas, {at.x, at.y + (height - side) / 2, side, side}, goal);
    canvas.text({at.x + side + kGap, at.y + (height - words) / 2}, {title}, style, room);
    return height;
}

} // namespace kiosk::ui
