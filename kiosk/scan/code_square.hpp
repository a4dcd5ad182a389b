// Where a code of version 6 may lie in a picture: squares whose corners are finder patterns, of which one or two may be
// hidden. Pure; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "core/base/frame.hpp"
#include "scan/finder_search.hpp"
#include "scan/point.hpp"
#include "scan/preprocess.hpp"
#include "scan/qr_layout.hpp"

namespace kiosk::scan {

inline constexpr double kFinderMiddle = 3.5;        // of a finder pattern from the code's edge, in modules
inline constexpr double kFinderSpan = kModules - 7; // between the middles of two of one side

// The middles of the four corners of seven modules in pixels, clockwise, and which of them were seen; the others are
// guessed from these. With three the top left comes first. Corners may lie outside the picture.
struct CodeSquare {
    std::array<PointF, 4> corners{};
    std::array<bool, 4> seen{true, true, false, true};
    double doubt = 0;           // smaller is likelier
    bool light_on_dark = false; // a phone in dark mode

    [[nodiscard]] PointF middle() const;
    [[nodiscard]] double side() const; // pixels between the first two corners
    [[nodiscard]] bool has_three() const { return seen == CodeSquare{}.seen; }
};

// A picture, and the same inverted when a square asks for it. The picture's pixels must outlive it.
class BothTones {
  public:
    explicit BothTones(core::GrayView picture) : picture_(picture) {}
    [[nodiscard]] core::GrayView dark_on_light(const CodeSquare& square);

  private:
    core::GrayView picture_;
    GrayImage inverted_;
};

// The likeliest first, at most kMostSquares, no two of nearly the same corners; `finders` are those of `binary`.
inline constexpr std::size_t kMostSquares = 16;
[[nodiscard]] std::vector<CodeSquare> find_squares(core::GrayView binary, const FinderPatterns& finders);

// The binary picture in which finder patterns are looked for. `window` is the width in pixels of the square around a
// pixel against whose mean it is dark or light: modules wider than a fifth of it are not seen.
inline constexpr int kWideWindow = 41;
inline constexpr int kNarrowWindow = 25; // for steep light
[[nodiscard]] GrayImage dark_and_light(core::GrayView picture, int window);

// The squares of a picture as it is.
[[nodiscard]] std::vector<CodeSquare> find_squares(core::GrayView picture, int window);

} // namespace kiosk::scan
