#include "map/scene_levels.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <optional>
#include <unordered_map>
#include <utility>

#include "map/simplify.hpp"

namespace kiosk::map {
namespace {

// A tolerance this far below the level's is given up for all points.
constexpr double kSmallestShare = 1.0 / 64;

struct PointHash {
    std::size_t operator()(const Point& p) const {
        const std::size_t x = std::hash<std::uint64_t>{}(std::bit_cast<std::uint64_t>(p.x));
        return x ^ (std::bit_cast<std::uint64_t>(p.y) * 0x9E3779B97F4A7C15U);
    }
};

void each_arc(const TopoTown& town, const auto& visit) {
    for (const ArcPolygon& polygon : town.polygons) {
        for (const ArcRing& ring : polygon) {
            for (const ArcRef ref : ring) visit(arc_of(ref));
        }
    }
}

// The vertices of a level, each place once.
class Vertices {
  public:
    Vertices(std::vector<Vertex>& into, Point origin) : into_(into), origin_(origin) {}
    std::uint32_t add(Point p) {
        const auto [found, fresh] = numbers_.try_emplace(p, static_cast<std::uint32_t>(into_.size()));
        if (fresh) into_.push_back(relative(p));
        return found->second;
    }
    [[nodiscard]] Vertex relative(Point p) const {
        return {static_cast<float>(p.x - origin_.x), static_cast<float>(p.y - origin_.y)};
    }

  private:
    std::vector<Vertex>& into_;
    Point origin_;
    std::unordered_map<Point, std::uint32_t, PointHash> numbers_;
};

} // namespace

LevelMaker::LevelMaker(const Topology& topology, std::span<const BorderKind> kinds, Point origin,
                       const std::stop_token& stop)
    : topology_(topology), kinds_(kinds), origin_(origin), stop_(stop) {
    ranks_.reserve(topology.arcs.size());
    for (const auto& arc : topology.arcs) ranks_.push_back(rank_points(arc));
}

LevelMaker::Lines LevelMaker::lines_at(std::span<const double> tolerances) const {
    Lines lines(topology_.arcs.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (topology_.sides[i] == std::array{kSea, kSea}) continue;
        for (const std::uint32_t point : points_at(ranks_[i], tolerances[i]))
            lines[i].push_back(topology_.arcs[i][point]);
    }
    return lines;
}

ShapeRing LevelMaker::ring_of(const ArcRing& ring, const Lines& lines) const {
    ShapeRing points;
    for (const ArcRef ref : ring) {
        const auto& line = lines[arc_of(ref)];
        if (!points.empty()) points.pop_back();
        if (ref < 0) {
            points.insert(points.end(), line.rbegin(), line.rend());
        } else {
            points.insert(points.end(), line.begin(), line.end());
        }
    }
    return points;
}

TownShapes LevelMaker::shapes_of(const Lines& lines) const {
    TownShapes shapes;
    shapes.reserve(topology_.towns.size());
    for (const TopoTown& town : topology_.towns) {
        auto& polygons = shapes.emplace_back();
        for (const ArcPolygon& polygon : town.polygons) {
            auto& rings = polygons.emplace_back();
            for (const ArcRing& ring : polygon) rings.push_back(ring_of(ring, lines));
        }
    }
    return shapes;
}

core::Status LevelMaker::find_bad(const TownShapes& shapes, const Lines& lines, const std::vector<char>& changed,
                                  std::vector<char>& bad) const {
    Geos geos;
    for (std::size_t t = 0; t < shapes.size(); ++t) {
        if (const auto on = go_on(stop_); !on) return on;
        const TopoTown& town = topology_.towns[t];
        bool look = false, simplified = false;
        each_arc(town, [&](std::size_t arc) {
            look = look || changed[arc] != 0;
            simplified = simplified || lines[arc].size() != topology_.arcs[arc].size();
        });
        const auto reason = look ? geos.why_invalid(shapes[t]) : std::nullopt;
        if (!reason) continue;
        if (!simplified)
            return core::fail(core::ErrorKind::Invalid,
                              "town " + town.code + " (" + town.name + ") is no valid area: " + *reason);
        each_arc(town, [&](std::size_t arc) { bad[arc] = 1; });
    }
    return {};
}

void LevelMaker::find_swallowed(const TownShapes& shapes, const Lines& lines, std::vector<char>& bad) const {
    std::vector<AreaRing> rings;
    for (std::size_t t = 0; t < shapes.size(); ++t) {
        for (const ShapePolygon& polygon : shapes[t]) {
            for (const ShapeRing& ring : polygon)
                rings.push_back({static_cast<std::uint16_t>(t), {ring.begin(), ring.end() - 1}});
        }
    }
    const AreaIndex index(rings);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool island = kinds_[i] == BorderKind::Coast && !lines[i].empty() && lines[i].front() == lines[i].back();
        if (!island) continue;
        const std::uint16_t own = std::min(topology_.sides[i][0], topology_.sides[i][1]);
        for (const std::uint16_t around : index.towns_at(lines[i].front())) {
            if (around == own) continue;
            bad[i] = 1;
            each_arc(topology_.towns[around], [&](std::size_t arc) { bad[arc] = 1; });
        }
    }
}

core::Result<ShapedLevel> LevelMaker::make(double tolerance, double max_scale) const {
    std::vector<double> tolerances(topology_.arcs.size(), tolerance);
    Lines lines = lines_at(tolerances);
    TownShapes shapes = shapes_of(lines);
    std::vector<char> changed(lines.size(), 1);
    while (std::ranges::find(changed, 1) != changed.end()) {
        std::vector<char> bad(lines.size(), 0);
        TRY(find_bad(shapes, lines, changed, bad));
        if (tolerance == 0) break; // the survey's own lines: valid areas are all we ask of them
        for (const std::uint32_t line : crossing_lines(lines)) bad[line] = 1;
        find_swallowed(shapes, lines, bad);
        for (std::size_t i = 0; i < bad.size(); ++i) {
            changed[i] = static_cast<char>(bad[i] != 0 && tolerances[i] != 0);
            if (changed[i] != 0) tolerances[i] = tolerances[i] / 2 < tolerance * kSmallestShare ? 0 : tolerances[i] / 2;
        }
        lines = lines_at(tolerances);
        shapes = shapes_of(lines);
    }
    auto level = TRY(mesh(shapes, lines));
    level.tolerance = tolerance;
    level.max_scale = max_scale;
    return ShapedLevel{std::move(level), std::move(shapes)};
}

core::Result<Level> LevelMaker::mesh(const TownShapes& shapes, const Lines& lines) const {
    Geos geos;
    Level level;
    Vertices vertices(level.vertices, origin_);
    for (std::size_t t = 0; t < shapes.size(); ++t) {
        TRY(go_on(stop_));
        const auto first = static_cast<std::uint32_t>(level.indices.size());
        for (const ShapePolygon& polygon : shapes[t]) {
            const auto triangles = geos.triangulate(polygon);
            if (!triangles) return tl::unexpected(triangles.error().at("town " + topology_.towns[t].code));
            for (const auto& triangle : *triangles) {
                for (const Point corner : triangle) level.indices.push_back(vertices.add(corner));
            }
        }
        level.towns.push_back({first, static_cast<std::uint32_t>(level.indices.size()) - first});
    }
    for (const BorderKind kind : {BorderKind::Coast, BorderKind::Region, BorderKind::County, BorderKind::Town}) {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (kinds_[i] != kind || lines[i].empty()) continue;
            Line line{
                kind,
                {static_cast<std::uint32_t>(level.line_points.size()), static_cast<std::uint32_t>(lines[i].size())},
                {},
                topology_.sides[i][0],
                topology_.sides[i][1]};
            for (const Point point : lines[i]) {
                line.bounds.add(point);
                level.line_points.push_back(vertices.relative(point));
            }
            level.lines.push_back(line);
        }
    }
    return level;
}

} // namespace kiosk::map
