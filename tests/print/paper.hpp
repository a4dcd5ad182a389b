// A printed page as poppler draws it, and what happens to it between a printer and a camera.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <numbers>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/base/frame.hpp"
#include "print/geometry.hpp"
#include "scan/decoder.hpp"
#include "support/folder.hpp"

namespace kiosk::test {

// What a command prints; throws when it fails.
inline std::string output_of(const std::string& command) {
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("no shell");
    std::string text;
    char part[4096];
    while (const auto got = fread(part, 1, sizeof part, pipe)) text.append(part, got);
    if (pclose(pipe) != 0) throw std::runtime_error(command + ": " + text);
    return text;
}

inline void write_bytes(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

inline core::GrayFrame blank(int width, int height) {
    core::GrayFrame frame;
    frame.width = width;
    frame.height = height;
    frame.pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 255);
    return frame;
}

// 255, paper, outside of the frame.
inline int at(const core::GrayFrame& frame, int x, int y) {
    if (x < 0 || y < 0 || x >= frame.width || y >= frame.height) return 255;
    return frame
        .pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(frame.width) + static_cast<std::size_t>(x)];
}

inline void put(core::GrayFrame& frame, int x, int y, int value) {
    frame.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(frame.width) + static_cast<std::size_t>(x)] =
        static_cast<std::uint8_t>(std::clamp(value, 0, 255));
}

// A PGM file (P5, 8 bits), as pdftoppm -gray writes it.
inline core::GrayFrame read_pgm(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string magic;
    int width = 0;
    int height = 0;
    int most = 0;
    if (!(in >> magic >> width >> height >> most) || magic != "P5" || most != 255)
        throw std::runtime_error("no PGM: " + file.string());
    in.get();
    auto frame = blank(width, height);
    in.read(reinterpret_cast<char*>(frame.pixels.data()), static_cast<std::streamsize>(frame.pixels.size()));
    return frame;
}

inline std::vector<core::GrayFrame> render(const std::filesystem::path& pdf, int dpi, const std::string& more = "") {
    const Folder folder;
    output_of("pdftoppm -gray -r " + std::to_string(dpi) + " " + more + " '" + pdf.string() + "' '" +
              (folder.path() / "page").string() + "'");
    std::set<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) files.insert(entry.path());
    std::vector<core::GrayFrame> pages;
    for (const auto& file : files) pages.push_back(read_pgm(file));
    return pages;
}

// A part of page 1, x and so on in millimetres.
inline core::GrayFrame render_part(const std::filesystem::path& pdf, int dpi, const print::Box& part) {
    const auto px = [&](double mm) { return std::to_string(static_cast<int>(std::lround(mm / 25.4 * dpi))); };
    return render(pdf, dpi,
                  "-f 1 -l 1 -x " + px(part.x) + " -y " + px(part.y) + " -W " + px(part.width) + " -H " +
                      px(part.height))
        .at(0);
}

inline core::GrayFrame turned(const core::GrayFrame& page, double degrees) {
    const double angle = degrees * std::numbers::pi / 180;
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    const int width = static_cast<int>(std::ceil(page.width * std::abs(cosine) + page.height * std::abs(sine)));
    const int height = static_cast<int>(std::ceil(page.width * std::abs(sine) + page.height * std::abs(cosine)));
    auto out = blank(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const double dx = x - (width - 1) / 2.0;
            const double dy = y - (height - 1) / 2.0;
            const double from_x = dx * cosine + dy * sine + (page.width - 1) / 2.0;
            const double from_y = -dx * sine + dy * cosine + (page.height - 1) / 2.0;
            const int left = static_cast<int>(std::floor(from_x));
            const int top = static_cast<int>(std::floor(from_y));
            const double u = from_x - left;
            const double v = from_y - top;
            const double value = (1 - v) * ((1 - u) * at(page, left, top) + u * at(page, left + 1, top)) +
                                 v * ((1 - u) * at(page, left, top + 1) + u * at(page, left + 1, top + 1));
            put(out, x, y, static_cast<int>(std::lround(value)));
        }
    }
    return out;
}

// A mean over 3 × 3 pixels, then noise of up to ± strength; the same each time.
inline core::GrayFrame blurred_and_noisy(const core::GrayFrame& page, int strength) {
    auto out = blank(page.width, page.height);
    std::uint32_t state = 20261126;
    for (int y = 0; y < page.height; ++y) {
        for (int x = 0; x < page.width; ++x) {
            int sum = 0;
            for (int j = -1; j <= 1; ++j) {
                for (int i = -1; i <= 1; ++i) sum += at(page, x + i, y + j);
            }
            state = state * 1664525U + 1013904223U;
            const int noise =
                static_cast<int>((state >> 16U) % static_cast<std::uint32_t>(2 * strength + 1)) - strength;
            put(out, x, y, sum / 9 + noise);
        }
    }
    return out;
}

// What the kiosk reads on it at the first look, without preparing the picture.
// A text that stands there twice is one code.
inline std::multiset<std::string> codes_on(core::GrayView page) {
    std::multiset<std::string> texts;
    for (const auto& code : scan::Decoder().decode(page, scan::Pass::Plain)) texts.insert(code.text);
    return texts;
}
inline std::multiset<std::string> codes_on(const core::GrayFrame& page) {
    return codes_on(page.view());
}

} // namespace kiosk::test
