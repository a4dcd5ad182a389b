#include "ui/map/map_camera.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace kiosk::ui {
namespace {

using Kind = PanZoomEvent::Kind;

map::Scene square_island() {
    map::Scene scene;
    scene.bounds = scene.overview = {{1.33e7, -2.9e6}, {1.36e7, -2.6e6}};
    return scene;
}

class Camera : public testing::Test {
  protected:
    map::Scene scene = square_island();
    MapCamera camera;
    core::MonoTime now{core::Millis{1000}};

    void SetUp() override { frame(); }
    void frame(int ms = 0) {
        now += core::Millis{ms};
        camera.frame(scene, 1000, 800, {}, now);
    }
    void settle() {
        for (int i = 0; i < 400 && camera.moving(); ++i) frame(16);
        EXPECT_FALSE(camera.moving());
    }
    void does(Kind kind, Vec at, Vec by = {}, float zoom = 1) { camera.follow({kind, at, by, zoom}, now); }
};

TEST_F(Camera, ZoomingOnAPointBringsItToTheMiddleAndStopsWhereThereIsNothingMoreToSee) {
    const map::Point town{1.335e7, -2.7e6};
    for (int i = 0; i < 8 && camera.can_zoom_in(); ++i) {
        camera.zoom_on(town, 2, now);
        settle();
        EXPECT_NEAR(map::to_pixel(camera.viewport(), town).x, 500, 0.5);
        EXPECT_NEAR(map::to_pixel(camera.viewport(), town).y, 400, 0.5);
    }
    EXPECT_FALSE(camera.can_zoom_in());
    EXPECT_NEAR(camera.viewport().scale / map::fit(scene.overview, 1000, 800, {}).scale, 16, 1e-6);
}

TEST_F(Camera, BeginsWithTheWholeIsland) {
    EXPECT_EQ(camera.viewport(), map::fit(scene.overview, 1000, 800, {}));
    EXPECT_FALSE(camera.moving());
}

TEST_F(Camera, TheMapStaysUnderTheFinger) {
    camera.zoom(4, now);
    settle();
    const map::Point under = map::to_point(camera.viewport(), {500, 400});
    does(Kind::Grab, {500, 400});
    does(Kind::Move, {530, 420}, {30, 20});
    EXPECT_NEAR(map::to_pixel(camera.viewport(), under).x, 530, 0.01);
    EXPECT_NEAR(map::to_pixel(camera.viewport(), under).y, 420, 0.01);
}

TEST_F(Camera, APinchKeepsWhatIsBetweenTheFingers) {
    const map::Point under = map::to_point(camera.viewport(), {500, 400});
    const double before = camera.viewport().scale;
    does(Kind::Grab, {500, 400});
    does(Kind::Move, {500, 400}, {}, 2);
    EXPECT_NEAR(camera.viewport().scale / before, 2, 1e-6);
    EXPECT_NEAR(map::to_pixel(camera.viewport(), under).x, 500, 0.01);
}

TEST_F(Camera, PulledPastTheEdgeItFollowsLessAndSpringsBack) {
    const map::Viewport start = camera.viewport();
    does(Kind::Grab, {500, 400});
    does(Kind::Move, {500, 400}, {0, 0}, 0.2F);
    EXPECT_LT(camera.viewport().scale, start.scale * 0.9);
    EXPECT_GT(camera.viewport().scale, start.scale * 0.9 / 1.6);
    does(Kind::Rest, {500, 400});
    EXPECT_TRUE(camera.moving());
    settle();
    EXPECT_NEAR(camera.viewport().scale, start.scale * 0.9, start.scale * 1e-6);
}

TEST_F(Camera, AFlingGlidesOnAndAFingerStopsIt) {
    camera.zoom(8, now);
    settle();
    does(Kind::Grab, {500, 400});
    does(Kind::Fling, {500, 400}, {900, 0});
    const double x = camera.viewport().centre.x;
    frame(100);
    EXPECT_LT(camera.viewport().centre.x, x);
    EXPECT_TRUE(camera.moving());
    does(Kind::Grab, {500, 400});
    EXPECT_FALSE(camera.moving());
}

TEST_F(Camera, ADoubleTapComesCloserAndATwoFingerTapGoesBack) {
    const double before = camera.viewport().scale;
    does(Kind::DoubleTap, {600, 300});
    settle();
    EXPECT_NEAR(camera.viewport().scale / before, 2, 1e-6);
    does(Kind::TwoFingerTap, {600, 300});
    settle();
    EXPECT_NEAR(camera.viewport().scale / before, 1, 1e-6);
}

TEST_F(Camera, QuickTouchesOfPlusAddUp) {
    const double before = camera.viewport().scale;
    camera.zoom(2, now);
    frame(16);
    camera.zoom(2, now);
    settle();
    EXPECT_NEAR(camera.viewport().scale / before, 4, 1e-6);
}

TEST_F(Camera, ThereIsAnEndToComingCloserAndToGoingAway) {
    for (int i = 0; i < 20; ++i) camera.zoom(2, now), settle();
    EXPECT_FALSE(camera.can_zoom_in());
    for (int i = 0; i < 20; ++i) camera.zoom(0.5, now), settle();
    EXPECT_FALSE(camera.can_zoom_out());
    camera.show_all(now);
    settle();
    EXPECT_TRUE(camera.can_zoom_in());
}

TEST_F(Camera, WithReducedMotionItArrivesAtOnceAndNothingGlides) {
    camera.reduce_motion(true);
    camera.zoom(2, now);
    EXPECT_FALSE(camera.moving());
    does(Kind::Grab, {500, 400});
    does(Kind::Fling, {500, 400}, {900, 0});
    EXPECT_FALSE(camera.moving());
}

TEST_F(Camera, ShowsAPlaceNoCloserThanAskedFor) {
    const map::Point place{1.345e7, -2.75e6};
    const double closest = camera.viewport().scale * 3;
    camera.show({place, place}, closest, now);
    settle();
    EXPECT_NEAR(camera.viewport().scale, closest, closest * 1e-6);
    EXPECT_NEAR(map::to_pixel(camera.viewport(), place).x, 500, 0.1);
}

TEST_F(Camera, ANewSizeKeepsWhatIsInTheMiddle) {
    camera.zoom(4, now);
    settle();
    const map::Point middle = camera.viewport().centre;
    camera.frame(scene, 600, 900, {}, now);
    EXPECT_EQ(camera.viewport().centre, middle);
    camera.reset();
    frame();
    EXPECT_EQ(camera.viewport(), map::fit(scene.overview, 1000, 800, {}));
}

} // namespace
} // namespace kiosk::ui
