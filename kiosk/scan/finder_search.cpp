#include "scan/finder_search.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace kiosk::scan {
namespace {

// 1:1:3:1:1 along any line through the middle.
using Rings = std::array<int, 5>;

bool looks_like_finder(const Rings& rings, double tolerance) {
    int total = 0;
    for (const int ring : rings) {
        if (ring == 0) return false;
        total += ring;
    }
    if (total < 7) return false;
    const double module = total / 7.0;
    const auto near = [module, tolerance](int ring, double modules) {
        return std::abs(ring - modules * module) <= std::max(tolerance * modules * module, 0.75);
    };
    return near(rings[0], 1) && near(rings[1], 1) && near(rings[2], 3) && near(rings[3], 1) && near(rings[4], 1);
}

std::uint8_t pixel(core::GrayView view, int x, int y) {
    return view.data[static_cast<std::ptrdiff_t>(y) * view.stride + x];
}

// Length of the run of one colour from (x, y) along dy, its start included, at most `limit`.
int run_length(core::GrayView binary, int x, int& y, int dy, int limit) {
    if (y < 0 || y >= binary.height) return 0;
    const std::uint8_t colour = pixel(binary, x, y);
    int length = 0;
    while (y >= 0 && y < binary.height && pixel(binary, x, y) == colour && length < limit) {
        y += dy;
        ++length;
    }
    return length;
}

bool crossed_vertically(core::GrayView binary, int x, int y, double module) {
    const int limit = static_cast<int>(6 * module) + 2;
    if (pixel(binary, x, y) != 0) return false;
    int up = y - 1;
    int down = y;
    Rings rings{};
    rings[2] = run_length(binary, x, down, 1, limit);
    if (up >= 0 && pixel(binary, x, up) == 0) rings[2] += run_length(binary, x, up, -1, limit);
    rings[1] = run_length(binary, x, up, -1, limit);
    rings[0] = run_length(binary, x, up, -1, limit);
    rings[3] = run_length(binary, x, down, 1, limit);
    rings[4] = run_length(binary, x, down, 1, limit);
    return looks_like_finder(rings, 0.6);
}

void add_crossing(std::vector<Finder>& finders, double x, double y, double module) {
    for (Finder& finder : finders) {
        if (std::abs(finder.x - x) < 2 * module && std::abs(finder.y - y) < 4 * module) {
            const double n = finder.lines;
            finder = {(finder.x * n + x) / (n + 1), (finder.y * n + y) / (n + 1),
                      (finder.module * n + module) / (n + 1), finder.lines + 1};
            return;
        }
    }
    if (finders.size() < kMostFinders) finders.push_back({x, y, module, 1});
}

void search_row(core::GrayView binary, int y, std::vector<Finder>& finders) {
    Rings rings{};
    std::uint8_t colour = 255;
    int length = 0;
    for (int x = 0; x <= binary.width; ++x) {
        const bool same = x < binary.width && pixel(binary, x, y) == colour;
        if (same) {
            ++length;
            continue;
        }
        std::rotate(rings.begin(), rings.begin() + 1, rings.end());
        rings.back() = length;
        if (colour == 0 && looks_like_finder(rings, 0.5)) {
            const int total = rings[0] + rings[1] + rings[2] + rings[3] + rings[4];
            const int middle = x - total / 2 - 1;
            if (middle >= 0 && crossed_vertically(binary, middle, y, total / 7.0)) {
                add_crossing(finders, middle, y, total / 7.0);
            }
        }
        length = 1;
        colour = x < binary.width ? pixel(binary, x, y) : colour;
    }
}

} // namespace

std::vector<Finder> find_finders(core::GrayView binary) {
    std::vector<Finder> finders;
    for (int y = 1; y < binary.height; y += 2) search_row(binary, y, finders);
    return finders;
}

} // namespace kiosk::scan
