// Pictures, decoded off the thread that draws; shared with whoever decoded them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace kiosk::ui {

// A photo or a drawing, of a bounded size.
struct Image {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgb; // rows from the top
};

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
