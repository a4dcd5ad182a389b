#include "scan/grid_reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>

#include "scan/module_lattice.hpp"

namespace kiosk::scan {
namespace {

constexpr double kNear = kFinderMiddle; // in module coordinates
constexpr double kFar = kNear + kFinderSpan;
// With what the standard fixes, below which this is no code.
constexpr double kFirstAgreement = 0.3; // after the first fit
constexpr double kLeastAgreement = 0.4;
constexpr double kHopeless = 0.2; // neither a closer fit nor another one makes a code of it

// From where the lattice begins, and how far around a module the edges are asked for its place, in modules, in turn.
// Wide is steady against noise and covered parts, narrow follows creases.
struct Way {
    bool aligned; // by the alignment pattern, if it is seen
    std::array<double, 3> windows;
};
constexpr std::array<Way, 4> kWays{
    {{true, {3.5, 2.2, 1.6}}, {true, {2.0, 1.5, 1.5}}, {false, {3.5, 2.2, 1.6}}, {false, {2.0, 1.5, 1.5}}}};

std::array<Anchor, 4> anchors_of(const CodeSquare& square) {
    return {{{{kNear, kNear}, square.corners[0]},
             {{kFar, kNear}, square.corners[1]},
             {{kFar, kFar}, square.corners[2]},
             {{kNear, kFar}, square.corners[3]}}};
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

bool proven(const GridReading& reading) {
    return reading.code && reading.code->spare >= kProof;
}

bool better(const GridReading& a, const GridReading& b) {
    const int a_spare = a.code ? a.code->spare : 0;
    const int b_spare = b.code ? b.code->spare : 0;
    return a_spare != b_spare ? a_spare > b_spare : a.agreement > b.agreement;
}

// One place in one picture.
class SquareReader {
  public:
    SquareReader(core::GrayView picture, const CodeSquare& square)
        : picture_(picture), anchors_(anchors_of(square)), flat_(picture, anchors_) {
        for (std::size_t i = 0; i < 4; ++i) {
            if (square.seen[i]) seeds_.push_back(anchors_[i].module);
        }
    }

    // Fits closer and closer, and tries to read after each step.
    [[nodiscard]] GridReading read(const Way& way) {
        std::vector<PointF> seeds;
        ModuleLattice lattice = begun(way.aligned, seeds);
        GridReading best;
        double least = kFirstAgreement;
        for (const double window : way.windows) {
            GridReading reading = fitted(lattice, window, seeds);
            const bool go_on = reading.agreement >= least;
            if (go_on) reading.code = repaired(reading.sheet);
            if (better(reading, best)) best = reading;
            if (!go_on || proven(best)) break;
            if (reading.agreement >= kLeastAgreement) {
                reading.code = repaired(reading.sheet.equalised());
                if (better(reading, best)) best = reading;
                if (proven(best)) break;
            }
            least = kLeastAgreement;
        }
        return best;
    }

    [[nodiscard]] FittedSquare fit() {
        std::vector<PointF> seeds;
        FittedSquare result{begun(true, seeds), {}};
        for (const double window : {3.5, 2.2}) {
            result.match = fitted(result.lattice, window, seeds).sheet.match();
            if (result.match.of_known < kHopeless) break;
        }
        return result;
    }

    [[nodiscard]] bool find_alignment() {
        if (!looked_) {
            looked_ = true;
            const auto found = seeds_.size() == 3 ? flat_.find_alignment() : std::nullopt;
            if (found) alignment_ = {kAlignmentMiddle, flat_.at(found->x, found->y)};
        }
        return alignment_.has_value();
    }

  private:
    // Flat, by the corners or by the alignment pattern too.
    [[nodiscard]] ModuleLattice begun(bool aligned, std::vector<PointF>& seeds) {
        seeds = seeds_;
        if (!aligned || !find_alignment()) return flat_;
        std::array<Anchor, 4> anchors = anchors_;
        anchors[2] = *alignment_;
        seeds.push_back(alignment_->module);
        return ModuleLattice(picture_, anchors);
    }

    [[nodiscard]] GridReading fitted(ModuleLattice& lattice, double window, std::span<const PointF> seeds) const {
        lattice.fit(window, seeds);
        const ModuleSheet sheet = lattice.sheet();
        const int quarters = sheet.quarters_to_upright();
        GridReading reading;
        reading.sheet = sheet.turned(quarters);
        reading.agreement = reading.sheet.agreement();
        reading.outline = outline_of(lattice, quarters, picture_);
        return reading;
    }

    core::GrayView picture_;
    std::array<Anchor, 4> anchors_;
    ModuleLattice flat_;
    std::vector<PointF> seeds_;
    std::optional<Anchor> alignment_;
    bool looked_ = false;
};

GridReading read_thoroughly(core::GrayView picture, const CodeSquare& square) {
    SquareReader reader(picture, square);
    GridReading best;
    for (const Way& way : kWays) {
        if (!way.aligned && !reader.find_alignment()) continue; // the same as the aligned one
        GridReading reading = reader.read(way);
        if (better(reading, best)) best = std::move(reading);
        if (proven(best) || best.agreement < kHopeless) break;
    }
    return best;
}

// Closer than the lattice has to know its corners.
bool is_among(const CodeSquare& square, const std::vector<CodeSquare>& others) {
    const double quarter = square.side() / (4 * kFinderSpan); // of a module
    return std::any_of(others.begin(), others.end(), [&](const CodeSquare& other) {
        if (square.seen != other.seen || square.light_on_dark != other.light_on_dark) return false;
        for (std::size_t i = 0; i < 4; ++i) {
            if (length(square.corners[i] - other.corners[i]) > quarter) return false;
        }
        return true;
    });
}

void add_all_grids(core::GrayView picture, int scale, std::vector<GridReading>& readings) {
    BothTones pictures(picture);
    std::vector<CodeSquare> tried;
    for (const int window : {kWideWindow, kNarrowWindow}) {
        for (const CodeSquare& square : find_squares(picture, window)) {
            if (is_among(square, tried)) continue;
            tried.push_back(square);
            GridReading reading = read_thoroughly(pictures.dark_on_light(square), square);
            if (!reading.code) continue;
            for (core::PointI& corner : reading.outline) corner = {scale * corner.x, scale * corner.y};
            readings.push_back(std::move(reading));
        }
        if (!readings.empty()) return;
    }
}

} // namespace

std::vector<GridReading> read_grids(core::GrayView frame, unsigned turn) {
    const std::vector<CodeSquare> squares = find_squares(frame, turn % 2 == 0 ? kWideWindow : kNarrowWindow);
    if (squares.empty()) return {};
    turn /= 2;
    BothTones pictures(frame);
    std::vector<GridReading> readings;
    const auto take = [&readings](GridReading reading) {
        if (reading.agreement >= kLeastAgreement) readings.push_back(std::move(reading));
    };
    const auto look = [&](std::size_t place, unsigned way) {
        const CodeSquare& square = squares[place];
        take(SquareReader(pictures.dark_on_light(square), square).read(kWays[way % kWays.size()]));
    };
    const auto count = static_cast<unsigned>(squares.size());
    const unsigned other = count > 1 ? 1 + turn / 4 % (count - 1) : 0;
    // What looks likest may be the code of a poster: every fourth turn begins with another place.
    const bool others_turn = turn % 4 == 3 && count > 1;
    if (!others_turn) look(0, turn);
    if (readings.empty() && count > 1) look(other, turn / (4 * count));
    return readings;
}

std::vector<GridReading> read_all_grids(core::GrayView picture) {
    constexpr int kSmallest = 4 * kModules; // a side below which no smaller picture helps
    std::vector<GridReading> readings;
    GrayImage smaller;
    for (int scale = 1;; scale *= 2) {
        add_all_grids(picture, scale, readings);
        if (!readings.empty() || picture.width < 2 * kSmallest || picture.height < 2 * kSmallest) return readings;
        smaller = downscale2(picture);
        picture = smaller.view();
    }
}

FittedSquare fit_square(core::GrayView picture, const CodeSquare& square) {
    return SquareReader(picture, square).fit();
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
