#include "map/sea.hpp"

#include <cmath>
#include <limits>

#include "map/taiwan.hpp"

namespace kiosk::map {
namespace {

using test::taiwan;

TEST(Sea, KnowsHowFarTheCoastIs) {
    const std::vector<std::vector<Point>> coasts{{{0, 0}, {10'000, 0}, {10'000, 30'000}},
                                                 {{60'000, 5'000}, {60'100, 5'000}}};
    const SeaGrid grid = sea_around(coasts, 50'000, 2'000);
    ASSERT_EQ(grid.away.size(), std::size_t{grid.columns} * grid.rows);
    for (std::size_t i = 0; i < grid.away.size(); ++i) {
        double least = std::numeric_limits<double>::infinity();
        for (const auto& coast : coasts) {
            for (std::size_t k = 0; k + 1 < coast.size(); ++k)
                least = std::min(least, distance_to_segment(grid.node(i), coast[k], coast[k + 1]));
        }
        ASSERT_NEAR(static_cast<double>(grid.away[i]), least, 200 + least * 0.01) << i;
    }
}

TEST(Sea, IsABoundedGridAroundAllOfTaiwan) {
    const SeaGrid& grid = taiwan().sea;
    ASSERT_FALSE(grid.away.empty());
    EXPECT_LE(grid.columns, 300U);
    EXPECT_LE(grid.rows, 300U);
    EXPECT_TRUE((Box{grid.origin, grid.node(grid.away.size() - 1)}.contains(taiwan().bounds)));
    EXPECT_EQ(sea_around({}, 1000, 1000).away.size(), 0U);
    const std::vector<std::vector<Point>> wide{{{0, 0}, {1e9, 1e9}}};
    EXPECT_LE(sea_around(wide, 1000, 1000).columns, 301U);
}

} // namespace
} // namespace kiosk::map
