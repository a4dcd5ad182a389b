#include "map/simplify.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "map/area_index.hpp"
#include "map/taiwan.hpp"

namespace kiosk::map {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Lines = std::vector<std::vector<Point>>;

RC_GTEST_PROP(Simplify, CoarserLinesHoldAPartOfThePointsOfFinerOnesAndBothEnds, ()) {
    std::vector<Point> line;
    const int count = *rc::gen::inRange(2, 60);
    for (int i = 0; i < count; ++i) {
        const int x = *rc::gen::inRange(0, 1000), y = *rc::gen::inRange(0, 1000);
        line.push_back({double(x), double(y)});
    }
    const auto ranks = rank_points(line);
    auto finer = points_at(ranks, 0);
    RC_ASSERT(finer.size() == line.size());
    for (const double tolerance : {1.0, 10.0, 50.0, 200.0, 1e9}) {
        const auto coarser = points_at(ranks, tolerance);
        RC_ASSERT(std::ranges::includes(finer, coarser));
        RC_ASSERT(coarser.front() == 0 && coarser.back() + 1 == line.size());
        finer = coarser;
    }
}

TEST(Simplify, TheLeastCornerGoesFirst) {
    const std::vector<Point> line{{0, 0}, {10, 1}, {20, 0}, {30, 50}, {40, 0}};
    EXPECT_THAT(points_at(rank_points(line), 12), ElementsAre(0, 2, 3, 4));
    EXPECT_THAT(points_at(rank_points(line), 1000), ElementsAre(0, 4));
}

TEST(Simplify, ASmallIslandStaysATriangle) {
    const std::vector<Point> island{{0, 0}, {5, 0}, {6, 3}, {5, 5}, {0, 5}, {-1, 2}, {0, 0}};
    EXPECT_EQ(points_at(rank_points(island), 1e9).size(), 4U);
}

TEST(Crossing, LinesThatOnlyShareTheirEndsDoNotCross) {
    EXPECT_THAT(crossing_lines(Lines{{{0, 0}, {10, 0}}, {{10, 0}, {10, 10}}, {{10, 10}, {5, 15}, {0, 0}}}), IsEmpty());
    EXPECT_THAT(crossing_lines(Lines{{{0, 0}, {10, 0}, {10, 10}, {0, 0}}}), IsEmpty()) << "a closed line";
    EXPECT_THAT(crossing_lines(Lines{{}, {{0, 0}, {1, 1}}}), IsEmpty());
}

TEST(Crossing, LinesThatCrossEachOtherOrThemselvesAreNamed) {
    EXPECT_THAT(crossing_lines(Lines{{{0, 0}, {10, 10}}, {{0, 10}, {10, 0}}, {{20, 0}, {30, 0}}}), ElementsAre(0, 1));
    EXPECT_THAT(crossing_lines(Lines{{{0, 0}, {10, 10}, {10, 0}, {0, 10}}}), ElementsAre(0));
}

TEST(Crossing, LinesThatTouchOrLieUponEachOtherAreNamed) {
    EXPECT_THAT(crossing_lines(Lines{{{0, 0}, {10, 0}}, {{5, 0}, {5, 10}}}), ElementsAre(0, 1))
        << "an end on another's middle";
    EXPECT_THAT(crossing_lines(Lines{{{0, 0}, {10, 0}}, {{0, 0}, {10, 0}}}), ElementsAre(0, 1)) << "twice the same";
    EXPECT_THAT(crossing_lines(Lines{{{0, 0}, {10, 0}}, {{0, 0}, {20, 0}}}), ElementsAre(0, 1))
        << "a common end, one direction";
    EXPECT_THAT(crossing_lines(Lines{{{0, 0}, {10, 0}, {0, 0}}}), ElementsAre(0)) << "there and back";
}

TEST(AreaIndex, KnowsNothingWithoutAreas) {
    const AreaIndex empty;
    EXPECT_FALSE(empty.town_at({0, 0}));
    EXPECT_FALSE(empty.town_near({0, 0}, 100));
    EXPECT_FALSE(AreaIndex(std::vector<AreaRing>{}).town_at({0, 0}));
}

TEST(AreaIndex, HolesAreOutsideAndRingsMayRunEitherWay) {
    const std::vector<AreaRing> rings{{7, {{0, 0}, {30, 0}, {30, 30}, {0, 30}}},
                                      {7, {{10, 10}, {20, 10}, {20, 20}, {10, 20}}},
                                      {8, {{12, 12}, {12, 18}, {18, 18}, {18, 12}}}};
    const AreaIndex index(rings);
    EXPECT_EQ(index.town_at({5, 5}), 7U);
    EXPECT_EQ(index.town_at({25, 15}), 7U);
    EXPECT_EQ(index.town_at({15, 15}), 8U);
    EXPECT_FALSE(index.town_at({11, 15}));
    EXPECT_FALSE(index.town_at({31, 15}));
    EXPECT_EQ(index.town_near({11.5, 15}, 1), 8U) << "the nearest edge";
    EXPECT_EQ(index.town_near({33, 15}, 5), 7U);
    EXPECT_FALSE(index.town_near({33, 15}, 2));
    EXPECT_FALSE(index.town_at({NAN, 3}));
}

RC_GTEST_PROP(AreaIndex, APointWithinATrianglesTownIsInThatTown, ()) {
    const Scene& scene = test::taiwan();
    const Level& level = scene.levels.back();
    for (int i = 0; i < 50; ++i) {
        const auto town = *rc::gen::inRange<std::uint16_t>(0, 368);
        const Range slice = level.towns[town];
        const auto first = slice.first + 3 * *rc::gen::inRange<std::uint32_t>(0, slice.count / 3);
        const auto corner = [&](std::uint32_t k) { return scene.point(level.vertices[level.indices[first + k]]); };
        const Point a = corner(0), b = corner(1), c = corner(2);
        // Vertices are rounded to centimetres: keep away from the edges.
        const double twice = std::abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
        if (twice / std::max({distance(a, b), distance(b, c), distance(c, a)}) < 1) continue;
        RC_ASSERT(scene.town_at((a + b + c) * (1.0 / 3)) == town);
    }
}

} // namespace
} // namespace kiosk::map
