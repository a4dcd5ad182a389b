#include "core/setup/touch_map.hpp"

#include <array>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "support/between.hpp"

namespace kiosk::core {
namespace {

using test::between;

constexpr TouchPoint kPicture{1920, 1080};
constexpr std::array<TouchPoint, 4> kTargets{{{0.05, 0.1}, {0.95, 0.1}, {0.95, 0.9}, {0.05, 0.9}}};

// Where a panel that lies so tells that the target was touched.
TouchPoint touched_at(TouchPoint target, const TouchMap& map) {
    const double det = map.xx * map.yy - map.xy * map.yx;
    const double x = target.x - map.x0, y = target.y - map.y0;
    return {(map.yy * x - map.xy * y) / det, (map.xx * y - map.yx * x) / det};
}

std::vector<TouchPair> corners_on(const TouchMap& map) {
    std::vector<TouchPair> pairs;
    for (const TouchPoint target : kTargets) pairs.push_back({touched_at(target, map), target});
    return pairs;
}

TouchMap any_panel() {
    const auto part = [](int least, int most) { return *between(least, most) / 1000.0; };
    TouchMap map = turned_touch(*between(0, 3) * 90);
    if (*between(0, 1) == 1) map = {map.yx, map.yy, map.y0, map.xx, map.xy, map.x0};
    const double wide = part(600, 1600), high = part(600, 1600), slant = part(-80, 80);
    return {map.xx * wide + slant, map.xy * wide, map.x0 + part(-200, 200),
            map.yx * high,         map.yy * high, map.y0 + part(-200, 200)};
}

RC_GTEST_PROP(TouchMap, APanelIsFoundAgainHoweverItIsTurnedMirroredSwappedOrScaled, ()) {
    const TouchMap panel = any_panel();
    const auto fit = fit_touch(corners_on(panel), kPicture);
    RC_ASSERT(fit.has_value());
    RC_ASSERT(fit->off < 0.01);
    const TouchPoint anywhere{*between(0, 1000) / 1000.0, *between(0, 1000) / 1000.0};
    const TouchPoint found = fit->map(touched_at(anywhere, panel));
    RC_ASSERT(std::abs(found.x - anywhere.x) < 1e-6);
    RC_ASSERT(std::abs(found.y - anywhere.y) < 1e-6);
}

RC_GTEST_PROP(TouchMap, FingersThatMissByALittleAreOffByNoMore, ()) {
    auto pairs = corners_on(any_panel());
    double missed = 0;
    for (TouchPair& pair : pairs) {
        const double dx = *between(-4, 4), dy = *between(-4, 4);
        pair.target.x += dx / kPicture.x;
        pair.target.y += dy / kPicture.y;
        missed = std::max(missed, std::hypot(dx, dy));
    }
    const auto fit = fit_touch(pairs, kPicture);
    RC_ASSERT(fit.has_value());
    RC_ASSERT(fit->off <= 2 * missed + 0.01);
}

TEST(TouchMap, ACornerThatWasMissedShows) {
    auto pairs = corners_on({});
    pairs[2].touched = {0.5, 0.5};
    const auto fit = fit_touch(pairs, kPicture);
    ASSERT_TRUE(fit);
    EXPECT_GT(fit->off, 100);
}

TEST(TouchMap, APanelThatTellsOnePlaceOnlyIsNotFitted) {
    std::vector<TouchPair> pairs;
    for (const TouchPoint target : kTargets) pairs.push_back({{0.5, 0.5}, target});
    EXPECT_FALSE(fit_touch(pairs, kPicture));
    for (TouchPair& pair : pairs) pair.touched.x = pair.target.x;
    EXPECT_FALSE(fit_touch(pairs, kPicture)) << "all on one line";
    EXPECT_FALSE(fit_touch(std::span(pairs).first(2), kPicture));
    pairs[0].touched.x = std::nan("");
    EXPECT_FALSE(fit_touch(pairs, kPicture));
}

TEST(TouchMap, APictureTurnedClockwiseHasItsUpperLeftAtThePanelsUpperRight) {
    EXPECT_EQ(turned_touch(0)({0.25, 0.75}), (TouchPoint{0.25, 0.75}));
    EXPECT_EQ(turned_touch(90)({1, 0}), (TouchPoint{0, 0}));
    EXPECT_EQ(turned_touch(90)({1, 1}), (TouchPoint{1, 0}));
    EXPECT_EQ(turned_touch(180)({1, 1}), (TouchPoint{0, 0}));
    EXPECT_EQ(turned_touch(270)({0, 1}), (TouchPoint{0, 0}));
    EXPECT_EQ(turned_touch(45), TouchMap{});
}

TEST(TouchMap, OneMapComesAfterAnother) {
    const TouchMap inner{0.5, 0.25, 0.1, -0.125, 2, 0.2}, outer{2, -1, 0.3, 0.5, 1, -0.4};
    const TouchPoint at{0.4, 0.7}, both = after(inner, outer)(at), one = outer(inner(at));
    EXPECT_NEAR(both.x, one.x, 1e-12);
    EXPECT_NEAR(both.y, one.y, 1e-12);
}

TEST(TouchMap, BeforeThereAreEnoughCornersTheWayThatThePanelLiesIsGuessed) {
    EXPECT_EQ(off_by_lying({}, kPicture), 0);
    for (int degrees = 0; degrees < 360; degrees += 90) {
        const auto pairs = corners_on(turned_touch(degrees));
        for (std::size_t count = 1; count <= pairs.size(); ++count)
            EXPECT_LT(off_by_lying(std::span(pairs).first(count), kPicture), 0.01) << degrees << " " << count;
    }
    auto pairs = corners_on(turned_touch(90));
    pairs[1].target.x += 3 / kPicture.x;
    EXPECT_NEAR(off_by_lying(std::span(pairs).first(2), kPicture), 3, 0.01);
}

} // namespace
} // namespace kiosk::core
