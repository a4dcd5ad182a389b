// Camera pictures and what a decoder found in them. Plain values; no library type.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/clock.hpp"

namespace kiosk::core {

// Not owning. 8-bit luminance, row by row; 0 < width <= stride; data holds stride * (height - 1) + width bytes.
struct GrayView {
    const std::uint8_t* data = nullptr;
    int width = 0;
    int height = 0;
    int stride = 0; // bytes from one row to the next
};

// Owning picture of one moment. Shared between threads as std::shared_ptr<const GrayFrame>, never changed after it is
// made. Who reads codes needs its luminance alone; its colours are for whoever looks at it.
struct GrayFrame {
    std::vector<std::uint8_t> pixels;
    int width = 0;
    int height = 0;
    // Colour differences of each block of 2×2 pixels, Cb and Cr by ITU-R BT.601, 128 without colour: rows of
    // (width + 1) / 2 such pairs. Empty: the picture is grey.
    std::vector<std::uint8_t> chroma;
    bool full_range = true;   // black is 0 and white 255; else 16 and 235, and colours likewise
    MonoTime taken{};         // when the camera thread received it
    std::uint64_t number = 0; // rises by one a frame within one capture, from 1

    [[nodiscard]] GrayView view() const { return {pixels.data(), width, height, width}; }
    [[nodiscard]] bool has_chroma() const {
        const auto blocks = [](int length) { return (static_cast<std::size_t>(length) + 1) / 2; };
        return !chroma.empty() && chroma.size() == 2 * blocks(width) * blocks(height);
    }
};
using FramePtr = std::shared_ptr<const GrayFrame>;

// A photo, a drawing or a page, of a bounded size; never changed after it is made.
struct RgbImage {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgb; // rows from the top
};

struct PointI {
    int x = 0;
    int y = 0;
    bool operator==(const PointI&) const = default;
};

// Corners in frame pixels, not mirrored: top left, top right, bottom right, bottom left of the symbol.
using Quad = std::array<PointI, 4>;

struct FoundCode {
    std::string text; // UTF-8, or the raw bytes when they are not
    Quad outline{};
    bool operator==(const FoundCode&) const = default;
};

// Why a code that seems to be there is not read.
enum class ScanProblem { None, TooSmall, Blurred, TooBright, TooDark, PhoneDim, Bent, Covered };

struct ScanHint {
    ScanProblem problem = ScanProblem::None;
    // Of TooBright and Covered, which part of the code, as the camera sees it and not mirrored: -1 left or above, 0 in
    // the middle or not known, 1 right or below.
    PointI part{};
    bool operator==(const ScanHint&) const = default;
};

} // namespace kiosk::core
