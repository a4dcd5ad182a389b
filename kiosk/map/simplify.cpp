#include "map/simplify.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <queue>
#include <tuple>

namespace kiosk::map {
namespace {

double cross(Point o, Point a, Point b) {
    return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

double triangle(Point a, Point b, Point c) {
    return std::abs(cross(a, b, c)) / 2;
}

} // namespace

std::vector<double> rank_points(std::span<const Point> line) {
    constexpr double always = std::numeric_limits<double>::infinity();
    std::vector<double> ranks(line.size(), always);
    if (line.size() < 3) return ranks;
    const bool closed = line.front() == line.back();
    const auto last = static_cast<std::uint32_t>(line.size() - 1);
    std::vector<std::uint32_t> before(line.size()), after(line.size());
    std::vector<double> now(line.size());
    using Entry = std::tuple<double, std::uint32_t>; // ties: the earlier point first, so that the result is one
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    const auto weigh = [&](std::uint32_t i) {
        now[i] = triangle(line[before[i]], line[i], line[after[i]]);
        queue.emplace(now[i], i);
    };
    for (std::uint32_t i = 1; i < last; ++i) {
        before[i] = i - 1;
        after[i] = i + 1;
    }
    for (std::uint32_t i = 1; i < last; ++i) weigh(i);
    std::size_t left = line.size() - 2;
    double highest = 0;
    while (left > (closed ? 2U : 0U)) {
        const auto [area, i] = queue.top();
        queue.pop();
        if (ranks[i] != always || area != now[i]) continue;
        highest = std::max(highest, area);
        ranks[i] = highest;
        --left;
        const std::uint32_t a = before[i], b = after[i];
        if (a != 0) {
            after[a] = b;
            weigh(a);
        }
        if (b != last) {
            before[b] = a;
            weigh(b);
        }
    }
    return ranks;
}

std::vector<std::uint32_t> points_at(std::span<const double> ranks, double tolerance) {
    std::vector<std::uint32_t> kept;
    for (std::uint32_t i = 0; i < ranks.size(); ++i) {
        if (ranks[i] >= tolerance * tolerance) kept.push_back(i);
    }
    return kept;
}

namespace {

struct Segment {
    Point a, b;
    std::uint32_t line = 0;
};

// Coordinates are up to 2e7 and exact to 4e-9: a cross product this small says that three points are in one line.
double in_line(Point a, Point b) {
    return 1e-4 * (1 + distance(a, b));
}

int side(Point a, Point b, Point p) {
    const double turn = cross(a, b, p);
    if (std::abs(turn) <= in_line(a, b)) return 0;
    return turn > 0 ? 1 : -1;
}

bool within(Point a, Point b, Point p) {
    return p.x >= std::min(a.x, b.x) && p.x <= std::max(a.x, b.x) && p.y >= std::min(a.y, b.y) &&
           p.y <= std::max(a.y, b.y);
}

bool meet(const Segment& s, const Segment& t) {
    const bool aa = s.a == t.a, ab = s.a == t.b, ba = s.b == t.a, bb = s.b == t.b;
    if ((aa && bb) || (ab && ba)) return true;
    if (aa || ab || ba || bb) {
        // One common end: they only meet further on when both lie in one direction from it.
        const Point common = aa || ab ? s.a : s.b;
        const Point p = aa || ab ? s.b : s.a, q = aa || ba ? t.b : t.a;
        const double forward = (p.x - common.x) * (q.x - common.x) + (p.y - common.y) * (q.y - common.y);
        return forward > 0 && std::abs(cross(common, p, q)) <= 1e-4 * (1 + distance(common, p) + distance(common, q));
    }
    const int a = side(s.a, s.b, t.a), b = side(s.a, s.b, t.b), c = side(t.a, t.b, s.a), d = side(t.a, t.b, s.b);
    if (a * b < 0 && c * d < 0) return true;
    return (a == 0 && within(s.a, s.b, t.a)) || (b == 0 && within(s.a, s.b, t.b)) ||
           (c == 0 && within(t.a, t.b, s.a)) || (d == 0 && within(t.a, t.b, s.b));
}

std::vector<Segment> segments_of(std::span<const std::vector<Point>> lines) {
    std::vector<Segment> segments;
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
        for (std::size_t k = 1; k < lines[i].size(); ++k) segments.push_back({lines[i][k - 1], lines[i][k], i});
    }
    return segments;
}

} // namespace

std::vector<std::uint32_t> crossing_lines(std::span<const std::vector<Point>> lines) {
    std::vector<Segment> segments = segments_of(lines);
    // Sweep from west to east over the segments that have begun and not yet ended.
    const auto west = [](const Segment& s) { return std::min(s.a.x, s.b.x); };
    const auto east = [](const Segment& s) { return std::max(s.a.x, s.b.x); };
    std::ranges::sort(segments, {}, west);
    std::vector<char> crosses(lines.size(), 0);
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < segments.size(); ++i) {
        const Segment& s = segments[i];
        const double top = std::min(s.a.y, s.b.y), bottom = std::max(s.a.y, s.b.y);
        std::erase_if(open, [&](std::uint32_t other) { return east(segments[other]) < west(s); });
        for (const std::uint32_t other : open) {
            const Segment& t = segments[other];
            if (std::max(t.a.y, t.b.y) < top || std::min(t.a.y, t.b.y) > bottom || !meet(s, t)) continue;
            crosses[s.line] = crosses[t.line] = 1;
        }
        open.push_back(i);
    }
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < crosses.size(); ++i) {
        if (crosses[i] != 0) found.push_back(i);
    }
    return found;
}

} // namespace kiosk::map
