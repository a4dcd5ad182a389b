#include "scan/code_square.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

namespace kiosk::scan {
namespace {

PointF middle_of(const Finder& finder) {
    return {finder.x + 0.5, finder.y + 0.5};
}

// A finder's module is measured along a row, which crosses a turned square at a slant.
double side_of(double module, PointF direction) {
    const double d = length(direction);
    return d > 0 ? module * std::max(std::abs(direction.x), std::abs(direction.y)) / d : module;
}

double strength_of(const Finder& finder) {
    return finder.lines * finder.module * (1 + finder.diagonals);
}

double doubt_of(const Finder& finder) {
    constexpr double kOneDiagonal = 0.5;
    return kOneDiagonal * (2 - finder.diagonals);
}

// a is the corner between the other two; clockwise from it b and c.
std::optional<CodeSquare> of_three(const Finder& a, const Finder& b, const Finder& c) {
    const PointF u = middle_of(b) - middle_of(a), v = middle_of(c) - middle_of(a);
    if (u.x * v.y - u.y * v.x <= 0) return std::nullopt;
    const double lu = length(u), lv = length(v);
    const double largest = std::max({a.module, b.module, c.module}), least = std::min({a.module, b.module, c.module});
    const double slant = std::abs(u.x * v.x + u.y * v.y) / (lu * lv);
    if (largest > 1.9 * least || lu > 1.8 * lv || lv > 1.8 * lu || slant > 0.55) return std::nullopt;
    const double modules = (lu + lv) / 2 / side_of((a.module + b.module + c.module) / 3, u);
    if (modules < 0.68 * kFinderSpan || modules > 1.4 * kFinderSpan) return std::nullopt;
    CodeSquare square;
    square.corners = {middle_of(a), middle_of(b), middle_of(b) + v, middle_of(c)};
    square.doubt = slant + std::abs(std::log(lu / lv)) + std::log(largest / least) +
                   std::abs(std::log(modules / kFinderSpan)) + doubt_of(a) + doubt_of(b) + doubt_of(c);
    return square;
}

// Two neighbours of a code that lies to the right of the way from a to b.
CodeSquare beside(const Finder& a, const Finder& b, double doubt) {
    const PointF u = middle_of(b) - middle_of(a), v{-u.y, u.x};
    return {{middle_of(a), middle_of(b), middle_of(b) + v, middle_of(a) + v}, {true, true, false, false}, doubt};
}

// Two across from each other.
CodeSquare between(const Finder& a, const Finder& b, double doubt) {
    const PointF u = middle_of(b) - middle_of(a), centre = 0.5 * (middle_of(a) + middle_of(b));
    const PointF half{-u.y / 2, u.x / 2};
    return {{middle_of(a), centre - half, middle_of(b), centre + half}, {true, false, true, false}, doubt};
}

void add_pairs(const Finder& a, const Finder& b, std::vector<CodeSquare>& squares) {
    const PointF u = middle_of(b) - middle_of(a);
    const double apart = std::abs(std::log(a.module / b.module));
    if (apart > 0.45) return;
    const double module = (a.module + b.module) / 2;
    const double straight = std::abs(std::log(length(u) / side_of(module, u) / kFinderSpan));
    // The sides run at 45° to the line between two corners across from each other.
    const PointF side{u.x - u.y, u.x + u.y};
    const double across = std::abs(std::log(length(u) / side_of(module, side) / (kFinderSpan * std::sqrt(2.0))));
    const double two = 1 + apart + doubt_of(a) + doubt_of(b); // three that are seen come first
    if (straight < 0.3) {
        squares.push_back(beside(a, b, two + straight));
        squares.push_back(beside(b, a, two + straight));
    }
    if (across < 0.3) squares.push_back(between(a, b, two + across));
}

std::vector<CodeSquare> squares_among(std::vector<Finder> finders, bool light_on_dark) {
    constexpr std::size_t kMost = 12;
    std::stable_sort(finders.begin(), finders.end(),
                     [](const Finder& a, const Finder& b) { return strength_of(a) > strength_of(b); });
    if (finders.size() > kMost) finders.resize(kMost);
    std::vector<CodeSquare> squares;
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
    for (CodeSquare& square : squares) square.light_on_dark = light_on_dark;
    return squares;
}

// The share of the square that is dark: about half of a code. What lies outside of the picture is not.
double dark_share(core::GrayView binary, const CodeSquare& square) {
    constexpr int kSteps = 24;
    int dark = 0;
    for (int j = 0; j < kSteps; ++j) {
        for (int i = 0; i < kSteps; ++i) {
            const double s = (i + 0.5) / kSteps, t = (j + 0.5) / kSteps;
            const auto& [a, b, c, d] = square.corners;
            const PointF place = (1 - t) * ((1 - s) * a + s * b) + t * ((1 - s) * d + s * c);
            const int x = static_cast<int>(place.x), y = static_cast<int>(place.y);
            if (x < 0 || y < 0 || x >= binary.width || y >= binary.height) continue;
            dark += pixel(binary, x, y) == 0 ? 1 : 0;
        }
    }
    return static_cast<double>(dark) / (kSteps * kSteps);
}

bool same_corners(const CodeSquare& a, const CodeSquare& b) {
    return std::all_of(a.corners.begin(), a.corners.end(), [&](PointF corner) {
        return std::any_of(b.corners.begin(), b.corners.end(),
                           [&](PointF other) { return length(corner - other) < 0.2 * a.side(); });
    });
}

} // namespace

PointF CodeSquare::middle() const {
    return 0.5 * (corners[0] + corners[2]);
}

double CodeSquare::side() const {
    return length(corners[1] - corners[0]);
}

std::vector<CodeSquare> find_squares(core::GrayView binary, const FinderPatterns& finders) {
    constexpr double kLeastShare = 0.12; // or light: a lamp, or the wall beside two finder patterns
    std::vector<CodeSquare> all = squares_among(finders.dark, false);
    const std::vector<CodeSquare> light = squares_among(finders.light, true);
    all.insert(all.end(), light.begin(), light.end());
    const auto likelier = [](const CodeSquare& a, const CodeSquare& b) { return a.doubt < b.doubt; };
    std::stable_sort(all.begin(), all.end(), likelier);
    std::vector<CodeSquare> squares;
    for (CodeSquare& square : all) {
        if (squares.size() == kMostSquares) break;
        const bool again = std::any_of(squares.begin(), squares.end(),
                                       [&square](const CodeSquare& other) { return same_corners(square, other); });
        if (again) continue;
        const double share = dark_share(binary, square);
        if (share < kLeastShare || share > 1 - kLeastShare) continue;
        square.doubt += 2 * std::abs(share - 0.5);
        squares.push_back(square);
    }
    std::stable_sort(squares.begin(), squares.end(), likelier);
    return squares;
}

core::GrayView BothTones::dark_on_light(const CodeSquare& square) {
    if (!square.light_on_dark) return picture_;
    if (inverted_.empty()) inverted_ = invert(picture_);
    return inverted_.view();
}

GrayImage dark_and_light(core::GrayView picture, int window) {
    constexpr int kNoise = 4; // levels
    return local_threshold(gaussian3(picture).view(), kNoise, window);
}

std::vector<CodeSquare> find_squares(core::GrayView picture, int window) {
    if (!usable(picture) || picture.width < kModules || picture.height < kModules) return {};
    const GrayImage binary = dark_and_light(picture, window);
    return find_squares(binary.view(), find_finders(binary.view()));
}

} // namespace kiosk::scan
