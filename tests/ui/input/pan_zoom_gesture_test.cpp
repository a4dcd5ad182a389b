#include "ui/input/pan_zoom_gesture.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace kiosk::ui {
namespace {

using Kind = PanZoomEvent::Kind;
using Phase = TouchSample::Phase;

// Fingers on a map, with a clock that goes on by 10 ms a sample.
class Hand {
  public:
    std::vector<PanZoomEvent> all;

    Hand& down(int id, float x, float y) { return sample(id, Phase::Began, {x, y}); }
    Hand& to(int id, float x, float y) { return sample(id, Phase::Moved, {x, y}); }
    Hand& up(int id, float x, float y) { return sample(id, Phase::Ended, {x, y}); }
    Hand& lost(int id, float x, float y) { return sample(id, Phase::Cancelled, {x, y}); }
    Hand& waits(int ms) {
        now_ += core::Millis{ms};
        return *this;
    }
    Hand& taps(float x, float y) { return down(9, x, y).up(9, x, y); }

    [[nodiscard]] std::vector<Kind> kinds() const {
        std::vector<Kind> kinds;
        for (const auto& event : all) kinds.push_back(event.kind);
        return kinds;
    }
    [[nodiscard]] long count(Kind kind) const {
        return std::count_if(all.begin(), all.end(), [&](const auto& event) { return event.kind == kind; });
    }
    [[nodiscard]] Vec moved() const {
        Vec sum;
        for (const auto& event : all) sum = {sum.x + event.by.x * moves(event), sum.y + event.by.y * moves(event)};
        return sum;
    }
    [[nodiscard]] float zoomed() const {
        float product = 1;
        for (const auto& event : all) product *= event.zoom;
        return product;
    }
    PanZoomGesture gesture;

  private:
    static float moves(const PanZoomEvent& event) { return event.kind == Kind::Move ? 1.0F : 0.0F; }
    Hand& sample(int id, Phase phase, Vec at) {
        now_ += core::Millis{10};
        for (const auto& event : gesture.follow({id, phase, at, now_})) all.push_back(event);
        return *this;
    }
    core::MonoTime now_{core::Millis{5000}};
};

TEST(PanZoomGesture, AShortTouchIsATapWhereTheFingerCameDown) {
    Hand hand;
    hand.down(1, 100, 200).to(1, 110, 205).up(1, 110, 205);
    EXPECT_EQ(hand.kinds(), (std::vector{Kind::Grab, Kind::Rest, Kind::Tap}));
    EXPECT_EQ(hand.all.back().at, (Vec{100, 200}));
    EXPECT_FALSE(hand.gesture.holding());
}

TEST(PanZoomGesture, ADragBeginsPastTheSlopWithoutAJump) {
    Hand hand;
    hand.down(1, 100, 100).to(1, 120, 100);
    EXPECT_EQ(hand.count(Kind::Move), 0);
    hand.to(1, 130, 100).to(1, 140, 103).to(1, 150, 106);
    EXPECT_EQ(hand.moved(), (Vec{20, 6}));
    EXPECT_FLOAT_EQ(hand.zoomed(), 1);
}

TEST(PanZoomGesture, AFingerThatLiftsWhileItMovesThrowsTheMapWithTheSpeedOfTheLast100Milliseconds) {
    Hand hand;
    hand.down(1, 100, 100).to(1, 200, 100).waits(400);
    for (int x = 200; x <= 400; x += 10) hand.to(1, static_cast<float>(x), 100);
    hand.up(1, 400, 100);
    ASSERT_EQ(hand.all.back().kind, Kind::Fling);
    EXPECT_NEAR(hand.all.back().by.x, 1000, 120);
    EXPECT_FLOAT_EQ(hand.all.back().by.y, 0);
}

TEST(PanZoomGesture, AFingerThatRestsBeforeItLiftsThrowsNothing) {
    Hand hand;
    hand.down(1, 100, 100);
    for (int x = 150; x <= 400; x += 10) hand.to(1, static_cast<float>(x), 100);
    hand.waits(150).up(1, 400, 100);
    EXPECT_EQ(hand.all.back().kind, Kind::Rest);
}

TEST(PanZoomGesture, AGlitchOfThePanelThrowsNoFasterThanAHand) {
    Hand hand;
    hand.down(1, 0, 0).to(1, 30, 0).to(1, 9000, 0).up(1, 9000, 0);
    ASSERT_EQ(hand.all.back().kind, Kind::Fling);
    EXPECT_LE(hand.all.back().by.x, 6000.0F);
}

TEST(PanZoomGesture, TwoFingersApartZoomInAboutTheirCentre) {
    Hand hand;
    hand.down(1, 400, 300).down(2, 600, 300);
    hand.to(1, 380, 300).to(2, 620, 300);
    const float before = hand.zoomed();
    hand.to(1, 300, 300).to(2, 700, 300);
    EXPECT_NEAR(hand.zoomed(), 400.0F / 220.0F, 0.02) << before;
    EXPECT_NEAR(hand.all.back().at.x, 500, 0.01);
    EXPECT_NEAR(hand.all.back().at.y, 300, 0.01);
}

TEST(PanZoomGesture, TwoFingersThatMoveTogetherMoveTheMapWithoutZoom) {
    Hand hand;
    hand.down(1, 400, 300).down(2, 600, 300).to(1, 420, 300).to(2, 620, 300);
    for (int i = 1; i <= 5; ++i) {
        hand.to(1, 420 + 20.0F * static_cast<float>(i), 300);
        hand.to(2, 620 + 20.0F * static_cast<float>(i), 300);
    }
    EXPECT_NEAR(hand.moved().x, 110, 0.01);
    EXPECT_NEAR(hand.zoomed(), 200.0F / 180.0F, 0.01);
}

TEST(PanZoomGesture, ASecondFingerThatLandsWhileOneDragsPinchesFromThereWithoutAJump) {
    Hand hand;
    hand.down(1, 100, 100).to(1, 140, 100).to(1, 200, 100);
    const auto before = hand.all.size();
    hand.down(2, 600, 500);
    EXPECT_EQ(hand.all.size(), before);
    hand.to(1, 201, 100);
    EXPECT_NEAR(hand.all.back().by.x, 0.5, 0.01);
    EXPECT_NEAR(hand.all.back().zoom, 1, 0.01);
}

TEST(PanZoomGesture, WhenOneOfTwoFingersLiftsTheOtherDragsOnWithoutAJump) {
    Hand hand;
    hand.down(1, 400, 300).down(2, 600, 300).to(1, 300, 300).to(2, 700, 300).up(1, 300, 300);
    const auto before = hand.all.size();
    hand.to(2, 703, 304);
    ASSERT_EQ(hand.all.size(), before + 1);
    EXPECT_EQ(hand.all.back().by, (Vec{3, 4}));
    EXPECT_FLOAT_EQ(hand.all.back().zoom, 1);
}

TEST(PanZoomGesture, FingersThatLiftTogetherAfterAPinchThrowNothing) {
    Hand hand;
    hand.down(1, 400, 300).down(2, 600, 300);
    for (int i = 1; i < 10; ++i) {
        hand.to(1, 400 - 20.0F * static_cast<float>(i), 300).to(2, 600 + 20.0F * static_cast<float>(i), 300);
    }
    hand.up(1, 220, 300).up(2, 780, 300);
    EXPECT_EQ(hand.all.back().kind, Kind::Rest);
    EXPECT_EQ(hand.count(Kind::Tap) + hand.count(Kind::TwoFingerTap), 0);
}

TEST(PanZoomGesture, OfThreeFingersTheTwoThatCameFirstCount) {
    Hand hand;
    hand.down(1, 400, 300).down(2, 600, 300).to(1, 350, 300).down(3, 900, 900);
    const auto before = hand.all.size();
    hand.to(3, 100, 100);
    EXPECT_EQ(hand.all.size(), before);
    hand.up(1, 350, 300).to(3, 110, 100);
    ASSERT_EQ(hand.all.size(), before + 1) << "the third takes the place of the one that left";
    EXPECT_NEAR(hand.all.back().by.x, 5, 0.01);
    hand.up(2, 600, 300).up(3, 110, 100);
    EXPECT_EQ(hand.count(Kind::Tap) + hand.count(Kind::TwoFingerTap), 0);
}

TEST(PanZoomGesture, ThreeFingersThatTouchShortlyAreNoTap) {
    Hand hand;
    hand.down(1, 400, 300).down(2, 600, 300).down(3, 500, 500).up(1, 400, 300).up(2, 600, 300).up(3, 500, 500);
    EXPECT_EQ(hand.kinds(), (std::vector{Kind::Grab, Kind::Rest}));
}

TEST(PanZoomGesture, ACancelledTouchIsNeitherTapNorFling) {
    Hand still;
    still.down(1, 100, 100).lost(1, 100, 100);
    EXPECT_EQ(still.kinds(), (std::vector{Kind::Grab, Kind::Rest}));
    Hand fast;
    fast.down(1, 100, 100);
    for (int x = 150; x <= 400; x += 25) fast.to(1, static_cast<float>(x), 100);
    fast.lost(1, 400, 100);
    EXPECT_EQ(fast.all.back().kind, Kind::Rest);
    fast.taps(300, 300);
    EXPECT_EQ(fast.all.back().kind, Kind::Tap);
}

TEST(PanZoomGesture, TwoTapsSoonAndNearAreADoubleTapAndTheThirdIsATapAgain) {
    Hand hand;
    hand.taps(100, 100).waits(150).taps(130, 110).waits(150).taps(130, 110);
    EXPECT_EQ(hand.count(Kind::Tap), 2);
    EXPECT_EQ(hand.count(Kind::DoubleTap), 1);
    EXPECT_EQ(hand.all.back().kind, Kind::Tap);
}

TEST(PanZoomGesture, TwoTapsThatAreSlowOrFarApartAreTwoTaps) {
    Hand slow;
    slow.taps(100, 100).waits(400).taps(100, 100);
    EXPECT_EQ(slow.count(Kind::Tap), 2);
    Hand far;
    far.taps(100, 100).waits(100).taps(200, 100);
    EXPECT_EQ(far.count(Kind::Tap), 2);
}

TEST(PanZoomGesture, ADragBetweenTwoTapsMakesThemTwo) {
    Hand hand;
    hand.taps(100, 100).down(1, 100, 100).to(1, 160, 100).to(1, 100, 100).up(1, 100, 100).taps(100, 100);
    EXPECT_EQ(hand.count(Kind::DoubleTap), 0);
}

TEST(PanZoomGesture, AHandThatRestsOnTheGlassIsNoTap) {
    Hand hand;
    hand.down(1, 100, 100).waits(1000).up(1, 100, 100);
    EXPECT_EQ(hand.kinds(), (std::vector{Kind::Grab, Kind::Rest}));
}

TEST(PanZoomGesture, TwoFingersThatTouchShortlyTapBetweenThem) {
    Hand hand;
    hand.down(1, 400, 300).down(2, 600, 340).to(2, 604, 342).up(2, 604, 342).up(1, 400, 300);
    EXPECT_EQ(hand.kinds(), (std::vector{Kind::Grab, Kind::Rest, Kind::TwoFingerTap}));
    EXPECT_EQ(hand.all.back().at, (Vec{502, 321}));
}

TEST(PanZoomGesture, TwoFingersThatStayAreNoTap) {
    Hand hand;
    hand.down(1, 400, 300).down(2, 600, 300).waits(500).up(2, 600, 300).up(1, 400, 300);
    EXPECT_EQ(hand.all.back().kind, Kind::Rest);
}

TEST(PanZoomGesture, FingersThatBeganElsewhereAreNotItsOwn) {
    Hand hand;
    hand.to(7, 100, 100).up(7, 100, 100);
    EXPECT_TRUE(hand.all.empty());
}

TEST(PanZoomGesture, CancellingForgetsTheFingersThatAreDown) {
    Hand hand;
    hand.down(1, 400, 300).down(2, 600, 300);
    ASSERT_EQ(hand.gesture.cancel().size(), 1U);
    EXPECT_FALSE(hand.gesture.holding());
    const auto before = hand.all.size();
    hand.to(1, 100, 100).up(1, 100, 100).up(2, 600, 300);
    EXPECT_EQ(hand.all.size(), before);
    EXPECT_TRUE(hand.gesture.cancel().empty());
}

} // namespace
} // namespace kiosk::ui
