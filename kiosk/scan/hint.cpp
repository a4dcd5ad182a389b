#include "scan/hint.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "scan/finder_search.hpp"
#include "scan/preprocess.hpp"

namespace kiosk::scan {
namespace {

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
    const std::vector<Finder> finders = find_finders(binary.view()).dark;
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
