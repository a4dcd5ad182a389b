#include "scan/hint.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "scan/preprocess.hpp"

namespace kiosk::scan {
namespace {

// The rings of a finder pattern are 1:1:3:1:1 modules along any line through its middle.
struct Finder {
    double x = 0;
    double y = 0;
    double module = 0; // pixels
    int lines = 0;     // that crossed it
};

constexpr std::size_t kMostFinders = 64; // a striped shirt gives many candidates; the search stays bounded

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

// The box around the middles of the finders that share the size of the most-crossed one.
struct Group {
    core::GrayView inside;
    double module = 0;
    int finders = 0;
};

Group group_of(core::GrayView frame, const std::vector<Finder>& finders) {
    const auto best = std::max_element(finders.begin(), finders.end(), [](const Finder& a, const Finder& b) {
        return a.lines * a.module < b.lines * b.module;
    });
    Group group;
    double left = frame.width, right = 0, top = frame.height, bottom = 0;
    for (const Finder& finder : finders) {
        const double reach = 180 * best->module; // version 40 is 177 modules wide
        const bool alike = std::abs(finder.module - best->module) <= 0.35 * best->module;
        if (!alike || std::abs(finder.x - best->x) > reach || std::abs(finder.y - best->y) > reach) continue;
        ++group.finders;
        left = std::min(left, finder.x);
        right = std::max(right, finder.x);
        top = std::min(top, finder.y);
        bottom = std::max(bottom, finder.y);
    }
    group.module = best->module;
    const double edge = 3.5 * group.module;
    const int x0 = std::clamp(static_cast<int>(left - edge), 0, frame.width - 1);
    const int x1 = std::clamp(static_cast<int>(right + edge), x0 + 1, frame.width);
    const int y0 = std::clamp(static_cast<int>(top - edge), 0, frame.height - 1);
    const int y1 = std::clamp(static_cast<int>(bottom + edge), y0 + 1, frame.height);
    group.inside = {frame.data + static_cast<std::ptrdiff_t>(y0) * frame.stride + x0, x1 - x0, y1 - y0, frame.stride};
    return group;
}

// Pixels from dark to light at the sharpest edges: the 97th percentile of the steps between neighbours in a row.
double edge_width(core::GrayView inside, int contrast) {
    std::array<std::int64_t, 256> steps{};
    std::int64_t total = 0;
    for (int y = 0; y < inside.height; ++y) {
        for (int x = 0; x + 1 < inside.width; ++x) {
            ++steps[static_cast<std::size_t>(std::abs(pixel(inside, x, y) - pixel(inside, x + 1, y)))];
            ++total;
        }
    }
    std::int64_t above = 0;
    int step = 255;
    while (step > 1 && 100 * (above + steps[static_cast<std::size_t>(step)]) < 3 * total) {
        above += steps[static_cast<std::size_t>(step)];
        --step;
    }
    return static_cast<double>(contrast) / step;
}

} // namespace

core::ScanHint estimate_hint(core::GrayView frame) {
    using core::ScanHint;
    if (!usable(frame) || frame.width < 21 || frame.height < 21) return ScanHint::None;
    const GrayImage smooth = gaussian3(frame);
    const GrayImage binary = local_threshold(smooth.view(), 4);
    std::vector<Finder> finders;
    for (int y = 1; y < binary.height; y += 2) search_row(binary.view(), y, finders);
    if (finders.empty()) return ScanHint::None;
    const Group group = group_of(frame, finders);
    if (group.finders < 2) return ScanHint::None;

    const Brightness light = brightness(group.inside);
    const int contrast = light.light - light.dark;
    // Half of a symbol is dark, so a clipped share well above half is glare; a light black is a washed-out picture.
    if (light.clipped > 0.7 || light.dark > 150) return ScanHint::TooBright;
    if (light.light < 70) return ScanHint::TooDark;
    if (group.module < 2.0) return ScanHint::TooSmall;
    // A Gaussian blur of s pixels widens an edge to 2.5 s; above 0.45 modules of blur nothing is read.
    if (edge_width(group.inside, contrast) > 2.5 * 0.4 * group.module + 0.5) return ScanHint::Blurred;
    return ScanHint::None;
}

} // namespace kiosk::scan
