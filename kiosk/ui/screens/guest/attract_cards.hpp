// The cards below the attract screen's welcome: who visits today, what is on and what comes next.
#pragma once

#include "ui/canvas/canvas.hpp"
#include "ui/presenters/attract.hpp"

namespace kiosk::ui {

inline constexpr float kNightCardGap = 14;

// One below the other, as many as have room, under their heading; gives the y where they end, r.y without any.
float delegation_list(const AttractViewModel& view, Canvas& canvas, const Rect& r);
// How many delegation_list() would draw.
[[nodiscard]] std::size_t delegations_with_room(const AttractViewModel& view, Canvas& canvas, const Rect& r);
// Side by side in one line from the rect's top; those without room are counted. Gives the height, 0 without any.
// over_photo: on a ground that covers what lies behind.
float delegation_row(const AttractViewModel& view, Canvas& canvas, const Rect& r, bool over_photo);

// What is on and what comes next: one below the other, as many as have room; gives the y where they end.
float item_list(const AttractViewModel& view, Canvas& canvas, const Rect& r);
// Side by side at the rect's foot.
void item_row(const AttractViewModel& view, Canvas& canvas, const Rect& r, bool over_photo);
[[nodiscard]] float item_row_height(const AttractViewModel& view, Canvas& canvas, float width); // 0 without items

} // namespace kiosk::ui
