#include "support/paint.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <random>
#include <stdexcept>

#include "scan/qr_writer.hpp"

namespace kiosk::scan::test {
namespace {

std::uint8_t& pixel(GrayImage& image, int x, int y) {
    return image
        .pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x)];
}

std::uint8_t byte(double value) {
    return static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, 255L));
}

struct Turn {
    double cos, sin;
    explicit Turn(double degrees)
        : cos(std::cos(degrees * std::numbers::pi / 180)), sin(std::sin(degrees * std::numbers::pi / 180)) {}
};

// Which module lies at a point of the picture; -1 outside of the symbol and its quiet zone, 0 light, 1 dark.
int module_at(const QrMatrix& code, const Paint& paint, const Turn& turn, double x, double y) {
    const double dx = x - paint.x;
    const double dy = (y - paint.y) / paint.squeeze;
    const double u = (turn.cos * dx + turn.sin * dy) / paint.module + code.size / 2.0;
    const double v = (-turn.sin * dx + turn.cos * dy) / paint.module + code.size / 2.0;
    if (u < 0 || v < 0 || u >= code.size || v >= code.size) return -1;
    return code.dark(static_cast<int>(u), static_cast<int>(v)) ? 1 : 0;
}

} // namespace

GrayImage plain(int width, int height, std::uint8_t level) {
    GrayImage image;
    image.width = width;
    image.height = height;
    image.pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), level);
    return image;
}

void paint_qr(GrayImage& image, std::string_view text, const Paint& paint) {
    const auto code = write_qr(text);
    if (!code) throw std::invalid_argument(code.error().detail);
    const Turn turn(paint.angle);
    const double reach = code->size * paint.module * 0.75 + 2;
    const int left = std::max(0, static_cast<int>(paint.x - reach));
    const int right = std::min(image.width, static_cast<int>(paint.x + reach));
    const int top = std::max(0, static_cast<int>(paint.y - reach));
    const int bottom = std::min(image.height, static_cast<int>(paint.y + reach));
    for (int y = top; y < bottom; ++y) {
        for (int x = left; x < right; ++x) {
            double sum = 0;
            for (int sample = 0; sample < 9; ++sample) {
                const int module =
                    module_at(*code, paint, turn, x + (sample % 3 + 0.5) / 3, y + (sample / 3 + 0.5) / 3);
                sum += module < 0 ? pixel(image, x, y) : module == 1 ? paint.dark : paint.light;
            }
            pixel(image, x, y) = byte(sum / 9);
        }
    }
}

void add_noise(GrayImage& image, int amplitude, std::uint32_t seed) {
    std::minstd_rand random(seed);
    const auto range = static_cast<std::uint32_t>(2 * amplitude + 1);
    for (std::uint8_t& value : image.pixels) {
        value = byte(value + static_cast<int>((random() >> 8) % range) - amplitude);
    }
}

void add_blur(GrayImage& image, int times) {
    for (int i = 0; i < times; ++i) image = gaussian3(image.view());
}

void add_slope(GrayImage& image, double left, double right) {
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            pixel(image, x, y) = byte(pixel(image, x, y) * (left + (right - left) * x / image.width));
        }
    }
}

void add_glare(GrayImage& image, int x, int y, int radius) {
    for (int row = std::max(0, y - radius); row < std::min(image.height, y + radius); ++row) {
        for (int column = std::max(0, x - radius); column < std::min(image.width, x + radius); ++column) {
            const double distance = std::hypot(column - x, row - y) / radius;
            if (distance < 1) pixel(image, column, row) = byte(pixel(image, column, row) + 400 * (1 - distance));
        }
    }
}

core::FramePtr frame_of(const GrayImage& image, std::int64_t at_ms, std::uint64_t number) {
    auto frame = std::make_shared<core::GrayFrame>();
    frame->pixels = image.pixels;
    frame->width = image.width;
    frame->height = image.height;
    frame->taken = at(at_ms);
    frame->number = number;
    return frame;
}

core::MonoTime at(std::int64_t ms) {
    return core::MonoTime(core::Millis(ms));
}

std::string token_text(unsigned n) {
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::minstd_rand random(n + 1);
    std::string text = "KB1";
    while (text.size() < 141) text.push_back(kAlphabet[(random() >> 8) % kAlphabet.size()]);
    return text;
}

} // namespace kiosk::scan::test
