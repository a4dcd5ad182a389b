// Places on the map: clusters where they would lie upon each other, and what a tap means.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "map/geometry.hpp"
#include "map/scene.hpp"
#include "map/viewport.hpp"

namespace kiosk::map {

struct Cluster {
    Point at;                           // the members' mean; a single pin's own place
    std::vector<std::uint32_t> members; // indices of the points given, ascending; 1 or more
};

// Which pins stand for which others at every scale, worked out once. The clusters at a larger scale are those of a
// smaller one, split: zooming in only ever splits, zooming out only ever joins. The same points give the same tree, in
// any order of ties.
class PinTree {
  public:
    PinTree() = default;
    // Points that are not finite are left out of every cluster. More than kMaxLeaves different places are first joined
    // by the cells of a grid, for good.
    explicit PinTree(std::span<const Point> points);
    static constexpr std::size_t kMaxLeaves = 1000;

    // No two members of a cluster are further apart than diameter_px at this scale (px per map unit); ordered by first
    // member.
    [[nodiscard]] std::vector<Cluster> clusters(double scale, double diameter_px) const;

  private:
    struct Node {
        double join = 0;                    // map units: the greatest distance between two of its members
        std::uint32_t left = 0, right = 0;  // of a joint
        std::vector<std::uint32_t> members; // of a leaf
        Point sum;
        double count = 0;
    };
    void make_leaves(std::span<const Point> points);
    void join_leaves();
    [[nodiscard]] Cluster cluster_of(std::uint32_t node) const;

    std::vector<Node> nodes_; // leaves first; a joint comes after both of its parts, the root last
    std::size_t leaves_ = 0;
};

// Clusters whose marks would lie upon each other although none of their members do: those nearer than `apart_px` become
// one at their members' mean, until none is. A cluster at the index `fixed` stays where it is, and its first member
// stays first. The others' order is by first member.
[[nodiscard]] std::vector<Cluster> joined(std::vector<Cluster> clusters, double scale, double apart_px,
                                          std::optional<std::size_t> fixed);

struct AreaHit {
    std::uint16_t town = 0, county = 0, region = 0; // indices into Scene; detail_for says which of them a tap means
};

struct Hit {
    std::optional<std::size_t> cluster; // index of the clusters given
    std::optional<AreaHit> area;        // under the finger or under the cluster; none at sea
};

// What a finger at this pixel means: a pin within radius_px of it (the nearest wins), else the area under it, else the
// nearest area within radius_px. Nothing: open sea.
[[nodiscard]] std::optional<Hit> hit(const Scene& scene, const Viewport& viewport, std::span<const Cluster> clusters,
                                     Pixel at, double radius_px);

} // namespace kiosk::map
