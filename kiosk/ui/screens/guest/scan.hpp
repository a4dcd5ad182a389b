#pragma once

#include <vector>

#include "ui/screens/guest/chrome.hpp"

namespace kiosk::ui {

// The camera's picture, if there is one: an OpenGL texture and its size in pixels; codes as found, not mirrored.
struct Picture {
    unsigned texture = 0;
    int width = 0, height = 0;
    const std::vector<core::FoundCode>* codes = nullptr;
};

// Where a point of the picture stands when the picture, mirrored, covers the rect and its middle stays in the middle.
[[nodiscard]] Vec mirrored(core::PointI point, int width, int height, const Rect& rect);

[[nodiscard]] Action draw_scan(const ScanView& view, const Picture& picture, Canvas& canvas, const Rect& content);

} // namespace kiosk::ui
