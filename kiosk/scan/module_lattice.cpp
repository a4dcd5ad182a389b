#include "scan/module_lattice.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <numbers>
#include <queue>
#include <utility>

#include "scan/module_cells.hpp"
#include "scan/preprocess.hpp"

namespace kiosk::scan {
namespace {

// Between four pixels, the first of which is at `a`.
float between(const std::uint8_t* a, std::ptrdiff_t right, std::ptrdiff_t down, float fx, float fy) {
    const std::uint8_t* b = a + down;
    const float upper = static_cast<float>(a[0]) + fx * static_cast<float>(a[right] - a[0]);
    const float lower = static_cast<float>(b[0]) + fx * static_cast<float>(b[right] - b[0]);
    return upper + fy * (lower - upper);
}

// Of a place that has pixels on all sides.
float sample_inside(core::GrayView picture, float x, float y) {
    x -= 0.5F;
    y -= 0.5F;
    const int left = static_cast<int>(x), top = static_cast<int>(y);
    return between(row(picture, top) + left, 1, picture.stride, x - static_cast<float>(left),
                   y - static_cast<float>(top));
}

// Of any place: outside the picture is what its edge is.
float sample(core::GrayView picture, float x, float y) {
    x = std::clamp(x - 0.5F, 0.0F, static_cast<float>(picture.width - 1) - 0.001F);
    y = std::clamp(y - 0.5F, 0.0F, static_cast<float>(picture.height - 1) - 0.001F);
    const int left = static_cast<int>(x), top = static_cast<int>(y);
    return between(row(picture, top) + left, left + 1 < picture.width ? 1 : 0,
                   top + 1 < picture.height ? picture.stride : 0, x - static_cast<float>(left),
                   y - static_cast<float>(top));
}

// The eight numbers of the projective map that takes four places to four others, by Gauss.
std::array<double, 8> homography(const std::array<Anchor, 4>& anchors) {
    std::array<std::array<double, 9>, 8> rows{};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto [u, v] = anchors[i].module;
        const auto [x, y] = anchors[i].pixel;
        rows[2 * i] = {u, v, 1, 0, 0, 0, -u * x, -v * x, x};
        rows[2 * i + 1] = {0, 0, 0, u, v, 1, -u * y, -v * y, y};
    }
    for (std::size_t column = 0; column < 8; ++column) {
        std::size_t best = column;
        for (std::size_t row = column; row < 8; ++row) {
            if (std::abs(rows[row][column]) > std::abs(rows[best][column])) best = row;
        }
        std::swap(rows[column], rows[best]);
        if (std::abs(rows[column][column]) < 1e-12) continue;
        for (std::size_t row = 0; row < 8; ++row) {
            if (row == column) continue;
            const double factor = rows[row][column] / rows[column][column];
            for (std::size_t k = column; k < 9; ++k) rows[row][k] -= factor * rows[column][k];
        }
    }
    std::array<double, 8> h{};
    for (std::size_t i = 0; i < 8; ++i) h[i] = std::abs(rows[i][i]) < 1e-12 ? 0 : rows[i][8] / rows[i][i];
    return h;
}

// Edges across one axis as a complex number a cell: how many, and at which part of a module.
struct Phases {
    Cells real{};
    Cells imaginary{};
};

// Across x and across y: how strong the edges of a module are at each of its pixels along that axis.
using EdgesOfModule = std::array<std::array<float, kStraightPixels>, 2>;

EdgesOfModule edges_of(std::span<const float> straight, int x, int y) {
    EdgesOfModule edges{};
    for (int row = 0; row < kStraightPixels; ++row) {
        const float* p = straight.data() + straight_at(x, y, row);
        float down = 0;
        for (std::size_t k = 0; k < kStraightPixels; ++k, ++p) {
            // A pixel and a half to both sides, against noise.
            edges[0][k] += std::abs(p[0] + p[1] - p[-1] - p[-2]);
            down += std::abs(p[0] + p[kStraightSide] - p[-kStraightSide] - p[-2 * kStraightSide]);
        }
        edges[1][static_cast<std::size_t>(row)] = down;
    }
    return edges;
}

struct Phase {
    float strength = 0;
    float real = 0;
    float imaginary = 0;
};

Phase phase_of(const std::array<float, kStraightPixels>& edges) {
    static const auto turns = [] {
        std::array<std::pair<float, float>, kStraightPixels> result{};
        for (std::size_t k = 0; k < kStraightPixels; ++k) {
            // Between pixel k and the one before lies k/kStraightPixels of a module.
            const double angle = -2 * std::numbers::pi * static_cast<double>(k) / kStraightPixels;
            result[k] = {static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))};
        }
        return result;
    }();
    Phase phase;
    for (std::size_t k = 0; k < kStraightPixels; ++k) {
        phase.strength += edges[k];
        phase.real += edges[k] * turns[k].first;
        phase.imaginary += edges[k] * turns[k].second;
    }
    return phase;
}

// How far the edges lie from the lattice, in modules, each cell whole modules apart from its neighbours at most by
// half.
Cells unwrapped(const Phases& phases, std::span<const PointF> seeds) {
    Cells shift{};
    Cells weight{};
    for (std::size_t i = 0; i < kCells; ++i) {
        weight[i] = std::hypot(phases.real[i], phases.imaginary[i]);
        shift[i] = static_cast<float>(-std::atan2(phases.imaginary[i], phases.real[i]) / (2 * std::numbers::pi));
    }
    std::array<bool, kCells> done{};
    std::priority_queue<std::pair<float, int>> open; // the best known first
    for (const PointF seed : seeds) {
        const int x = std::clamp(static_cast<int>(seed.x), 0, kModules - 1);
        const int y = std::clamp(static_cast<int>(seed.y), 0, kModules - 1);
        done[cell(x, y)] = true;
        open.emplace(weight[cell(x, y)], y * kModules + x);
    }
    while (!open.empty()) {
        const int from = open.top().second;
        open.pop();
        for (const auto& [dx, dy] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
            const int x = from % kModules + dx;
            const int y = from / kModules + dy;
            if (x < 0 || y < 0 || x >= kModules || y >= kModules || done[cell(x, y)]) continue;
            done[cell(x, y)] = true;
            float& own = shift[cell(x, y)];
            own += std::round(shift[static_cast<std::size_t>(from)] - own);
            open.emplace(weight[cell(x, y)], y * kModules + x);
        }
    }
    Cells sum{};
    for (std::size_t i = 0; i < kCells; ++i) sum[i] = shift[i] * weight[i];
    smooth(sum, 1.0);
    smooth(weight, 1.0);
    for (std::size_t i = 0; i < kCells; ++i) shift[i] = sum[i] / std::max(weight[i], 1e-6F);
    return shift;
}

// The correlation of 5 × 5 values around the middle with the alignment pattern; 0 where there is hardly any contrast.
double likeness_to_alignment(const float* middle, int right, int down) {
    constexpr double kLight = 17.0 / 25, kDark = -8.0 / 25; // 8 of 25 modules are light: 1 and 0, less their mean
    double sum = 0, squares = 0, light = 0;
    for (int v = -2; v <= 2; ++v) {
        for (int u = -2; u <= 2; ++u) {
            const auto value = static_cast<double>(middle[v * down + u * right]);
            sum += value;
            squares += value * value;
            light += std::max(std::abs(u), std::abs(v)) == 1 ? value : 0;
        }
    }
    const double together = kLight * light + kDark * (sum - light); // what is expected has no mean
    const double norm = std::sqrt(std::max(0.0, squares - sum * sum / 25) * (8 * kLight * kLight + 17 * kDark * kDark));
    return norm > 100 ? together / norm : 0;
}

// Of cells' middles, at a lattice node.
float at_node(const Cells& cells, int i, int j) {
    const int x0 = std::clamp(i - 1, 0, kModules - 1), x1 = std::clamp(i, 0, kModules - 1);
    const int y0 = std::clamp(j - 1, 0, kModules - 1), y1 = std::clamp(j, 0, kModules - 1);
    return (cells[cell(x0, y0)] + cells[cell(x1, y0)] + cells[cell(x0, y1)] + cells[cell(x1, y1)]) / 4;
}

} // namespace

ModuleLattice::ModuleLattice(core::GrayView picture, const std::array<Anchor, 4>& anchors)
    : picture_(picture), nodes_(static_cast<std::size_t>(kNodes) * kNodes) {
    const std::array<double, 8> h = homography(anchors);
    for (int j = 0; j < kNodes; ++j) {
        for (int i = 0; i < kNodes; ++i) {
            const double u = i - kMargin, v = j - kMargin;
            const double scale = h[6] * u + h[7] * v + 1;
            const double by = std::abs(scale) < 1e-3 ? 1e3 : 1 / scale;
            node(i, j) = {(h[0] * u + h[1] * v + h[2]) * by, (h[3] * u + h[4] * v + h[5]) * by};
        }
    }
}

PointF ModuleLattice::at(double u, double v) const {
    const int i = std::clamp(static_cast<int>(std::floor(u)) + kMargin, 0, kNodes - 2);
    const int j = std::clamp(static_cast<int>(std::floor(v)) + kMargin, 0, kNodes - 2);
    const double s = u + kMargin - i, t = v + kMargin - j;
    const PointF &a = node(i, j), &b = node(i + 1, j), &c = node(i, j + 1), &d = node(i + 1, j + 1);
    return {(1 - t) * ((1 - s) * a.x + s * b.x) + t * ((1 - s) * c.x + s * d.x),
            (1 - t) * ((1 - s) * a.y + s * b.y) + t * ((1 - s) * c.y + s * d.y)};
}

void ModuleLattice::resample() {
    if (!straight_.empty()) return;
    straight_.resize(static_cast<std::size_t>(kStraightSide) * kStraightSide);
    const bool inside = std::all_of(nodes_.begin(), nodes_.end(), [this](PointF p) {
        return p.x >= 1 && p.y >= 1 && p.x <= picture_.width - 1.0 && p.y <= picture_.height - 1.0;
    });
    for (int row = 0; row < kStraightSide; ++row) {
        const int j = row / kStraightPixels - kStraightMargin + kMargin;
        const float t = (static_cast<float>(row % kStraightPixels) + 0.5F) / kStraightPixels;
        float* line = straight_.data() + static_cast<std::ptrdiff_t>(row) * kStraightSide;
        for (int m = 0; m < kModules + 2 * kStraightMargin; ++m) {
            const int i = m - kStraightMargin + kMargin;
            const PointF &a = node(i, j), &b = node(i + 1, j), &c = node(i, j + 1), &d = node(i + 1, j + 1);
            const auto left_x = static_cast<float>(a.x + t * (c.x - a.x)),
                       left_y = static_cast<float>(a.y + t * (c.y - a.y));
            const auto right_x = static_cast<float>(b.x + t * (d.x - b.x)),
                       right_y = static_cast<float>(b.y + t * (d.y - b.y));
            for (int k = 0; k < kStraightPixels; ++k) {
                const float s = (static_cast<float>(k) + 0.5F) / kStraightPixels;
                const float x = left_x + s * (right_x - left_x), y = left_y + s * (right_y - left_y);
                *line++ = inside ? sample_inside(picture_, x, y) : sample(picture_, x, y);
            }
        }
    }
}

void ModuleLattice::fit(double window, std::span<const PointF> seeds) {
    resample();
    std::array<Phases, 2> phases; // along x, along y
    std::array<Cells, 2> strength{};
    for (int y = 0; y < kModules; ++y) {
        for (int x = 0; x < kModules; ++x) {
            const EdgesOfModule edges = edges_of(straight_, x, y);
            for (std::size_t axis = 0; axis < 2; ++axis) {
                const auto [sum, real, imaginary] = phase_of(edges[axis]);
                strength[axis][cell(x, y)] = sum;
                phases[axis].real[cell(x, y)] = real;
                phases[axis].imaginary[cell(x, y)] = imaginary;
            }
        }
    }
    std::array<Cells, 2> shift{};
    for (std::size_t axis = 0; axis < 2; ++axis) {
        // By the strength around, so that a bright half does not outvote the other.
        Cells around = strength[axis];
        smooth(around, 4);
        const float floor = 0.05F * *std::max_element(around.begin(), around.end()) + 1e-3F;
        for (std::size_t i = 0; i < kCells; ++i) {
            phases[axis].real[i] /= around[i] + floor;
            phases[axis].imaginary[i] /= around[i] + floor;
        }
        smooth(phases[axis].real, window);
        smooth(phases[axis].imaginary, window);
        shift[axis] = unwrapped(phases[axis], seeds);
    }
    std::vector<PointF> moved(nodes_.size());
    for (int j = 0; j < kNodes; ++j) {
        for (int i = 0; i < kNodes; ++i) {
            moved[static_cast<std::size_t>(j * kNodes + i)] =
                at(i - kMargin + static_cast<double>(at_node(shift[0], i - kMargin, j - kMargin)),
                   j - kMargin + static_cast<double>(at_node(shift[1], i - kMargin, j - kMargin)));
        }
    }
    nodes_ = std::move(moved);
    straight_.clear();
}

std::optional<PointF> ModuleLattice::find_alignment() const {
    constexpr int kReach = 15; // steps to each side
    constexpr int kStep = 2;   // in fifths of a module, as all that follows; a module and a step are both whole ones
    constexpr int kModule = 5;
    constexpr int kMost = kReach * kStep + 2 * kModule;
    constexpr std::size_t kSide = 2 * kMost + 1;
    std::vector<float> samples(kSide * kSide);
    for (int down = -kMost, i = 0; down <= kMost; ++down) {
        for (int right = -kMost; right <= kMost; ++right, ++i) {
            const PointF p = at(kAlignmentMiddle.x + right / 5.0, kAlignmentMiddle.y + down / 5.0);
            samples[static_cast<std::size_t>(i)] = sample(picture_, static_cast<float>(p.x), static_cast<float>(p.y));
        }
    }
    double best = 0.62; // of the correlation; noise and text stay below
    std::optional<PointF> found;
    for (int down = -kReach * kStep; down <= kReach * kStep; down += kStep) {
        for (int right = -kReach * kStep; right <= kReach * kStep; right += kStep) {
            const PointF way{right / 5.0, down / 5.0};
            const float* middle = samples.data() + (down + kMost) * static_cast<int>(kSide) + right + kMost;
            const double score =
                likeness_to_alignment(middle, kModule, kModule * static_cast<int>(kSide)) - 0.01 * length(way);
            if (score <= best) continue;
            best = score;
            found = kAlignmentMiddle + way;
        }
    }
    return found;
}

ModuleSheet ModuleLattice::sheet() {
    resample();
    return ModuleTones(straight_).sheet();
}

HiddenModules ModuleLattice::hidden(bool inverted) {
    resample();
    return ModuleTones(straight_).hidden(inverted);
}

double ModuleLattice::module() const {
    return length(at(kModules, kModules) - at(0, 0)) / (kModules * std::sqrt(2.0));
}

double ModuleLattice::bend() const {
    constexpr double kEnd = kModules;
    const std::array<Anchor, 4> corners{
        {{{0, 0}, at(0, 0)}, {{kEnd, 0}, at(kEnd, 0)}, {{kEnd, kEnd}, at(kEnd, kEnd)}, {{0, kEnd}, at(0, kEnd)}}};
    const ModuleLattice flat(picture_, corners);
    double squares = 0;
    for (int v = 0; v <= kModules; ++v) {
        for (int u = 0; u <= kModules; ++u) {
            const PointF way = at(u, v) - flat.at(u, v);
            squares += way.x * way.x + way.y * way.y;
        }
    }
    constexpr double kCorners = (kEnd + 1) * (kEnd + 1);
    return module() > 0 ? std::sqrt(squares / kCorners) / module() : 0;
}

} // namespace kiosk::scan
