// The finder patterns of QR codes in a picture: three nested squares, 1:1:3:1:1 modules along any line through their
// middle (ISO/IEC 18004). Pure; any thread.
#pragma once

#include <cstddef>
#include <vector>

#include "core/base/frame.hpp"

namespace kiosk::scan {

struct Finder {
    double x = 0; // middle, pixels
    double y = 0;
    double module = 0; // pixels along a row: up to 1.4 times a module's side for a turned code
    int lines = 0;     // rows that crossed it
    int diagonals = 0; // of the two through its middle, how many look like it too; modules of a code seldom do
};

// Of dark modules on a light ground, and of light ones on a dark ground.
struct FinderPatterns {
    std::vector<Finder> dark;
    std::vector<Finder> light;
};

// In a picture of black (0) and white. At most kMostFinders of either kind, from the top down: a striped shirt gives
// many candidates, and the search stays bounded, the weakest give way. Looks at every second row.
inline constexpr std::size_t kMostFinders = 64;
[[nodiscard]] FinderPatterns find_finders(core::GrayView binary);

} // namespace kiosk::scan
