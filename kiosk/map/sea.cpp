#include "map/sea.hpp"

#include <cmath>
#include <limits>

namespace kiosk::map {
namespace {

constexpr double kMostNodes = 300; // along a side

// Each node learns the nearest point of the coast from its neighbours, in two sweeps (the 8-neighbour sequential
// distance transform of Danielsson).
class Sweeps {
  public:
    explicit Sweeps(SeaGrid& grid) : grid_(grid), nearest_(grid.away.size()), known_(grid.away.size(), 0) {}

    void seed(Point coast) {
        const auto column = static_cast<std::int64_t>((coast.x - grid_.origin.x) / grid_.step);
        const auto row = static_cast<std::int64_t>((coast.y - grid_.origin.y) / grid_.step);
        for (const std::int64_t dy : {0, 1}) {
            for (const std::int64_t dx : {0, 1}) offer(column + dx, row + dy, coast);
        }
    }
    void run() {
        const auto columns = std::int64_t{grid_.columns}, rows = std::int64_t{grid_.rows};
        for (std::int64_t row = 0; row < rows; ++row) {
            for (std::int64_t column = 0; column < columns; ++column)
                learn(column, row, {{-1, 0}, {-1, -1}, {0, -1}, {1, -1}});
            for (std::int64_t column = columns - 1; column >= 0; --column) learn(column, row, {{1, 0}});
        }
        for (std::int64_t row = rows - 1; row >= 0; --row) {
            for (std::int64_t column = columns - 1; column >= 0; --column)
                learn(column, row, {{1, 0}, {1, 1}, {0, 1}, {-1, 1}});
            for (std::int64_t column = 0; column < columns; ++column) learn(column, row, {{-1, 0}});
        }
    }

  private:
    struct Step {
        std::int64_t x, y;
    };
    [[nodiscard]] bool inside(std::int64_t column, std::int64_t row) const {
        return column >= 0 && row >= 0 && column < std::int64_t{grid_.columns} && row < std::int64_t{grid_.rows};
    }
    [[nodiscard]] std::size_t index(std::int64_t column, std::int64_t row) const {
        return static_cast<std::size_t>(row) * grid_.columns + static_cast<std::size_t>(column);
    }
    void offer(std::int64_t column, std::int64_t row, Point coast) {
        if (!inside(column, row)) return;
        const std::size_t at = index(column, row);
        const auto far = static_cast<float>(distance(grid_.node(at), coast));
        if (known_[at] != 0 && grid_.away[at] <= far) return;
        known_[at] = 1;
        nearest_[at] = coast;
        grid_.away[at] = far;
    }
    void learn(std::int64_t column, std::int64_t row, std::initializer_list<Step> from) {
        for (const Step& step : from) {
            if (!inside(column + step.x, row + step.y)) continue;
            if (const std::size_t at = index(column + step.x, row + step.y); known_[at] != 0)
                offer(column, row, nearest_[at]);
        }
    }

    SeaGrid& grid_;
    std::vector<Point> nearest_;
    std::vector<char> known_;
};

} // namespace

SeaGrid sea_around(std::span<const std::vector<Point>> coasts, double margin, double step) {
    Box world;
    for (const auto& coast : coasts) {
        for (const Point point : coast) world.add(point);
    }
    SeaGrid grid;
    if (world.empty()) return grid;
    world = world.grown(margin);
    grid.step = std::max({step, world.width() / (kMostNodes - 1), world.height() / (kMostNodes - 1)});
    grid.origin = world.min;
    grid.columns = static_cast<std::uint32_t>(std::ceil(world.width() / grid.step)) + 1;
    grid.rows = static_cast<std::uint32_t>(std::ceil(world.height() / grid.step)) + 1;
    grid.away.assign(std::size_t{grid.columns} * grid.rows, 0);
    Sweeps sweeps(grid);
    for (const auto& coast : coasts) {
        for (std::size_t i = 0; i + 1 < coast.size(); ++i) {
            const Point way = coast[i + 1] - coast[i];
            const int pieces = 1 + static_cast<int>(std::hypot(way.x, way.y) / (grid.step / 6));
            for (int k = 0; k <= pieces; ++k) sweeps.seed(coast[i] + way * (static_cast<double>(k) / pieces));
        }
    }
    sweeps.run();
    return grid;
}

} // namespace kiosk::map
