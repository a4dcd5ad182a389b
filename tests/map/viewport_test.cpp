#include <cmath>

#include <rapidcheck/gtest.h>

#include "map/taiwan.hpp"
#include "map/viewport.hpp"

namespace kiosk::map {
namespace {

using test::taiwan;

constexpr double kWidth = 1180, kHeight = 840;

Limits limits() {
    return limits_for(taiwan(), kWidth, kHeight, {});
}
Viewport overview() {
    return fit(taiwan().overview, kWidth, kHeight, {});
}

void expect_near(Pixel a, Pixel b, double within = 1e-6) {
    EXPECT_NEAR(a.x, b.x, within);
    EXPECT_NEAR(a.y, b.y, within);
}

double number(int from, int to) {
    return *rc::gen::inRange(from * 100, to * 100) / 100.0;
}
Pixel any_pixel() {
    return {number(0, 1180), number(0, 840)};
}

TEST(Plane, ProjectsAndBack) {
    for (const LonLat place : {LonLat{121.565, 25.034}, LonLat{118.2, 24.4}, LonLat{0, 0}, LonLat{-70, -33}}) {
        const LonLat back = unproject(project(place));
        EXPECT_NEAR(back.longitude, place.longitude, 1e-9);
        EXPECT_NEAR(back.latitude, place.latitude, 1e-9);
    }
    EXPECT_NEAR(project({180, 0}).x, 20'037'508.34, 0.01);
    EXPECT_LT(project({121, 25}).y, project({121, 22}).y) << "north is up";
    EXPECT_TRUE(std::isfinite(project({0, 90}).y));
}

TEST(Distance, FollowsTheGreatCircle) {
    EXPECT_NEAR(distance_km({121.5170, 25.0478}, {120.3021, 22.6394}), 294.6, 1.0)
        << "the main stations of Taipei and Kaohsiung";
    EXPECT_NEAR(distance_km({179.5, 0}, {-179.5, 0}), 111.2, 0.1) << "across the date line";
    EXPECT_NEAR(distance_km({0, 0}, {180, 0}), 20'015, 1) << "the antipode";
    EXPECT_EQ(distance_km({121, 24}, {121, 24}), 0);
}

TEST(Distance, IsRoundedAsPeopleSayIt) {
    EXPECT_EQ(rounded_km(0.04), 0);
    EXPECT_EQ(rounded_km(0.26), 0.3);
    EXPECT_EQ(rounded_km(7.23), 7.2);
    EXPECT_EQ(rounded_km(9.97), 10);
    EXPECT_EQ(rounded_km(41.3), 41);
}

RC_GTEST_PROP(Viewport, PixelsAndPointsAreTwoNamesOfOnePlace, ()) {
    const Viewport viewport = zoomed(overview(), any_pixel(), number(1, 50), limits());
    const Pixel pixel = any_pixel(), back = to_pixel(viewport, to_point(viewport, pixel));
    RC_ASSERT(std::abs(back.x - pixel.x) < 1e-6);
    RC_ASSERT(std::abs(back.y - pixel.y) < 1e-6);
}

TEST(Viewport, FitsABoxIntoWhatThePaddingLeaves) {
    const Padding padding{200, 20, 100, 60};
    const Viewport viewport = fit(taiwan().overview, kWidth, kHeight, padding);
    const Pixel a = to_pixel(viewport, taiwan().overview.min), b = to_pixel(viewport, taiwan().overview.max);
    EXPECT_GE(a.x, padding.left - 1e-6);
    EXPECT_GE(a.y, padding.top - 1e-6);
    EXPECT_LE(b.x, kWidth - padding.right + 1e-6);
    EXPECT_LE(b.y, kHeight - padding.bottom + 1e-6);
    EXPECT_NEAR(b.y - a.y, kHeight - padding.top - padding.bottom, 1e-6) << "as large as it can be";
    EXPECT_NEAR((a.x + b.x) / 2, (padding.left + kWidth - padding.right) / 2, 1e-6) << "in the middle";
}

TEST(Viewport, SurvivesPaddingThatLeavesNothingAndBoxesWithoutSize) {
    EXPECT_GT(fit(taiwan().overview, 300, 300, {200, 200, 200, 200}).scale, 0);
    const Viewport point = fit({{5, 5}, {5, 5}}, 300, 300, {});
    EXPECT_TRUE(std::isfinite(point.scale));
    EXPECT_EQ(point.centre, (Point{5, 5}));
}

TEST(Viewport, LimitsHoldTheFittedOverview) {
    for (const Padding padding : {Padding{}, Padding{260, 0, 0, 90}, Padding{0, 0, 620, 0}}) {
        const Viewport viewport = fit(taiwan().overview, kWidth, kHeight, padding);
        EXPECT_EQ(clamped(viewport, limits_for(taiwan(), kWidth, kHeight, padding)), viewport);
        const Viewport all = fit(taiwan().bounds, kWidth, kHeight, padding);
        EXPECT_EQ(clamped(all, limits_for(taiwan(), kWidth, kHeight, padding)), all);
    }
}

RC_GTEST_PROP(Viewport, ZoomKeepsThePlaceUnderTheFingers, ()) {
    const Pixel about = any_pixel();
    const Viewport before = clamped({taiwan().overview.centre(), 0.004, kWidth, kHeight}, limits());
    const Viewport after = zoomed(before, about, number(1, 8), limits());
    if (clamped(after, limits()).centre == after.centre && after.centre.x > limits().world.min.x &&
        after.centre.x < limits().world.max.x && after.centre.y > limits().world.min.y &&
        after.centre.y < limits().world.max.y) {
        const Pixel still = to_pixel(after, to_point(before, about));
        RC_ASSERT(std::abs(still.x - about.x) < 1e-5);
        RC_ASSERT(std::abs(still.y - about.y) < 1e-5);
    }
    RC_ASSERT(after.scale <= limits().max_scale);
}

TEST(Viewport, DraggingKeepsThePlaceUnderTheFinger) {
    const Viewport viewport = overview();
    expect_near(to_pixel(dragged(viewport, {100, 100}, {350, 80}), to_point(viewport, {100, 100})), {350, 80});
}

TEST(Viewport, APinchKeepsBothPlacesUnderTheFingers) {
    const Viewport viewport = overview();
    const Pixel a0{300, 300}, b0{500, 300}, a1{250, 320}, b1{650, 320};
    const Viewport pinch = pinched(viewport, a0, b0, a1, b1);
    EXPECT_NEAR(pinch.scale, viewport.scale * 2, 1e-9);
    expect_near(to_pixel(pinch, to_point(viewport, a0)), a1);
    expect_near(to_pixel(pinch, to_point(viewport, b0)), b1);
    EXPECT_TRUE(std::isfinite(pinched(viewport, a0, a0, b1, b1).scale)) << "fingers that touch";
}

TEST(Viewport, SofteningLeavesViewsWithinTheLimitsAlone) {
    EXPECT_EQ(softened(overview(), limits()), overview());
}

RC_GTEST_PROP(Viewport, SoftEdgesFollowLessAndLess, ()) {
    const Limits l = limits();
    Viewport pulled = clamped(overview(), l);
    const double way = number(1, 4000);
    pulled.centre.x = l.world.max.x + way / pulled.scale;
    const double shown = (softened(pulled, l).centre.x - l.world.max.x) * pulled.scale;
    RC_ASSERT(shown > 0);
    RC_ASSERT(shown < std::min(way, kWidth / 3 + 1e-6));
    Viewport further = pulled;
    further.centre.x += 10 / pulled.scale;
    RC_ASSERT(softened(further, l).centre.x > softened(pulled, l).centre.x);
    Viewport small = overview();
    small.scale = l.min_scale / number(2, 50);
    RC_ASSERT(softened(small, l).scale < l.min_scale);
    RC_ASSERT(softened(small, l).scale > l.min_scale / 1.5);
}

TEST(Fling, SlowsDownAndStaysWithinTheLimits) {
    const Fling fling{zoomed(overview(), {590, 420}, 6, limits()), {900, -300}, limits()};
    double last = 1e18;
    Viewport before = at(fling, 0);
    EXPECT_EQ(before, fling.start);
    for (double t = 0.05; t < duration(fling); t += 0.05) {
        const Viewport now = at(fling, t);
        const double step = distance(now.centre, before.centre);
        EXPECT_LE(step, last + 1e-9);
        EXPECT_EQ(clamped(now, limits()), now);
        last = step;
        before = now;
    }
    EXPECT_LT(distance(at(fling, duration(fling)).centre, at(fling, 100).centre) * fling.start.scale, 0.51);
    EXPECT_LT(at(fling, 1).centre.x, fling.start.centre.x) << "the map goes with the finger";
}

TEST(Fling, ASlowFingerDoesNotFling) {
    const Fling fling{overview(), {20, 20}, limits()};
    EXPECT_EQ(duration(fling), 0);
    EXPECT_EQ(at(fling, 1), fling.start);
    const Fling broken{overview(), {std::nan(""), 0}, limits()};
    EXPECT_EQ(duration(broken), 0);
}

TEST(Flight, BeginsAndEndsExactlyAndRisesOnTheWay) {
    const Viewport taipei = fit({project({121.45, 25.15}), project({121.67, 24.95})}, kWidth, kHeight, {});
    const Viewport pingtung = fit({project({120.4, 22.8}), project({120.6, 22.6})}, kWidth, kHeight, {});
    const Flight flight = fly(taipei, pingtung);
    EXPECT_EQ(at(flight, 0), taipei);
    EXPECT_EQ(at(flight, flight.seconds), pingtung);
    EXPECT_EQ(at(flight, 99), pingtung);
    EXPECT_LT(at(flight, flight.seconds / 2).scale, taipei.scale / 2);
    EXPECT_GE(flight.seconds, 0.25);
    EXPECT_LE(flight.seconds, 1.2);
    Viewport before = taipei;
    for (double t = 0; t <= flight.seconds; t += 0.01) {
        const Viewport now = at(flight, t);
        EXPECT_LT(distance(to_pixel(before, now.centre), {kWidth / 2, kHeight / 2}), kWidth / 4) << "no jump at " << t;
        before = now;
    }
}

TEST(Flight, NearPlacesAreReachedWithoutRising) {
    const Viewport a = zoomed(overview(), {590, 420}, 4, limits());
    const Viewport b = dragged(a, {0, 0}, {150, 90});
    const Flight flight = fly(a, b);
    for (double t = 0; t <= flight.seconds; t += 0.02) EXPECT_NEAR(at(flight, t).scale / a.scale, 1, 1e-9);
    EXPECT_EQ(fly(a, a).seconds, 0) << "nowhere to go";
}

TEST(Detail, GrowsWithTheScale) {
    const Viewport all = overview();
    EXPECT_EQ(detail_for(taiwan(), all), Detail::Regions);
    EXPECT_TRUE(shows_insets(taiwan(), all));
    EXPECT_EQ(detail_for(taiwan(), zoomed(all, {590, 420}, 3, limits())), Detail::Counties);
    EXPECT_EQ(detail_for(taiwan(), zoomed(all, {590, 420}, 10, limits())), Detail::Towns);
    EXPECT_FALSE(shows_insets(taiwan(), zoomed(all, {590, 420}, 3, limits())));
}

} // namespace
} // namespace kiosk::map
