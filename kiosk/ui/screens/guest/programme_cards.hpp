// The cards of the programme's list, and the times beside them.
#pragma once

#include "ui/canvas/canvas.hpp"
#include "ui/presenters/programme.hpp"

namespace kiosk::ui {

// now_label: of what is on.
[[nodiscard]] float programme_card_height(Canvas& canvas, const ProgrammeCard& card, const Said& now_label,
                                          float width);
void draw_programme_card(Canvas& canvas, const ProgrammeViewModel& view, const ProgrammeCard& card, const Rect& r,
                         bool held);
// My programme's next place, from the area's top; gives its height.
float draw_next_card(Canvas& canvas, const NextCard& next, const Rect& area, bool held = false);

[[nodiscard]] float row_times_width(Canvas& canvas, const ProgrammeRow& row);
// rail: x of the dots.
void draw_row_times(Canvas& canvas, const ProgrammeRow& row, const Rect& r, float rail);

} // namespace kiosk::ui
