#pragma once

#include "ui/screens/guest/chrome.hpp"

namespace kiosk::ui {

[[nodiscard]] Action draw_result(const ResultPage& view, Canvas& canvas, const Rect& content);

} // namespace kiosk::ui
