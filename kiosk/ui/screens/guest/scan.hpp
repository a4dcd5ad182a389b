#pragma once

#include <vector>

#include "ui/canvas/texture.hpp"
#include "ui/screens/guest/chrome.hpp"

namespace kiosk::ui {

// The camera's newest frame, not mirrored, and the codes that were found in it. Shown where the view has no trouble to
// tell instead.
struct CameraPicture {
    const Texture& frame;
    const std::vector<core::FoundCode>& codes;
    float snapped = 1; // 0 … 1: how far the frame has come from the picture's middle to the first of the codes
};

// Where a point of the picture stands when the picture, mirrored, covers the rect and its middle stays in the middle.
[[nodiscard]] Vec mirrored(core::PointI point, int width, int height, const Rect& rect);

[[nodiscard]] Action draw_scan(const ScanViewModel& view, const CameraPicture& picture, Canvas& canvas,
                               const Rect& content);

} // namespace kiosk::ui
