#include "scan/hint.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <utility>
#include <vector>

#include "scan/code_square.hpp"
#include "scan/finder_search.hpp"
#include "scan/grid_reader.hpp"
#include "scan/module_lattice.hpp"
#include "scan/preprocess.hpp"

namespace kiosk::scan {
namespace {

std::uint8_t level_at(core::GrayView view, int x, int y) {
    return view.data[static_cast<std::ptrdiff_t>(y) * view.stride + x];
}

// The box around the middles of the finders that share the size of the most-crossed one.
struct Group {
    core::GrayView inside;
    double module = 0;
    int finders = 0;
};

Group group_of(core::GrayView frame, const std::vector<Finder>& finders) {
    if (finders.empty()) return {};
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
            ++steps[static_cast<std::size_t>(std::abs(level_at(inside, x, y) - level_at(inside, x + 1, y)))];
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

// Where a ninth of the code lies, seen from its middle, as the camera sees it.
core::PointI part_of(const ModuleLattice& lattice, std::size_t ninth) {
    constexpr double kThird = kModules / 3.0;
    const PointF middle = lattice.at(kModules / 2.0, kModules / 2.0);
    const PointF place =
        lattice.at((static_cast<double>(ninth % 3) + 0.5) * kThird, (static_cast<double>(ninth / 3) + 0.5) * kThird);
    const double third = length(lattice.at(kModules, kModules) - lattice.at(0, 0)) / (3 * std::sqrt(2.0));
    const PointF way = (1 / std::max(third, 1.0)) * (place - middle);
    return {static_cast<int>(std::lround(std::clamp(way.x, -1.0, 1.0))),
            static_cast<int>(std::lround(std::clamp(way.y, -1.0, 1.0)))};
}

// What the modules of the likeliest badge say.
core::ScanHint hint_of_modules(core::GrayView frame, const CodeSquare& square) {
    using core::ScanProblem;
    constexpr double kLeastAgreement = 0.35; // below which it is no badge
    constexpr float kMuch = 0.3F;            // of a ninth of the code
    constexpr double kBent = 1.0;            // modules
    const GrayImage inverted = square.light_on_dark ? invert(frame) : GrayImage{};
    const FittedSquare fitted = fit_square(square.light_on_dark ? inverted.view() : frame, square);
    ModuleLattice lattice = fitted.lattice;
    if (fitted.agreement < kLeastAgreement) return {};
    ModuleLattice::Hidden hidden = lattice.hidden();
    if (square.light_on_dark) std::swap(hidden.glaring, hidden.covered);
    const auto most = [](const std::array<float, 9>& shares) {
        return static_cast<std::size_t>(std::max_element(shares.begin(), shares.end()) - shares.begin());
    };
    const std::size_t glare = most(hidden.glaring), cover = most(hidden.covered);
    if (hidden.glaring[glare] > kMuch && hidden.glaring[glare] >= hidden.covered[cover])
        return {ScanProblem::TooBright, part_of(lattice, glare)};
    if (hidden.covered[cover] > kMuch) return {ScanProblem::Covered, part_of(lattice, cover)};
    if (lattice.bend() > kBent) return {ScanProblem::Bent};
    return {};
}

} // namespace

core::ScanHint estimate_hint(core::GrayView frame) {
    using core::ScanProblem;
    if (!usable(frame) || frame.width < 21 || frame.height < 21) return {};
    const GrayImage smooth = gaussian3(frame);
    const GrayImage binary = local_threshold(smooth.view(), 4, kWideWindow);
    const FinderPatterns finders = find_finders(binary.view());
    const Group dark = group_of(frame, finders.dark), light = group_of(frame, finders.light);
    const bool phone = light.finders > dark.finders;
    const Group& group = phone ? light : dark;
    if (group.finders < 2) return {};

    const Brightness tones = brightness(group.inside);
    const int contrast = tones.light - tones.dark;
    // Half of a symbol is dark, so a clipped share well above half is glare; a light black is a washed-out picture.
    if (tones.clipped > 0.7 || tones.dark > 150) return {ScanProblem::TooBright};
    if (phone && tones.light < 110) return {ScanProblem::PhoneDim};
    if (tones.light < 70) return {ScanProblem::TooDark};
    if (group.module < 2.0) return {ScanProblem::TooSmall};
    const std::vector<CodeSquare> squares = find_squares(binary.view(), finders);
    if (!squares.empty()) {
        if (const core::ScanHint hint = hint_of_modules(frame, squares.front()); hint.problem != ScanProblem::None)
            return hint;
    }
    // A Gaussian blur of s pixels widens an edge to 2.5 s; above 0.45 modules of blur nothing is read.
    if (edge_width(group.inside, contrast) > 2.5 * 0.4 * group.module + 0.5) return {ScanProblem::Blurred};
    return {};
}

} // namespace kiosk::scan
