// Text to QR code, error correction M. The one place that knows ZXing's writer. Any thread.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace kiosk::scan {

// A square of modules, the quiet zone included.
struct QrMatrix {
    int size = 0;              // modules along a side: 17 + 4 · version + 2 · margin
    int margin = 0;            // light modules on each side
    std::vector<bool> modules; // true is dark, row by row

    // False outside of the square.
    [[nodiscard]] bool dark(int x, int y) const {
        return x >= 0 && y >= 0 && x < size && y < size &&
               modules[static_cast<std::size_t>(y) * static_cast<std::size_t>(size) + static_cast<std::size_t>(x)];
    }
};

inline constexpr int kQuietZone = 4; // modules, as ISO/IEC 18004 asks

// The smallest QR code that holds the text; a token of 141 characters gives version 6. Margin 0 … 64. Errors: Invalid
// for an empty text, for one that no QR code holds, for a margin out of range.
[[nodiscard]] core::Result<QrMatrix> write_qr(std::string_view text, int margin = kQuietZone);

} // namespace kiosk::scan
