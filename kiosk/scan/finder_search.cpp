#include "scan/finder_search.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "scan/preprocess.hpp"

namespace kiosk::scan {
namespace {

// 1:1:3:1:1 along any line through the middle.
using Rings = std::array<int, 5>;

// Each ring as wide as it should be to within so many tenths of that, or to within three quarters of a pixel. In whole
// numbers: most of what is asked is noise, and a picture has a hundred thousand runs of it.
bool looks_like_finder(const Rings& rings, int tenths) {
    const int total = rings[0] + rings[1] + rings[2] + rings[3] + rings[4];
    if (total < 7) return false;
    const auto near = [total, tenths](int ring, int modules) { // in 1/140 of a pixel
        return std::abs(140 * ring - 20 * modules * total) <= std::max(2 * tenths * modules * total, 105);
    };
    if (!near(rings[2], 3) || !near(rings[1], 1) || !near(rings[3], 1) || !near(rings[0], 1) || !near(rings[4], 1))
        return false;
    return std::find(rings.begin(), rings.end(), 0) == rings.end();
}

struct Step {
    int x = 0;
    int y = 0;
};

// How many places from `at` on lie inside the picture.
int places_inside(core::GrayView binary, core::PointI at, Step step) {
    const auto along = [](int place, int way, int length) {
        if (place < 0 || place >= length) return 0;
        return way > 0 ? length - place : way < 0 ? place + 1 : std::numeric_limits<int>::max();
    };
    return std::min(along(at.x, step.x, binary.width), along(at.y, step.y, binary.height));
}

// Length of the run of one colour from `at`, its start included, at most `limit`; `at` is moved behind it.
int run_length(core::GrayView binary, core::PointI& at, Step step, int limit) {
    const int most = std::min(limit, places_inside(binary, at, step));
    if (most <= 0) return 0;
    const std::uint8_t* from = row(binary, at.y) + at.x;
    const std::ptrdiff_t way = static_cast<std::ptrdiff_t>(step.y) * binary.stride + step.x;
    int length = 1;
    while (length < most && from[length * way] == *from) ++length;
    at = {at.x + length * step.x, at.y + length * step.y};
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
    return looks_like_finder(rings, 6);
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

// Where the colour changes along a row, both of its ends among them; how many. `edges` has room for a row's width and
// one.
std::size_t find_edges(const std::uint8_t* line, int width, int* edges) {
    std::size_t count = 1;
    edges[0] = 0;
    for (int x = 1; x < width; ++x) { // without a branch: noise is not foreseen
        edges[count] = x;
        count += line[x] != line[x - 1] ? 1 : 0;
    }
    edges[count] = width;
    return count + 1;
}

void search_row(core::GrayView binary, int y, std::vector<int>& edges, FinderPatterns& found) {
    const std::uint8_t* line = row(binary, y);
    const std::size_t count = find_edges(line, binary.width, edges.data());
    for (std::size_t first = 0; first + 5 < count; ++first) {
        const int* edge = edges.data() + first;
        const Rings rings{edge[1] - edge[0], edge[2] - edge[1], edge[3] - edge[2], edge[4] - edge[3],
                          edge[5] - edge[4]};
        if (!looks_like_finder(rings, 5)) continue;
        const int total = edge[5] - edge[0];
        const int middle = edge[5] - total / 2 - 1;
        const std::uint8_t colour = line[edge[2]];
        if (line[middle] != colour || !crossed(binary, {middle, y}, {0, 1}, total / 7.0)) continue;
        add_crossing(colour == 0 ? found.dark : found.light, middle, y, total / 7.0);
    }
}

} // namespace

FinderPatterns find_finders(core::GrayView binary) {
    FinderPatterns found;
    std::vector<int> edges(static_cast<std::size_t>(binary.width) + 1);
    for (int y = 1; y < binary.height; y += 2) search_row(binary, y, edges, found);
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
