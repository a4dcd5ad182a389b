// What lies over a screen: sheets and the question for more time.
#pragma once

#include "ui/screens/chrome.hpp"

namespace kiosk::ui {

[[nodiscard]] Action draw_sheet(const SheetView& view, Canvas& canvas);
[[nodiscard]] Action draw_more_time(const MoreTimeView& view, const core::Countdown& left, Canvas& canvas);

} // namespace kiosk::ui
