#include "scan/grid_reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <span>

#include "scan/finder_search.hpp"
#include "scan/module_lattice.hpp"

namespace kiosk::scan {
namespace {

constexpr double kSpan = kModules - 7; // modules between the middles of two finder patterns of one side
constexpr double kNear = 3.5;          // of a finder's middle, in module coordinates
constexpr double kFar = kModules - 3.5;
constexpr double kLeastAgreement = 0.35; // with what the standard fixes, below which this is no code

// Where a code may lie: the middles of its four corners of seven modules in pixels, clockwise, and which of them were
// seen; the others are guessed from these. With three the top left comes first.
struct Square {
    std::array<PointF, 4> corners;
    std::array<bool, 4> seen{true, true, false, true};
    double doubt = 0; // smaller is likelier
};

PointF middle(const Finder& finder) {
    return {finder.x + 0.5, finder.y + 0.5};
}

PointF minus(PointF a, PointF b) {
    return {a.x - b.x, a.y - b.y};
}

PointF plus(PointF a, PointF b) {
    return {a.x + b.x, a.y + b.y};
}

double length(PointF a) {
    return std::hypot(a.x, a.y);
}

// A finder's module is measured along a row, which crosses a turned square at a slant.
double side_of(double module, PointF direction) {
    const double d = length(direction);
    return d > 0 ? module * std::max(std::abs(direction.x), std::abs(direction.y)) / d : module;
}

// a is the corner between the other two; clockwise from it b and c.
std::optional<Square> of_three(const Finder& a, const Finder& b, const Finder& c) {
    const PointF u = minus(middle(b), middle(a)), v = minus(middle(c), middle(a));
    if (u.x * v.y - u.y * v.x <= 0) return std::nullopt;
    const double lu = length(u), lv = length(v);
    const double largest = std::max({a.module, b.module, c.module}), least = std::min({a.module, b.module, c.module});
    const double slant = std::abs(u.x * v.x + u.y * v.y) / (lu * lv);
    if (largest > 1.9 * least || lu > 1.8 * lv || lv > 1.8 * lu || slant > 0.55) return std::nullopt;
    const double modules = (lu + lv) / 2 / side_of((a.module + b.module + c.module) / 3, u);
    if (modules < 0.68 * kSpan || modules > 1.4 * kSpan) return std::nullopt;
    Square square;
    square.corners = {middle(a), middle(b), plus(middle(b), v), middle(c)};
    square.doubt =
        slant + std::abs(std::log(lu / lv)) + std::log(largest / least) + std::abs(std::log(modules / kSpan));
    return square;
}

// Two neighbours of a code that lies to the right of the way from a to b.
Square beside(const Finder& a, const Finder& b, double doubt) {
    const PointF u = minus(middle(b), middle(a)), v{-u.y, u.x};
    return {{middle(a), middle(b), plus(middle(b), v), plus(middle(a), v)}, {true, true, false, false}, doubt};
}

// Two across from each other.
Square between(const Finder& a, const Finder& b, double doubt) {
    const PointF u = minus(middle(b), middle(a));
    const PointF centre{(middle(a).x + middle(b).x) / 2, (middle(a).y + middle(b).y) / 2}, half{-u.y / 2, u.x / 2};
    return {{middle(a), minus(centre, half), middle(b), plus(centre, half)}, {true, false, true, false}, doubt};
}

void add_pairs(const Finder& a, const Finder& b, std::vector<Square>& squares) {
    const PointF u = minus(middle(b), middle(a));
    const double apart = std::abs(std::log(a.module / b.module));
    if (apart > 0.45) return;
    const double module = (a.module + b.module) / 2;
    const double straight = std::abs(std::log(length(u) / side_of(module, u) / kSpan));
    // The sides run at 45° to the line between two corners across from each other.
    const PointF side{u.x - u.y, u.x + u.y};
    const double across = std::abs(std::log(length(u) / side_of(module, side) / (kSpan * std::sqrt(2.0))));
    constexpr double kLater = 2; // three that are seen come first
    if (straight < 0.3) {
        squares.push_back(beside(a, b, kLater + apart + straight));
        squares.push_back(beside(b, a, kLater + apart + straight));
    }
    if (across < 0.3) squares.push_back(between(a, b, kLater + apart + across));
}

std::vector<Square> squares_among(std::vector<Finder> finders) {
    constexpr std::size_t kMost = 12;
    std::stable_sort(finders.begin(), finders.end(),
                     [](const Finder& a, const Finder& b) { return a.lines * a.module > b.lines * b.module; });
    if (finders.size() > kMost) finders.resize(kMost);
    std::vector<Square> squares;
    for (std::size_t i = 0; i < finders.size(); ++i) {
        for (std::size_t j = 0; j < finders.size(); ++j) {
            if (i == j) continue;
            if (i < j) add_pairs(finders[i], finders[j], squares);
            for (std::size_t k = 0; k < finders.size(); ++k) {
                if (k == i || k == j) continue;
                if (const auto square = of_three(finders[i], finders[j], finders[k])) squares.push_back(*square);
            }
        }
    }
    std::stable_sort(squares.begin(), squares.end(),
                     [](const Square& a, const Square& b) { return a.doubt < b.doubt; });
    return squares;
}

std::array<Anchor, 4> anchors_of(const Square& square) {
    return {{{{kNear, kNear}, square.corners[0]},
             {{kFar, kNear}, square.corners[1]},
             {{kFar, kFar}, square.corners[2]},
             {{kNear, kFar}, square.corners[3]}}};
}

// The way round in which the sheet agrees best with what the standard fixes.
int upright(const ModuleSheet& sheet) {
    int best = 0;
    for (int quarters = 1; quarters < 4; ++quarters) {
        if (sheet.turned(quarters).agreement() > sheet.turned(best).agreement()) best = quarters;
    }
    return best;
}

core::Quad outline_of(const ModuleLattice& lattice, int quarters, core::GrayView frame) {
    constexpr std::array<PointF, 4> kCorners{{{0, 0}, {kModules, 0}, {kModules, kModules}, {0, kModules}}};
    core::Quad outline{};
    for (std::size_t i = 0; i < 4; ++i) {
        const PointF corner = kCorners[(i + 4 - static_cast<std::size_t>(quarters)) % 4];
        const PointF p = lattice.at(corner.x, corner.y);
        outline[i] = {static_cast<int>(std::lround(std::clamp(p.x, 0.0, frame.width - 1.0))),
                      static_cast<int>(std::lround(std::clamp(p.y, 0.0, frame.height - 1.0)))};
    }
    return outline;
}

// Fits closer and closer, and tries to read after each step.
GridReading read_square(core::GrayView frame, ModuleLattice lattice, std::span<const PointF> seeds) {
    struct Step {
        double window;
        double least; // agreement to go on
    };
    constexpr std::array<Step, 3> kSteps{{{3.5, 0.2}, {2.2, kLeastAgreement}, {1.6, kLeastAgreement}}};
    GridReading reading;
    for (const Step step : kSteps) {
        lattice.fit(step.window, seeds);
        const ModuleSheet sheet = lattice.sheet();
        const int quarters = upright(sheet);
        reading.sheet = sheet.turned(quarters);
        reading.agreement = reading.sheet.agreement();
        reading.outline = outline_of(lattice, quarters, frame);
        if (reading.agreement < step.least) break;
        reading.modules = repaired(reading.sheet);
        if (reading.modules) break;
    }
    return reading;
}

GridReading read_square(core::GrayView frame, const Square& square) {
    constexpr double kSure = 0.6; // the alignment pattern was the right one
    const std::array<Anchor, 4> anchors = anchors_of(square);
    const ModuleLattice flat(frame, anchors);
    std::vector<PointF> seeds;
    for (std::size_t i = 0; i < 4; ++i) {
        if (square.seen[i]) seeds.push_back(anchors[i].module);
    }
    GridReading reading;
    if (const auto alignment = seeds.size() == 3 ? flat.find_alignment() : std::nullopt) {
        std::array<Anchor, 4> with = anchors;
        with[2] = {{34.5, 34.5}, flat.at(alignment->x, alignment->y)};
        std::vector<PointF> more = seeds;
        more.push_back(with[2].module);
        reading = read_square(frame, ModuleLattice(frame, with), more);
        if (reading.modules || reading.agreement > kSure) return reading;
    }
    GridReading plain = read_square(frame, flat, seeds);
    return plain.modules || plain.agreement > reading.agreement ? plain : reading;
}

bool same_place(const Square& a, const Square& b) {
    const auto centre = [](const Square& s) {
        return PointF{(s.corners[0].x + s.corners[2].x) / 2, (s.corners[0].y + s.corners[2].y) / 2};
    };
    return length(minus(centre(a), centre(b))) < 0.25 * length(minus(a.corners[0], a.corners[1]));
}

std::vector<GridReading> read_dark_grids(core::GrayView frame) {
    constexpr std::size_t kMostTries = 4; // what is no code is seen after the first fit
    std::vector<GridReading> readings;
    const GrayImage smooth = gaussian3(frame);
    const GrayImage binary = local_threshold(smooth.view(), 4);
    std::vector<Square> tried;
    for (const Square& square : squares_among(find_finders(binary.view()))) {
        if (tried.size() >= kMostTries || readings.size() >= kMostGrids) break;
        const bool again =
            std::any_of(tried.begin(), tried.end(), [&](const Square& other) { return same_place(square, other); });
        if (again) continue;
        tried.push_back(square);
        GridReading reading = read_square(frame, square);
        if (reading.agreement < kLeastAgreement) continue;
        readings.push_back(reading);
        if (reading.modules) break;
    }
    return readings;
}

} // namespace

std::vector<GridReading> read_grids(core::GrayView frame) {
    if (!usable(frame) || frame.width < kModules || frame.height < kModules) return {};
    std::vector<GridReading> readings = read_dark_grids(frame);
    if (readings.empty()) readings = read_dark_grids(invert(frame).view());
    return readings;
}

GrayImage drawn(const Modules& modules) {
    constexpr int kPixels = 4;
    constexpr int kQuiet = 4;
    constexpr int kSide = (kModules + 2 * kQuiet) * kPixels;
    GrayImage image;
    image.width = image.height = kSide;
    image.pixels.assign(static_cast<std::size_t>(kSide) * kSide, 255);
    for (int y = 0; y < kModules * kPixels; ++y) {
        for (int x = 0; x < kModules * kPixels; ++x) {
            if (!modules[static_cast<std::size_t>(y / kPixels * kModules + x / kPixels)]) continue;
            image.pixels[static_cast<std::size_t>((y + kQuiet * kPixels) * kSide + x + kQuiet * kPixels)] = 0;
        }
    }
    return image;
}

} // namespace kiosk::scan
