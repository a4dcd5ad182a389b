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
    int lines = 0;     // that crossed it
};

// At most kMostFinders of them in a picture of black (0) and white, in the order of their first line. A striped shirt
// gives many candidates: the search stays bounded. Looks at every second row.
inline constexpr std::size_t kMostFinders = 64;
[[nodiscard]] std::vector<Finder> find_finders(core::GrayView binary);

} // namespace kiosk::scan
