// What the pages of the first start have in common.
#pragma once

#include <vector>

#include "ui/screens/setup/setup.hpp"

namespace kiosk::ui {

inline constexpr float kSetupMargin = 48, kSetupGap = 20;

// A button, or an outline where there is nothing to do now. Widget: "setup.<id>".
void setup_button(const SetupButton& face, Canvas& canvas, const Rect& rect, SetupAction& action, float text_size = 30);
[[nodiscard]] float setup_row(const Canvas& canvas); // a button's height
// What the page asks, and how; gives its height, the gap below it included.
float setup_heading(const Said& title, const Spans& how, Canvas& canvas, const Rect& area);
// A white card with a mark; gives its height, or draws none of it where it would be out of sight.
float setup_line(const SetupLine& line, Canvas& canvas, const Rect& area);
// One below the other; gives their height.
float setup_lines(const std::vector<SetupLine>& lines, Canvas& canvas, const Rect& area);
// Of the content, what a page has between its margins.
[[nodiscard]] inline Rect setup_room(const Canvas& canvas, const Rect& content) {
    return content.inset(canvas.shape().portrait ? 40 : kSetupMargin, 32);
}
// A page that asks over its whole width: what of that room is left below.
[[nodiscard]] Rect below_heading(const Said& title, const Spans& how, Canvas& canvas, const Rect& content);

} // namespace kiosk::ui
