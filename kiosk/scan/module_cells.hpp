// One number for each module of a code, row by row: what the lattice and the tones of the modules reckon with.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
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

// Sums over a bell around each, in place; what lies beyond an edge counts nothing.
inline void smooth(Cells& cells, double sigma) {
    const int reach = static_cast<int>(std::ceil(2.5 * sigma));
    Cells across{};
    Cells both{};
    for (int i = -reach; i <= reach; ++i) {
        const auto weight = static_cast<float>(std::exp(-i * i / (2 * sigma * sigma)));
        const int from = std::max(0, -i), to = std::min(kModules, kModules - i);
        for (int y = 0; y < kModules; ++y) {
            for (int x = from; x < to; ++x) across[cell(x, y)] += weight * cells[cell(x + i, y)];
        }
    }
    for (int i = -reach; i <= reach; ++i) {
        const auto weight = static_cast<float>(std::exp(-i * i / (2 * sigma * sigma)));
        const int from = std::max(0, -i), to = std::min(kModules, kModules - i);
        for (int y = from; y < to; ++y) {
            for (int x = 0; x < kModules; ++x) both[cell(x, y)] += weight * across[cell(x, y + i)];
        }
    }
    cells = both;
}

} // namespace kiosk::scan
