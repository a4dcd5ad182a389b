#include <algorithm>
#include <set>

#include <rapidcheck/gtest.h>

#include "map/pins.hpp"
#include "map/taiwan.hpp"

namespace kiosk::map {
namespace {

using test::taiwan;

std::vector<Point> any_points(int most) {
    const int count = *rc::gen::inRange(0, most);
    std::vector<Point> points;
    for (int i = 0; i < count; ++i) {
        const int x = *rc::gen::inRange(0, 400), y = *rc::gen::inRange(0, 400);
        points.push_back({x * 1000.0, y * 1000.0});
    }
    return points;
}

RC_GTEST_PROP(Pins, EveryPinIsInExactlyOneClusterAtEveryScale, ()) {
    const auto points = any_points(60);
    const PinTree tree(points);
    for (const double scale : {1e-9, 0.001, 0.004, 0.02, 1.0}) {
        std::vector<std::uint32_t> all;
        for (const Cluster& cluster : tree.clusters(scale, 48))
            all.insert(all.end(), cluster.members.begin(), cluster.members.end());
        std::ranges::sort(all);
        RC_ASSERT(all.size() == points.size());
        for (std::uint32_t i = 0; i < all.size(); ++i) RC_ASSERT(all[i] == i);
    }
}

RC_GTEST_PROP(Pins, ZoomingInOnlyEverSplitsClusters, ()) {
    const auto points = any_points(60);
    const PinTree tree(points);
    auto coarse = tree.clusters(0.0005, 48);
    for (double scale = 0.0007; scale < 0.1; scale *= 1.4) {
        const auto fine = tree.clusters(scale, 48);
        for (const Cluster& part : fine) {
            const auto whole = std::ranges::find_if(
                coarse, [&](const Cluster& c) { return std::ranges::binary_search(c.members, part.members.front()); });
            RC_ASSERT(whole != coarse.end());
            RC_ASSERT(std::ranges::includes(whole->members, part.members));
            if (whole->members == part.members) RC_ASSERT(whole->at == part.at);
        }
        coarse = fine;
    }
}

RC_GTEST_PROP(Pins, NoClusterReachesFurtherThanItsDiameter, ()) {
    const auto points = any_points(40);
    constexpr double scale = 0.002, diameter = 48;
    for (const Cluster& cluster : PinTree(points).clusters(scale, diameter)) {
        for (const auto a : cluster.members) {
            for (const auto b : cluster.members) RC_ASSERT(distance(points[a], points[b]) * scale <= diameter + 1e-6);
        }
    }
}

TEST(Joined, LeavesNoTwoMarksUponEachOther) {
    const std::vector<Cluster> clusters{{{0, 0}, {0}}, {{50, 0}, {1, 2}}, {{200, 0}, {3}}};
    const auto marks = joined(clusters, 1, 56, std::nullopt);
    ASSERT_EQ(marks.size(), 2U);
    EXPECT_EQ(marks[0].members, (std::vector<std::uint32_t>{0, 1, 2}));
    EXPECT_NEAR(marks[0].at.x, 100.0 / 3, 1e-9) << "the members' mean";
    EXPECT_EQ(marks[1].members, (std::vector<std::uint32_t>{3}));
    EXPECT_EQ(joined(clusters, 2, 56, std::nullopt).size(), 3U) << "closer, they part";
}

TEST(Joined, TheFixedOneStaysWhereItIsAndLeads) {
    const std::vector<Cluster> clusters{{{0, 0}, {0}}, {{200, 0}, {1}}, {{30, 0}, {7}}};
    const auto marks = joined(clusters, 1, 56, 2);
    ASSERT_EQ(marks.size(), 2U);
    EXPECT_EQ(marks[0].at, (Point{30, 0}));
    EXPECT_EQ(marks[0].members, (std::vector<std::uint32_t>{7, 0}));
    EXPECT_TRUE(joined({}, 1, 56, std::nullopt).empty());
}

TEST(Pins, PlacesAtOnePointStayOnePinAndFarOnesApart) {
    const std::vector<Point> points{{0, 0}, {0, 0}, {50'000, 0}};
    const auto clusters = PinTree(points).clusters(10, 48);
    ASSERT_EQ(clusters.size(), 2U);
    EXPECT_EQ(clusters[0].members, (std::vector<std::uint32_t>{0, 1}));
    EXPECT_EQ(clusters[1].at, (Point{50'000, 0}));
    EXPECT_EQ(PinTree(points).clusters(0.0005, 48).size(), 1U);
}

TEST(Pins, NoPlacesGiveNoPinsAndBrokenOnesAreLeftOut) {
    EXPECT_TRUE(PinTree().clusters(1, 48).empty());
    EXPECT_TRUE(PinTree(std::vector<Point>{}).clusters(1, 48).empty());
    const auto clusters = PinTree(std::vector<Point>{{NAN, 0}, {1, 1}, {INFINITY, 2}}).clusters(1, 48);
    ASSERT_EQ(clusters.size(), 1U);
    EXPECT_EQ(clusters[0].members, (std::vector<std::uint32_t>{1}));
}

TEST(Pins, ThousandsOfPlacesAreStillEachInOneCluster) {
    std::vector<Point> points;
    for (int i = 0; i < 5000; ++i) points.push_back({(i * 7919 % 5003) * 80.0, (i * 104'729 % 4999) * 80.0});
    std::size_t count = 0;
    for (const Cluster& cluster : PinTree(points).clusters(0.01, 48)) count += cluster.members.size();
    EXPECT_EQ(count, points.size());
}

Viewport over(LonLat place, double scale) {
    return {project(place), scale, 1000, 800};
}

TEST(Tap, AnAreaUnderTheFinger) {
    const auto found = hit(taiwan(), over({120.662, 24.168}, 0.003), {}, {500, 400}, 24);
    ASSERT_TRUE(found && found->area);
    EXPECT_FALSE(found->cluster);
    EXPECT_EQ(taiwan().counties[found->area->county].name.in("en"), "Taichung City");
    EXPECT_EQ(taiwan().regions[found->area->region].number, 4);
    EXPECT_EQ(taiwan().towns[found->area->town].county, found->area->county);
}

TEST(Tap, APinComesBeforeTheAreaUnderItAndTheNearestPinWins) {
    const Viewport viewport = over({120.662, 24.168}, 0.003);
    const std::vector<Cluster> clusters{{to_point(viewport, {520, 400}), {0}},
                                        {to_point(viewport, {490, 400}), {1}},
                                        {to_point(viewport, {900, 400}), {2}}};
    const auto found = hit(taiwan(), viewport, clusters, {500, 400}, 24);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->cluster, 1U);
    EXPECT_TRUE(found->area) << "where the pin stands";
}

TEST(Tap, ASmallIslandIsHitFromNearby) {
    const Viewport viewport = over({121.49, 22.66}, 0.002); // Green Island: about 8 px
    const auto near = hit(taiwan(), viewport, {}, {512, 400}, 24);
    ASSERT_TRUE(near && near->area);
    EXPECT_EQ(taiwan().towns[near->area->town].name.in("zh-TW"), "綠島鄉");
    EXPECT_FALSE(hit(taiwan(), viewport, {}, {560, 400}, 24)) << "open sea";
}

TEST(Tap, ANearestAreaIsNeverTakenWhileOneIsUnderTheFinger) {
    const Town& town = taiwan().towns[taiwan().town_at(project({120.448, 23.481})).value()];
    const Viewport viewport{town.label.at, 0.002, 1000, 800};
    EXPECT_EQ(hit(taiwan(), viewport, {}, {500, 400}, 200)->area->town, taiwan().town_at(town.label.at));
}

} // namespace
} // namespace kiosk::map
