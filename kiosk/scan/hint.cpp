#include "scan/hint.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include "scan/code_square.hpp"
#include "scan/finder_search.hpp"
#include "scan/grid_reader.hpp"
#include "scan/module_lattice.hpp"
#include "scan/preprocess.hpp"

namespace kiosk::scan {
namespace {

constexpr double kSmall = 2.1; // pixels a module, below which a badge is not read
constexpr double kLarge = 7;   // above which these are rings of something else: the threshold's window hollows them

// A part of the frame that looks like a code.
struct Place {
    core::GrayView inside;
    double module = 0; // pixels
    bool light_on_dark = false;
};

core::GrayView part_of(core::GrayView frame, PointF least, PointF greatest) {
    // Corners of a code that is seen at a slant may lie far outside.
    const int x0 = static_cast<int>(std::clamp(least.x, 0.0, frame.width - 1.0));
    const int x1 = static_cast<int>(std::clamp(greatest.x, x0 + 1.0, static_cast<double>(frame.width)));
    const int y0 = static_cast<int>(std::clamp(least.y, 0.0, frame.height - 1.0));
    const int y1 = static_cast<int>(std::clamp(greatest.y, y0 + 1.0, static_cast<double>(frame.height)));
    return {row(frame, y0) + x0, x1 - x0, y1 - y0, frame.stride};
}

// The box around the middles of the finders that share the size of the most-crossed one; of a code of any size. What is
// no finder looks like one along the diagonals seldom; one that is blurred may not.
std::optional<Place> place_among(core::GrayView frame, std::vector<Finder> finders, int least_diagonals) {
    std::erase_if(finders, [least_diagonals](const Finder& finder) { return finder.diagonals < least_diagonals; });
    if (finders.empty()) return std::nullopt;
    const auto best = std::max_element(finders.begin(), finders.end(), [](const Finder& a, const Finder& b) {
        return a.lines * a.module < b.lines * b.module;
    });
    int alike = 0;
    PointF least{static_cast<double>(frame.width), static_cast<double>(frame.height)}, greatest{0, 0};
    for (const Finder& finder : finders) {
        const double reach = 180 * best->module; // version 40 is 177 modules wide
        if (std::abs(finder.module - best->module) > 0.35 * best->module || std::abs(finder.x - best->x) > reach ||
            std::abs(finder.y - best->y) > reach)
            continue;
        ++alike;
        least = {std::min(least.x, finder.x), std::min(least.y, finder.y)};
        greatest = {std::max(greatest.x, finder.x), std::max(greatest.y, finder.y)};
    }
    if (alike < 2) return std::nullopt;
    const PointF edge{3.5 * best->module, 3.5 * best->module};
    return Place{part_of(frame, least - edge, greatest + edge), best->module, false};
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

// A badge whose modules are known so well that they say what is wrong with it.
struct FittedBadge {
    FittedSquare fitted;
    bool light_on_dark = false;
};

// Of the likeliest places that which agrees most with what the standard fixes. Where two finder patterns were seen,
// what lies to their other side agrees in part too. `pictures` must outlive it.
std::optional<FittedBadge> fitted_badge(BothTones& pictures, const std::vector<CodeSquare>& squares) {
    constexpr std::size_t kMostPlaces = 3;
    constexpr double kLeastOfThree = 0.4, kLeastOfTwo = 0.8, kSurely = 0.8;
    constexpr float kMostCovered = 0.25F;
    std::optional<FittedBadge> best;
    for (std::size_t i = 0; i < std::min(kMostPlaces, squares.size()); ++i) {
        const CodeSquare& square = squares[i];
        FittedSquare fitted = fit_square(pictures.dark_on_light(square), square);
        const bool three = square.has_three();
        if (fitted.match.of_known < (three ? kLeastOfThree : kLeastOfTwo)) continue;
        const HiddenModules hidden = fitted.lattice.hidden(square.light_on_dark);
        if (!three && std::accumulate(hidden.covered.begin(), hidden.covered.end(), 0.0F) / 9 > kMostCovered) continue;
        if (best && fitted.match.of_all <= best->fitted.match.of_all) continue;
        best = {std::move(fitted), square.light_on_dark};
        if (best->fitted.match.of_all > kSurely) break;
    }
    return best;
}

Place place_between(core::GrayView frame, const std::array<PointF, 4>& corners, double modules) {
    PointF least = corners[0], greatest = corners[0];
    for (const PointF corner : corners) {
        least = {std::min(least.x, corner.x), std::min(least.y, corner.y)};
        greatest = {std::max(greatest.x, corner.x), std::max(greatest.y, corner.y)};
    }
    return {part_of(frame, least, greatest), length(corners[2] - corners[0]) / std::sqrt(2.0) / modules, false};
}

Place place_of(core::GrayView frame, const FittedBadge& badge) {
    const ModuleLattice& lattice = badge.fitted.lattice;
    const std::array<PointF, 4> corners{lattice.at(0, 0), lattice.at(kModules, 0), lattice.at(kModules, kModules),
                                        lattice.at(0, kModules)};
    Place place = place_between(frame, corners, kModules);
    place.light_on_dark = badge.light_on_dark;
    return place;
}

// Three finder patterns beyond doubt between which no lattice fits.
const CodeSquare* crooked(const std::vector<CodeSquare>& squares) {
    constexpr double kMostDoubt = 0.8;
    const auto found = std::find_if(squares.begin(), squares.end(), [](const CodeSquare& square) {
        return square.has_three() && square.doubt < kMostDoubt && !square.light_on_dark;
    });
    return found == squares.end() ? nullptr : &*found;
}

// A Gaussian blur of s pixels widens an edge to 2.5 s; above 0.45 modules of blur nothing is read.
bool blurred(const Place& place) {
    const Brightness tones = brightness(place.inside);
    return edge_width(place.inside, tones.light - tones.dark) > 2.5 * 0.4 * place.module + 0.5;
}

// Where a ninth of the code lies, seen from its middle, as the camera sees it.
core::PointI part_of(const ModuleLattice& lattice, std::size_t ninth) {
    constexpr double kThird = kModules / 3.0;
    const PointF middle = lattice.at(kModules / 2.0, kModules / 2.0);
    const PointF place =
        lattice.at((static_cast<double>(ninth % 3) + 0.5) * kThird, (static_cast<double>(ninth / 3) + 0.5) * kThird);
    const PointF way = (1 / std::max(kThird * lattice.module(), 1.0)) * (place - middle);
    return {static_cast<int>(std::lround(std::clamp(way.x, -1.0, 1.0))),
            static_cast<int>(std::lround(std::clamp(way.y, -1.0, 1.0)))};
}

// What the modules say.
core::ScanHint hint_of_modules(FittedBadge& badge) {
    using core::ScanProblem;
    constexpr float kGlares = 0.3F, kCovers = 0.18F; // of a ninth of the code
    constexpr double kBent = 0.4; // modules; a flat badge has 0.1, one that is covered in part up to 0.4
    ModuleLattice& lattice = badge.fitted.lattice;
    const HiddenModules hidden = lattice.hidden(badge.light_on_dark);
    const auto most = [](const std::array<float, 9>& shares) {
        return static_cast<std::size_t>(std::max_element(shares.begin(), shares.end()) - shares.begin());
    };
    const std::size_t glare = most(hidden.glaring), cover = most(hidden.covered);
    if (hidden.glaring[glare] > kGlares && hidden.glaring[glare] >= hidden.covered[cover])
        return {ScanProblem::TooBright, part_of(lattice, glare)};
    if (hidden.covered[cover] > kCovers) return {ScanProblem::Covered, part_of(lattice, cover)};
    if (lattice.bend() > kBent) return {ScanProblem::Bent};
    return {};
}

core::ScanHint hint_of_light(const Place& place) {
    using core::ScanProblem;
    const Brightness tones = brightness(place.inside);
    // Half of a symbol is dark, so a clipped share well above half is glare; a light black is a washed-out picture.
    if (tones.clipped > 0.7 || tones.dark > 150) return {ScanProblem::TooBright};
    if (place.light_on_dark && tones.light < 110) return {ScanProblem::PhoneDim};
    if (tones.light < 70) return {ScanProblem::TooDark};
    return {};
}

} // namespace

core::ScanHint estimate_hint(core::GrayView frame) {
    using core::ScanProblem;
    if (!usable(frame) || frame.width < kModules || frame.height < kModules) return {};
    const GrayImage binary = dark_and_light(frame, kWideWindow);
    const FinderPatterns finders = find_finders(binary.view());
    std::vector<CodeSquare> squares = find_squares(binary.view(), finders);
    std::erase_if(squares, [](const CodeSquare& square) { return square.side() > kLarge * kFinderSpan; });
    BothTones pictures(frame);
    std::optional<FittedBadge> badge = fitted_badge(pictures, squares);
    const CodeSquare* bent = badge ? nullptr : crooked(squares);
    std::optional<Place> place = badge  ? place_of(frame, *badge)
                                 : bent ? place_between(frame, bent->corners, kFinderSpan)
                                        : place_among(frame, finders.dark, 2);
    if (!place) {
        place = place_among(frame, finders.light, 2);
        if (place) place->light_on_dark = true;
        if (place && place->module < kSmall) place.reset();
    }
    if (!place) return {};
    if (const core::ScanHint hint = hint_of_light(*place); hint.problem != ScanProblem::None) return hint;
    if (place->module < kSmall) return {ScanProblem::TooSmall};
    if (badge) {
        if (const core::ScanHint hint = hint_of_modules(*badge); hint.problem != ScanProblem::None) return hint;
    }
    if (blurred(*place)) return {ScanProblem::Blurred};
    return {bent != nullptr ? ScanProblem::Bent : ScanProblem::None};
}

core::ScanHint estimate_faint_hint(core::GrayView frame) {
    using core::ScanProblem;
    if (!usable(frame) || frame.width < 2 * kModules || frame.height < 2 * kModules) return {};
    const GrayImage large = upscale2(centre_half(frame));
    const GrayImage sharp = sharpen(large.view());
    const GrayImage binary = local_threshold(sharp.view(), 4, kNarrowWindow);
    std::vector<CodeSquare> squares = find_squares(binary.view(), find_finders(binary.view()));
    std::erase_if(squares, [](const CodeSquare& square) {
        return !square.has_three() || square.doubt > 1 || square.side() > 2 * kSmall * kFinderSpan;
    });
    BothTones pictures(large.view());
    if (fitted_badge(pictures, squares)) return {ScanProblem::TooSmall};
    const GrayImage narrow = dark_and_light(frame, kNarrowWindow);
    const std::optional<Place> place = place_among(frame, find_finders(narrow.view()).dark, 0);
    return {place && place->module >= kSmall && blurred(*place) ? ScanProblem::Blurred : ScanProblem::None};
}

} // namespace kiosk::scan
