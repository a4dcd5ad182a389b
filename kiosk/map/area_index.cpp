#include "map/area_index.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kiosk::map {
namespace {

constexpr std::uint16_t kNowhere = 0xFFFF;
constexpr std::uint16_t kCrossed = 0xFFFE; // edges cross this cell: look closer
constexpr std::size_t kMostCells = 65'536;

std::size_t bounded(double value, std::size_t count) {
    return value <= 0 ? 0 : std::min(static_cast<std::size_t>(std::min(value, 1e9)), count - 1);
}

} // namespace

std::size_t AreaIndex::column_of(double x) const {
    return bounded((x - bounds_.min.x) / cell_width_, columns_);
}
std::size_t AreaIndex::row_of(double y) const {
    return bounded((y - bounds_.min.y) / cell_height_, rows_);
}

AreaIndex::AreaIndex(std::span<const AreaRing> rings) {
    for (const AreaRing& ring : rings) {
        for (std::size_t i = 0; i < ring.points.size(); ++i) {
            const Point a = ring.points[i], b = ring.points[(i + 1) % ring.points.size()];
            if (a == b) continue;
            bounds_.add(a);
            edges_.push_back({a, b, ring.area});
        }
    }
    if (edges_.empty()) return;
    // About as many cells as edges, each as wide as it is high.
    const double cells = std::min<double>(static_cast<double>(edges_.size()), kMostCells);
    const double side = std::sqrt(std::max(bounds_.width(), 1.0) * std::max(bounds_.height(), 1.0) / cells);
    columns_ =
        std::clamp<std::size_t>(static_cast<std::size_t>(std::max(bounds_.width(), 1.0) / side) + 1, 1, kMostCells);
    rows_ = std::clamp<std::size_t>(static_cast<std::size_t>(std::max(bounds_.height(), 1.0) / side) + 1, 1,
                                    kMostCells / columns_ + 1);
    cell_width_ = std::max(bounds_.width(), 1.0) / static_cast<double>(columns_);
    cell_height_ = std::max(bounds_.height(), 1.0) / static_cast<double>(rows_);
    fill();
}

// An edge is listed in every cell that it can touch, row by row.
void AreaIndex::fill() {
    const auto each_cell = [&](const Edge& edge, const auto& visit) {
        const std::size_t first_row = row_of(std::min(edge.a.y, edge.b.y)),
                          last_row = row_of(std::max(edge.a.y, edge.b.y));
        for (std::size_t row = first_row; row <= last_row; ++row) {
            // The part of the edge within this row, a little wider against rounding.
            const double top = bounds_.min.y + static_cast<double>(row) * cell_height_, bottom = top + cell_height_;
            double from = 0, to = 1;
            if (const double rise = edge.b.y - edge.a.y; rise != 0) {
                const double t0 = (top - edge.a.y) / rise, t1 = (bottom - edge.a.y) / rise;
                from = std::clamp(std::min(t0, t1), 0.0, 1.0);
                to = std::clamp(std::max(t0, t1), 0.0, 1.0);
            }
            const double x0 = std::lerp(edge.a.x, edge.b.x, from), x1 = std::lerp(edge.a.x, edge.b.x, to);
            const double slack = cell_width_ * 1e-6;
            const std::size_t last_column = column_of(std::max(x0, x1) + slack);
            for (std::size_t column = column_of(std::min(x0, x1) - slack); column <= last_column; ++column)
                visit(cell(column, row));
        }
    };
    cell_first_.assign(columns_ * rows_ + 1, 0);
    for (const Edge& edge : edges_) each_cell(edge, [&](std::size_t at) { ++cell_first_[at + 1]; });
    for (std::size_t i = 1; i < cell_first_.size(); ++i) cell_first_[i] += cell_first_[i - 1];
    cell_edges_.resize(cell_first_.back());
    std::vector<std::uint32_t> next(cell_first_.begin(), cell_first_.end() - 1);
    for (std::uint32_t i = 0; i < edges_.size(); ++i)
        each_cell(edges_[i], [&](std::size_t at) { cell_edges_[next[at]++] = i; });
    // A cell that no edge crosses lies in one area: that of its centre.
    cell_area_.assign(columns_ * rows_, kCrossed);
    std::vector<std::uint16_t> areas(cell_area_);
    for (std::size_t row = 0; row < rows_; ++row) {
        for (std::size_t column = 0; column < columns_; ++column) {
            const std::size_t at = cell(column, row);
            if (cell_first_[at] != cell_first_[at + 1]) continue;
            // Its western neighbour, when also free of edges, lies in the same one.
            if (column > 0 && areas[at - 1] != kCrossed) {
                areas[at] = areas[at - 1];
                continue;
            }
            const Point centre{bounds_.min.x + (static_cast<double>(column) + 0.5) * cell_width_,
                               bounds_.min.y + (static_cast<double>(row) + 0.5) * cell_height_};
            areas[at] = town_at(centre).value_or(kNowhere);
        }
    }
    cell_area_ = std::move(areas);
}

std::vector<std::uint16_t> AreaIndex::towns_at(Point point) const {
    std::vector<std::uint16_t> inside;
    if (edges_.empty() || !bounds_.contains(point)) return inside;
    const std::size_t row = row_of(point.y), first = column_of(point.x);
    if (const std::uint16_t area = cell_area_[cell(first, row)]; area != kCrossed) {
        if (area != kNowhere) inside.push_back(area);
        return inside;
    }
    // A ray to the east through the cells of its row: an area around the point is left an odd number of times. An edge
    // that lies in several cells counts in the one where the ray meets it.
    for (std::size_t column = first; column < columns_; ++column) {
        const std::size_t at = cell(column, row);
        for (std::uint32_t i = cell_first_[at]; i < cell_first_[at + 1]; ++i) {
            const Edge& edge = edges_[cell_edges_[i]];
            if ((edge.a.y > point.y) == (edge.b.y > point.y)) continue;
            const double x = edge.a.x + (point.y - edge.a.y) / (edge.b.y - edge.a.y) * (edge.b.x - edge.a.x);
            if (x <= point.x || column_of(x) != column) continue;
            if (std::erase(inside, edge.area) == 0) inside.push_back(edge.area);
        }
    }
    std::ranges::sort(inside);
    return inside;
}

std::size_t AreaIndex::bytes() const {
    return edges_.size() * sizeof(Edge) + (cell_first_.size() + cell_edges_.size()) * sizeof(std::uint32_t) +
           cell_area_.size() * sizeof(std::uint16_t);
}

std::optional<std::uint16_t> AreaIndex::town_at(Point point) const {
    const auto inside = towns_at(point);
    return inside.empty() ? std::nullopt : std::optional(inside.front());
}

std::optional<std::uint16_t> AreaIndex::town_near(Point point, double radius) const {
    if (const auto inside = town_at(point)) return inside;
    if (edges_.empty() || !(radius > 0) || !bounds_.grown(radius).contains(point)) return std::nullopt;
    std::optional<std::uint16_t> nearest;
    double best = radius;
    const std::size_t last_row = row_of(point.y + radius), last_column = column_of(point.x + radius);
    for (std::size_t row = row_of(point.y - radius); row <= last_row; ++row) {
        for (std::size_t column = column_of(point.x - radius); column <= last_column; ++column) {
            const std::size_t at = cell(column, row);
            for (std::uint32_t i = cell_first_[at]; i < cell_first_[at + 1]; ++i) {
                const Edge& edge = edges_[cell_edges_[i]];
                const double far = distance_to_segment(point, edge.a, edge.b);
                if (far > best || (far == best && nearest && *nearest <= edge.area)) continue;
                best = far;
                nearest = edge.area;
            }
        }
    }
    return nearest;
}

} // namespace kiosk::map
