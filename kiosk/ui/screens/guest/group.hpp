// The count of a delegation that came with its leader's badge. It never lists names.
#pragma once

#include "ui/presenters/result.hpp"
#include "ui/screens/guest/chrome.hpp"

namespace kiosk::ui {

// Without the row of buttons below it.
[[nodiscard]] float group_height(const GroupCount& group, Canvas& canvas, float width);
// The stepper at the rect's top, the buttons in a row at its bottom; their right end is left free for the countdown.
[[nodiscard]] Action draw_group(const GroupCount& group, Canvas& canvas, const Rect& rect, float row);

} // namespace kiosk::ui
