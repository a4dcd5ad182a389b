// Picture to picture, pure: what the decoder's passes do to a frame before ZXing sees it, and figures about a frame.
// Every function wants a usable view and gives an empty picture (or zero) for another. Any thread; nothing is kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/frame.hpp"

namespace kiosk::scan {

// Owning 8-bit luminance without padding between rows.
struct GrayImage {
    std::vector<std::uint8_t> pixels;
    int width = 0;
    int height = 0;

    [[nodiscard]] core::GrayView view() const { return {pixels.data(), width, height, width}; }
    [[nodiscard]] bool empty() const { return pixels.empty(); }
};

// Of a row, or a place, inside it.
[[nodiscard]] inline const std::uint8_t* row(core::GrayView view, int y) {
    return view.data + static_cast<std::ptrdiff_t>(y) * view.stride;
}
[[nodiscard]] inline std::uint8_t* row(GrayImage& image, int y) {
    return image.pixels.data() + static_cast<std::ptrdiff_t>(y) * image.width;
}
[[nodiscard]] inline std::uint8_t pixel(core::GrayView view, int x, int y) {
    return row(view, y)[x];
}

inline constexpr int kMaxPictureSide = 32'767; // ZXing counts pixels of a row in 16 bits
inline constexpr std::int64_t kMaxPicturePixels = 50'000'000;

// Holds what GrayView promises, within the limits above, and rows that 32-bit offsets reach.
[[nodiscard]] bool usable(core::GrayView view);

[[nodiscard]] GrayImage invert(core::GrayView view);

// Binomial 3×3 (1 2 1), edges repeated.
[[nodiscard]] GrayImage gaussian3(core::GrayView view);

// Contrast-limited adaptive histogram equalisation over tiles × tiles parts (1 … 16); clip is the height, in
// multiples of a flat histogram's, above which counts are spread over all levels.
[[nodiscard]] GrayImage clahe(core::GrayView view, int tiles, double clip);

// Unsharp mask: v + 2 · (v − mean of the 11×11 around it). Lifts modules out of blur and of uneven light.
[[nodiscard]] GrayImage sharpen(core::GrayView view);

// Black where a pixel is at least `margin` below the mean of the window × window around it, else white. Windows are
// odd.
[[nodiscard]] GrayImage local_threshold(core::GrayView view, int margin, int window = 25);

// Bilinear, twice the width and height. Empty when that passes the limits.
[[nodiscard]] GrayImage upscale2(core::GrayView view);

// The means of four pixels: half the width and the height, what is odd left out.
[[nodiscard]] GrayImage downscale2(core::GrayView view);

// The middle half of the width and of the height; shares the view's pixels.
[[nodiscard]] core::GrayView centre_half(core::GrayView view);

// Rotation by an angle about the middle, same size; what comes from outside is mid grey.
struct Rotation {
    double cosine = 1.0;
    double sine = 0.0;
    [[nodiscard]] static Rotation degrees(double angle);
    // Where a point of the rotated picture lies in the original.
    [[nodiscard]] core::PointI back(core::PointI rotated, int width, int height) const;
};
[[nodiscard]] GrayImage rotate(core::GrayView view, const Rotation& rotation);

// Variance of the Laplacian on every second pixel of every second row; larger is sharper. 0 below 3×3.
[[nodiscard]] double sharpness(core::GrayView view);

struct Brightness {
    double mean = 0;    // 0 … 255
    int dark = 0;       // 5 % of the pixels are at or below
    int light = 0;      // 95 % of the pixels are at or below
    double clipped = 0; // share of the pixels at 245 or above
};
// Of about 65,000 pixels spread evenly.
[[nodiscard]] Brightness brightness(core::GrayView view);

} // namespace kiosk::scan
