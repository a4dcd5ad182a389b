// Pictures, decoded off the thread that draws; shared with whoever decoded them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/frame.hpp"

namespace kiosk::ui {

using Image = core::RgbImage;

// A QR code, its quiet zone included.
struct QrCode {
    std::string text;       // that it says
    int size = 0;           // modules along a side
    std::vector<bool> dark; // row by row
};

// A drawing of the campus.
struct Plan {
    std::string file;            // core::PlanSpot::file
    float width = 0, height = 0; // what points on it are given in
    std::shared_ptr<const Image> picture;
};

} // namespace kiosk::ui
