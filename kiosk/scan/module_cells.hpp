// One number for each module of a code, row by row: what the lattice and the tones of the modules reckon with.
#pragma once

#include <array>
#include <cstddef>

#include "scan/qr_layout.hpp"

namespace kiosk::scan {

inline constexpr std::size_t kCells = kModules * kModules;
using Cells = std::array<float, kCells>;

[[nodiscard]] inline std::size_t cell(int x, int y) {
    return static_cast<std::size_t>(y * kModules + x);
}

// The code as a plain grid: kStraightPixels across and down a module, kStraightMargin around the code, row by row.
inline constexpr int kStraightPixels = 6;
inline constexpr int kStraightMargin = 1;
inline constexpr int kStraightSide = (kModules + 2 * kStraightMargin) * kStraightPixels;

// Where in it the pixels of one row of a module begin.
[[nodiscard]] inline std::ptrdiff_t straight_at(int x, int y, int row_of_module) {
    return static_cast<std::ptrdiff_t>((y + kStraightMargin) * kStraightPixels + row_of_module) * kStraightSide +
           (x + kStraightMargin) * kStraightPixels;
}

// Sums over a bell around each, in place; what lies beyond an edge counts nothing.
void smooth(Cells& cells, double sigma);

} // namespace kiosk::scan
