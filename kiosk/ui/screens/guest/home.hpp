#pragma once

#include "ui/screens/guest/chrome.hpp"

namespace kiosk::ui {

[[nodiscard]] Action draw_home(const HomeViewModel& view, Canvas& canvas, const Rect& content);

} // namespace kiosk::ui
