// What lies over a screen: sheets and the question for more time.
#pragma once

#include "ui/screens/guest/chrome.hpp"

namespace kiosk::ui {

// The ground of a sheet around content with a row of buttons below it. all_in_reach: the content, too, can be touched.
struct SheetGround {
    Rect box, inner; // inner: without the row
    Rect row;
};
[[nodiscard]] float sheet_width(const Canvas& canvas); // of its content and its row of buttons
[[nodiscard]] SheetGround sheet_ground(Canvas& canvas, const Canvas::Content& content, float row_height,
                                       bool all_in_reach = false);
[[nodiscard]] Action close_sheet_by(Canvas& canvas, const SheetGround& ground, const Said& close);

[[nodiscard]] Action draw_sheet(const SheetViewModel& view, Canvas& canvas);
[[nodiscard]] Action draw_accessibility_sheet(const AccessibilitySheet& view, Canvas& canvas);
[[nodiscard]] Action draw_more_time(const MoreTimeViewModel& view, const core::Countdown& left, Canvas& canvas);

} // namespace kiosk::ui
