// Pictures for the tests of this room: QR codes as a camera sees them, made from numbers alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/frame.hpp"
#include "scan/preprocess.hpp"

namespace kiosk::scan::test {

GrayImage plain(int width, int height, std::uint8_t level = 128);

struct Paint {
    double x = 0; // middle of the symbol
    double y = 0;
    double module = 4; // pixels
    double angle = 0;  // degrees
    int dark = 30;
    int light = 220;
    double squeeze = 1; // of its height, as seen from above or below
};

// Draws the text as a QR code with its quiet zone, 3 × 3 samples a pixel. Fails the test if there is no such code.
void paint_qr(GrayImage& image, std::string_view text, const Paint& paint);

void add_noise(GrayImage& image, int amplitude, std::uint32_t seed = 1);
void add_blur(GrayImage& image, int times);                  // 3×3 binomial, each time
void add_slope(GrayImage& image, double left, double right); // multiplies the levels, from one side to the other
void add_glare(GrayImage& image, int x, int y, int radius);

core::FramePtr frame_of(const GrayImage& image, std::int64_t at_ms, std::uint64_t number = 1);
core::MonoTime at(std::int64_t ms);

// A token as badges carry: 141 characters, different for each n. Its signature is none.
std::string token_text(unsigned n);

} // namespace kiosk::scan::test
