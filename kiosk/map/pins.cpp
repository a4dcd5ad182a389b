#include "map/pins.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace kiosk::map {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;
constexpr std::size_t kGridSide = 31; // 961 cells: fewer than kMaxLeaves
static_assert(kGridSide * kGridSide <= PinTree::kMaxLeaves);

bool is_place(Point p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

} // namespace

void PinTree::make_leaves(std::span<const Point> points) {
    Box bounds;
    std::map<std::pair<double, double>, std::uint32_t> leaf_of;
    for (const Point p : points) {
        if (!is_place(p)) continue;
        bounds.add(p);
        leaf_of.try_emplace({p.x, p.y}, 0);
    }
    const bool coarse = leaf_of.size() > kMaxLeaves;
    const auto key = [&](Point p) {
        if (!coarse) return std::pair(p.x, p.y);
        const auto cell = [](double at, double size) {
            return size > 0 ? std::min(std::floor(at / size * kGridSide), kGridSide - 1.0) : 0.0;
        };
        return std::pair(cell(p.x - bounds.min.x, bounds.width()), cell(p.y - bounds.min.y, bounds.height()));
    };
    leaf_of.clear();
    std::vector<Box> extents;
    for (std::uint32_t i = 0; i < points.size(); ++i) {
        if (!is_place(points[i])) continue;
        const auto [at, fresh] = leaf_of.try_emplace(key(points[i]), static_cast<std::uint32_t>(nodes_.size()));
        if (fresh) {
            nodes_.emplace_back();
            extents.emplace_back();
        }
        Node& leaf = nodes_[at->second];
        leaf.members.push_back(i);
        leaf.sum = leaf.sum + points[i];
        leaf.count += 1;
        extents[at->second].add(points[i]);
        leaf.join = std::hypot(extents[at->second].width(), extents[at->second].height());
    }
    leaves_ = nodes_.size();
}

// Complete linkage by chains of nearest neighbours: quadratic in time and memory, and no cluster ever reaches beyond
// its join.
void PinTree::join_leaves() {
    const std::size_t n = leaves_;
    std::vector<double> apart(n * n);
    const auto mean = [&](std::size_t i) { return nodes_[i].sum * (1 / nodes_[i].count); };
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < n; ++k)
            apart[i * n + k] = distance(mean(i), mean(k)) + nodes_[i].join + nodes_[k].join;
    }
    std::vector<std::uint32_t> node_of(n); // of a slot; kNone once it was joined to another
    for (std::uint32_t i = 0; i < n; ++i) node_of[i] = i;
    std::vector<std::uint32_t> chain;
    for (std::size_t joints = 0; joints + 1 < n;) {
        if (chain.empty()) {
            chain.push_back(static_cast<std::uint32_t>(
                std::ranges::find_if(node_of, [](std::uint32_t node) { return node != kNone; }) - node_of.begin()));
        }
        const std::uint32_t at = chain.back(), before = chain.size() > 1 ? chain[chain.size() - 2] : kNone;
        std::uint32_t nearest = before;
        for (std::uint32_t k = 0; k < n; ++k) {
            if (k == at || node_of[k] == kNone) continue;
            if (nearest == kNone || apart[at * n + k] < apart[at * n + nearest]) nearest = k;
        }
        if (nearest != before) {
            chain.push_back(nearest);
            continue;
        }
        const std::uint32_t keep = std::min(at, nearest), gone = std::max(at, nearest);
        const Node &a = nodes_[node_of[keep]], &b = nodes_[node_of[gone]];
        Node joint{std::max({apart[keep * n + gone], a.join, b.join}),
                   node_of[keep],
                   node_of[gone],
                   {},
                   a.sum + b.sum,
                   a.count + b.count};
        nodes_.push_back(std::move(joint));
        node_of[keep] = static_cast<std::uint32_t>(nodes_.size() - 1);
        node_of[gone] = kNone;
        for (std::size_t k = 0; k < n; ++k)
            apart[keep * n + k] = apart[k * n + keep] = std::max(apart[keep * n + k], apart[gone * n + k]);
        chain.resize(chain.size() - 2);
        ++joints;
    }
}

PinTree::PinTree(std::span<const Point> points) {
    make_leaves(points);
    nodes_.reserve(leaves_ * 2);
    join_leaves();
}

Cluster PinTree::cluster_of(std::uint32_t node) const {
    Cluster cluster;
    std::vector<std::uint32_t> open{node};
    while (!open.empty()) {
        const std::uint32_t at = open.back();
        open.pop_back();
        if (at < leaves_) {
            cluster.members.insert(cluster.members.end(), nodes_[at].members.begin(), nodes_[at].members.end());
        } else {
            open.push_back(nodes_[at].left);
            open.push_back(nodes_[at].right);
        }
    }
    std::ranges::sort(cluster.members);
    cluster.at = nodes_[node].sum * (1 / nodes_[node].count);
    return cluster;
}

std::vector<Cluster> PinTree::clusters(double scale, double diameter_px) const {
    std::vector<Cluster> found;
    if (nodes_.empty()) return found;
    const double most = diameter_px / scale;
    std::vector<std::uint32_t> open{static_cast<std::uint32_t>(nodes_.size() - 1)};
    while (!open.empty()) {
        const std::uint32_t at = open.back();
        open.pop_back();
        if (at < leaves_ || nodes_[at].join <= most) {
            found.push_back(cluster_of(at));
        } else {
            open.push_back(nodes_[at].left);
            open.push_back(nodes_[at].right);
        }
    }
    std::ranges::sort(found, {}, [](const Cluster& cluster) { return cluster.members.front(); });
    return found;
}

std::vector<Cluster> joined(std::vector<Cluster> clusters, double scale, double apart_px,
                            std::optional<std::size_t> fixed) {
    // The fixed one leads: what is near it joins it.
    if (fixed) std::swap(clusters.front(), clusters[*fixed]);
    const double least = apart_px / scale;
    const auto join = [&](std::size_t into, std::size_t gone) {
        Cluster &a = clusters[into], &b = clusters[gone];
        const bool stays = fixed && into == 0;
        const auto x = static_cast<double>(a.members.size()), y = static_cast<double>(b.members.size());
        if (!stays) a.at = a.at * (x / (x + y)) + b.at * (y / (x + y));
        a.members.insert(a.members.end(), b.members.begin(), b.members.end());
        std::ranges::sort(a.members.begin() + (stays ? 1 : 0), a.members.end());
        clusters.erase(clusters.begin() + static_cast<std::ptrdiff_t>(gone));
    };
    for (std::size_t i = 0; i < clusters.size();) {
        std::size_t near = i + 1;
        while (near < clusters.size() && distance(clusters[i].at, clusters[near].at) >= least) ++near;
        if (near == clusters.size()) {
            ++i;
            continue;
        }
        join(i, near);
        i = 0; // a mean has moved
    }
    std::ranges::sort(clusters.begin() + (fixed ? 1 : 0), clusters.end(), {},
                      [](const Cluster& cluster) { return cluster.members.front(); });
    return clusters;
}

std::optional<Hit> hit(const Scene& scene, const Viewport& viewport, std::span<const Cluster> clusters, Pixel at,
                       double radius_px) {
    Hit result;
    double best = radius_px;
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        const double far = distance(to_pixel(viewport, clusters[i].at), at);
        if (far > best || (far == best && result.cluster)) continue;
        best = far;
        result.cluster = i;
    }
    const Point point = result.cluster ? clusters[*result.cluster].at : to_point(viewport, at);
    if (const auto town = scene.areas.town_near(point, radius_px / viewport.scale)) {
        const std::uint16_t county = scene.towns[*town].county;
        result.area = AreaHit{*town, county, scene.counties[county].region};
    }
    return result.cluster || result.area ? std::optional(result) : std::nullopt;
}

} // namespace kiosk::map
