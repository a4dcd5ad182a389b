#pragma once

#include "ui/presenters/result.hpp"
#include "ui/screens/guest/chrome.hpp"

namespace kiosk::ui {

[[nodiscard]] Action draw_result(const ResultPage& view, Canvas& canvas, const Rect& content);

} // namespace kiosk::ui
