// Where a code of version 6 may lie in a picture: squares whose corners are finder patterns, of which one or two may be
// hidden. Pure; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "core/base/frame.hpp"
#include "scan/finder_search.hpp"
#include "scan/point.hpp"

namespace kiosk::scan {

// The middles of the four corners of seven modules in pixels, clockwise, and which of them were seen; the others are
// guessed from these. With three the top left comes first. Corners may lie outside the picture.
struct CodeSquare {
    std::array<PointF, 4> corners{};
    std::array<bool, 4> seen{true, true, false, true};
    double doubt = 0;           // smaller is likelier
    bool light_on_dark = false; // a phone in dark mode

    [[nodiscard]] PointF middle() const;
    [[nodiscard]] double side() const; // pixels between the first two corners
};

// The likeliest first, at most kMostSquares, no two of nearly the same corners; `finders` are those of `binary`.
inline constexpr std::size_t kMostSquares = 16;
[[nodiscard]] std::vector<CodeSquare> find_squares(core::GrayView binary, const FinderPatterns& finders);

// The same of a picture as it is. `window` is the width in pixels of the square around a pixel against whose mean it is
// dark or light: modules wider than a fifth of it are not seen.
inline constexpr int kWideWindow = 41;
inline constexpr int kNarrowWindow = 25; // for steep light
[[nodiscard]] std::vector<CodeSquare> find_squares(core::GrayView picture, int window);

} // namespace kiosk::scan
