#include "scan/finder_search.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "scan/preprocess.hpp"

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

struct Step {
    int x = 0;
    int y = 0;
};

// Length of the run of one colour from `at`, its start included, at most `limit`; `at` is moved behind it.
int run_length(core::GrayView binary, core::PointI& at, Step step, int limit) {
    const auto inside = [&] { return at.x >= 0 && at.y >= 0 && at.x < binary.width && at.y < binary.height; };
    if (!inside()) return 0;
    const std::uint8_t colour = pixel(binary, at.x, at.y);
    int length = 0;
    while (inside() && pixel(binary, at.x, at.y) == colour && length < limit) {
        at = {at.x + step.x, at.y + step.y};
        ++length;
    }
    return length;
}

// Whether a line through the middle crosses the rings.
bool crossed(core::GrayView binary, core::PointI middle, Step step, double module) {
    const int limit = static_cast<int>(6 * module) + 2;
    const std::uint8_t colour = pixel(binary, middle.x, middle.y);
    const Step opposite{-step.x, -step.y};
    core::PointI on = middle, back{middle.x - step.x, middle.y - step.y};
    Rings rings{};
    rings[2] = run_length(binary, on, step, limit);
    const bool more = back.x >= 0 && back.y >= 0 && back.x < binary.width && pixel(binary, back.x, back.y) == colour;
    if (more) rings[2] += run_length(binary, back, opposite, limit);
    rings[1] = run_length(binary, back, opposite, limit);
    rings[0] = run_length(binary, back, opposite, limit);
    rings[3] = run_length(binary, on, step, limit);
    rings[4] = run_length(binary, on, step, limit);
    return looks_like_finder(rings, 0.6);
}

void add_crossing(std::vector<Finder>& finders, double x, double y, double module) {
    for (Finder& finder : finders) {
        if (std::abs(finder.x - x) < 2 * module && std::abs(finder.y - y) < 4 * module) {
            const double n = finder.lines;
            finder = {(finder.x * n + x) / (n + 1), (finder.y * n + y) / (n + 1),
                      (finder.module * n + module) / (n + 1), finder.lines + 1, 0};
            return;
        }
    }
    if (finders.size() == kMostFinders) {
        // Those above this row are complete. Of them the weakest gives way.
        const auto strength = [y](const Finder& finder) {
            return y - finder.y > 4 * finder.module ? finder.lines * finder.module
                                                    : std::numeric_limits<double>::infinity();
        };
        const auto weakest =
            std::min_element(finders.begin(), finders.end(),
                             [&strength](const Finder& a, const Finder& b) { return strength(a) < strength(b); });
        if (strength(*weakest) > 1e9) return;
        finders.erase(weakest);
    }
    finders.push_back({x, y, module, 1, 0});
}

void search_row(core::GrayView binary, int y, FinderPatterns& found) {
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
        if (looks_like_finder(rings, 0.5)) {
            const int total = rings[0] + rings[1] + rings[2] + rings[3] + rings[4];
            const int middle = x - total / 2 - 1;
            if (middle >= 0 && pixel(binary, middle, y) == colour &&
                crossed(binary, {middle, y}, {0, 1}, total / 7.0)) {
                add_crossing(colour == 0 ? found.dark : found.light, middle, y, total / 7.0);
            }
        }
        length = 1;
        colour = x < binary.width ? pixel(binary, x, y) : colour;
    }
}

} // namespace

FinderPatterns find_finders(core::GrayView binary) {
    FinderPatterns found;
    for (int y = 1; y < binary.height; y += 2) search_row(binary, y, found);
    for (std::vector<Finder>* finders : {&found.dark, &found.light}) {
        for (Finder& finder : *finders) {
            const core::PointI middle{static_cast<int>(std::lround(finder.x)), static_cast<int>(std::lround(finder.y))};
            finder.diagonals = (crossed(binary, middle, {1, 1}, finder.module) ? 1 : 0) +
                               (crossed(binary, middle, {1, -1}, finder.module) ? 1 : 0);
        }
    }
    return found;
}

} // namespace kiosk::scan
