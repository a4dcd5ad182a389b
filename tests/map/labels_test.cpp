#include <algorithm>
#include <cmath>
#include <set>

#include <rapidcheck/gtest.h>

#include "map/labels.hpp"

namespace kiosk::map {
namespace {

constexpr PixelBox kViewport{{0, 0}, {800, 600}};

std::vector<Label> any_labels(bool within = false) {
    std::vector<Label> labels;
    const int count = *rc::gen::inRange(0, 80);
    // Within: dragged by some pixels, the widest is still whole on either side of its anchor.
    constexpr int kWidest = 140, kMargin = kWidest + 12 + 8;
    for (int i = 0; i < count; ++i) {
        const int low = within ? kMargin : -40, x = *rc::gen::inRange(low, 800 - low),
                  y = *rc::gen::inRange(low, 600 - low);
        const int w = *rc::gen::inRange(10, kWidest), h = *rc::gen::inRange(10, 40), priority = *rc::gen::inRange(0, 4);
        const bool over = *rc::gen::inRange(0, 2) == 0;
        labels.push_back({static_cast<std::uint64_t>(i),
                          {x + 0.25, y + 0.5},
                          double(w),
                          double(h),
                          priority,
                          over ? Placement::Over : Placement::Beside,
                          12});
    }
    return labels;
}

std::set<std::uint64_t> ids(const std::vector<PlacedLabel>& placed) {
    std::set<std::uint64_t> found;
    for (const PlacedLabel& label : placed) found.insert(label.id);
    return found;
}

const std::vector<PixelBox> kObstacles{{{600, 400}, {780, 580}}};

RC_GTEST_PROP(Labels, NeverOverlapNorLeaveTheViewportNorCoverAnObstacle, ()) {
    std::vector<PlacedLabel> before;
    auto labels = any_labels();
    for (int frame = 0; frame < 3; ++frame) {
        const auto placed = place_labels(labels, kViewport, kObstacles, before);
        for (std::size_t i = 0; i < placed.size(); ++i) {
            RC_ASSERT(kViewport.contains(placed[i].box));
            RC_ASSERT(!placed[i].box.overlaps(kObstacles[0]));
            for (std::size_t k = 0; k < i; ++k) RC_ASSERT(!placed[i].box.overlaps(placed[k].box));
        }
        before = placed;
        for (Label& label : labels) label.anchor = label.anchor + Pixel{7, -11};
    }
}

RC_GTEST_PROP(Labels, OnesThatAreDroppedHaveNoRoomBesideTheirEquals, ()) {
    const auto labels = any_labels();
    const auto placed = place_labels(labels, kViewport, kObstacles, {});
    const auto shown = ids(placed);
    for (const Label& label : labels) {
        if (shown.contains(label.id)) continue;
        // Alone with those of its priority and above, it would still not be shown: no lesser label took its place.
        std::vector<Label> equals;
        for (const Label& other : labels) {
            if (other.id == label.id || (other.priority >= label.priority && shown.contains(other.id)))
                equals.push_back(other);
        }
        std::vector<PlacedLabel> kept;
        std::ranges::copy_if(placed, std::back_inserter(kept), [&](const PlacedLabel& p) {
            return std::ranges::any_of(equals, [&](const Label& e) { return e.id == p.id; });
        });
        RC_ASSERT(!ids(place_labels(equals, kViewport, kObstacles, kept)).contains(label.id));
    }
}

RC_GTEST_PROP(Labels, AHigherPriorityNeverGivesWayToLowerOnes, ()) {
    auto labels = any_labels();
    std::vector<Label> high;
    std::ranges::copy_if(labels, std::back_inserter(high), [](const Label& label) { return label.priority >= 2; });
    const auto alone = ids(place_labels(high, kViewport, {}, {}));
    const auto together = ids(place_labels(labels, kViewport, {}, {}));
    for (const std::uint64_t id : alone) RC_ASSERT(together.contains(id));
}

RC_GTEST_PROP(Labels, DraggingByAPixelChangesNothingButAtTheEdges, ()) {
    auto labels = any_labels(true); // all well inside
    const auto first = place_labels(labels, kViewport, {}, {});
    auto before = first;
    for (int step = 0; step < 5; ++step) {
        for (Label& label : labels) label.anchor = label.anchor + Pixel{1, 1};
        const auto now = place_labels(labels, kViewport, {}, before);
        RC_ASSERT(ids(now) == ids(first));
        for (std::size_t i = 0; i < now.size(); ++i) RC_ASSERT(now[i].candidate == first[i].candidate);
        before = now;
    }
}

RC_GTEST_PROP(Labels, TheOrderOfTheRequestDoesNotMatter, ()) {
    auto labels = any_labels();
    const auto placed = place_labels(labels, kViewport, kObstacles, {});
    std::ranges::reverse(labels);
    RC_ASSERT(place_labels(labels, kViewport, kObstacles, {}) == placed);
}

TEST(Labels, OneMayPreferTheLeft) {
    Label label{1, {500, 400}, 100, 20, 0, Placement::Beside, 10};
    label.left_first = true;
    const auto placed = place_labels({&label, 1}, {{0, 0}, {1000, 800}}, {}, {});
    ASSERT_EQ(placed.size(), 1U);
    EXPECT_EQ(placed[0].box.max.x, 490);
    const PixelBox taken{{390, 380}, {490, 420}};
    const auto gave_way = place_labels({&label, 1}, {{0, 0}, {1000, 800}}, {&taken, 1}, {});
    ASSERT_EQ(gave_way.size(), 1U);
    EXPECT_EQ(gave_way[0].box.min.x, 510);
}

TEST(Labels, StayWithTheirCandidateWhileItFitsEvenIfABetterOneIsFree) {
    const Label wall{1, {470, 300}, 60, 20, 9, Placement::Over, 0};
    const Label pin{2, {400, 300}, 60, 20, 1, Placement::Beside, 12};
    const auto crowded = place_labels(std::vector{wall, pin}, kViewport, {}, {});
    ASSERT_EQ(crowded.size(), 2U);
    EXPECT_EQ(crowded[1].candidate, 1) << "the right side is taken, so the left one";
    const auto alone = place_labels(std::vector{pin}, kViewport, {}, crowded);
    EXPECT_EQ(alone[0].candidate, 1) << "it stays";
    EXPECT_EQ(place_labels(std::vector{pin}, kViewport, {}, {})[0].candidate, 0);
}

TEST(Labels, OneThatIsShownComesBeforeItsEquals) {
    const Label a{1, {400, 300}, 60, 20, 1, Placement::Over, 0}, b{2, {410, 300}, 60, 20, 1, Placement::Over, 0};
    const auto shown_b = place_labels(std::vector{b}, kViewport, {}, {});
    EXPECT_EQ(place_labels(std::vector{a, b}, kViewport, {}, shown_b)[0].id, 2U);
    EXPECT_EQ(place_labels(std::vector{a, b}, kViewport, {}, {})[0].id, 1U);
}

TEST(Labels, BrokenSizesAreNotShown) {
    const std::vector<Label> labels{{1, {NAN, 1}, 10, 10, 1, Placement::Over, 0},
                                    {2, {100, 100}, INFINITY, 10, 1, Placement::Over, 0},
                                    {3, {100, 100}, 0, 10, 1, Placement::Over, 0}};
    EXPECT_TRUE(place_labels(labels, kViewport, {}, {}).empty());
    EXPECT_TRUE(place_labels({}, {}, {}, {}).empty());
}

} // namespace
} // namespace kiosk::map
