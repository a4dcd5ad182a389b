#include "ui/input/scroll_gesture.hpp"

#include <gtest/gtest.h>

#include "ui/input/touch_router.hpp"

namespace kiosk::ui {
namespace {

constexpr Rect kView{0, 0, 400, 400};

// A finger with a clock that goes on by one frame a step.
class DragFinger {
  public:
    PointerSample at(float y, bool down, int ms = 16) {
        now_ += core::Millis{ms};
        return {{100, y}, down, now_};
    }
    [[nodiscard]] core::MonoTime now() const { return now_; }

  private:
    core::MonoTime now_{core::Millis{1000}};
};

TEST(Gesture, AWobbleIsStillATap) {
    DragFinger finger;
    Gesture gesture = follow({}, finger.at(100, true)).gesture;
    gesture = follow(gesture, finger.at(100 + kDragSlop - 1, true)).gesture;
    const GestureStep up = follow(gesture, finger.at(100, false));
    EXPECT_TRUE(up.released);
    EXPECT_FALSE(up.dragged);
}

TEST(Gesture, AFingerThatWentUpElsewhereOrNowhereIsNoTap) {
    for (const float y : {100 + kDragSlop + 1, -1e5F}) {
        DragFinger finger;
        const Gesture gesture = follow({}, finger.at(100, true)).gesture;
        const GestureStep up = follow(gesture, finger.at(y, false));
        EXPECT_TRUE(up.released && up.dragged);
        EXPECT_EQ(up.speed, 0);
        EXPECT_EQ(up.gesture.recent.at(up.gesture.count - 1).at.y, y);
    }
}

TEST(Gesture, ADragCarriesTheDistanceOfTheFinger) {
    DragFinger finger;
    Gesture gesture = follow({}, finger.at(300, true)).gesture;
    float moved = 0;
    for (const float y : {280.0F, 250.0F, 200.0F, 150.0F}) {
        const GestureStep step = follow(gesture, finger.at(y, true));
        gesture = step.gesture;
        moved += step.drag;
    }
    EXPECT_FLOAT_EQ(moved, -150);
}

TEST(Gesture, AFingerThatRestsBeforeItLiftsThrowsNothing) {
    DragFinger finger;
    Gesture gesture = follow({}, finger.at(300, true)).gesture;
    gesture = follow(gesture, finger.at(200, true)).gesture;
    gesture = follow(gesture, finger.at(200, true, 500)).gesture;
    gesture = follow(gesture, finger.at(200, true, 16)).gesture;
    EXPECT_FLOAT_EQ(follow(gesture, finger.at(200, false)).speed, 0);
}

TEST(Scroll, AFlungListSlowsDownAndStopsWithinItsEnds) {
    Scroll scroll = fling({}, -2000, core::MonoTime{core::Millis{0}});
    EXPECT_TRUE(moving(scroll));
    float before = 0;
    for (int ms = 16; ms < 5000; ms += 16) {
        scroll = settle(scroll, core::MonoTime{core::Millis{ms}}, 10'000);
        EXPECT_GE(scroll.offset, before);
        before = scroll.offset;
    }
    EXPECT_FALSE(moving(scroll));
    EXPECT_NEAR(scroll.offset, 2000 / 3.2, 10);
    EXPECT_FLOAT_EQ(settle(fling({}, -9000, core::MonoTime{}), core::MonoTime{core::Millis{900}}, 300).offset, 300);
}

TEST(Scroll, HowOftenItIsDrawnDoesNotChangeWhereItStops) {
    const auto run = [](int step) {
        Scroll scroll = fling({}, -1500, core::MonoTime{core::Millis{0}});
        for (int ms = step; ms <= 4000; ms += step) scroll = settle(scroll, core::MonoTime{core::Millis{ms}}, 10'000);
        return scroll.offset;
    };
    EXPECT_NEAR(run(8), run(40), 5);
}

TEST(Scroll, NeverLeavesItsEnds) {
    EXPECT_FLOAT_EQ(drag({}, 500, 100).offset, 0);
    EXPECT_FLOAT_EQ(drag({}, -500, 100).offset, 100);
    EXPECT_FLOAT_EQ(drag({}, -500, -20).offset, 0);
}

TEST(TouchRouter, ADragThatMovesAListTapsNoButtonOnIt) {
    DragFinger finger;
    TouchRouter touches;
    bool tapped = false;
    float offset = 0;
    const auto frame = [&](float y, bool down) {
        touches.begin_frame(finger.at(y, down));
        offset = touches.scroll("list", kView, 1000);
        tapped = touches.widget("row", kView).tapped || tapped;
        tapped = touches.rest("rest").tapped || tapped;
    };
    for (const float y : {300.0F, 250.0F, 200.0F, 150.0F}) frame(y, true);
    frame(150, false);
    EXPECT_FALSE(tapped);
    EXPECT_GT(offset, 100);
    EXPECT_TRUE(touches.moving());
}

TEST(TouchRouter, ATapCountsOnlyWhereItBegan) {
    DragFinger finger;
    TouchRouter touches;
    const auto ask = [&](float y, bool down) {
        touches.begin_frame(finger.at(y, down));
        const bool a = touches.widget("a", {0, 0, 400, 100}).tapped;
        const bool b = touches.widget("b", {0, 100, 400, 100}).tapped;
        return a || b || touches.rest("rest").tapped;
    };
    EXPECT_FALSE(ask(50, true));
    EXPECT_FALSE(ask(150, true));
    EXPECT_FALSE(ask(150, false));
}

TEST(TouchRouter, WhatAppearsUnderAFingerIsNotTapped) {
    DragFinger finger;
    TouchRouter touches;
    touches.begin_frame(finger.at(50, true));
    EXPECT_FALSE(touches.rest("scan").tapped);
    touches.begin_frame(finger.at(50, false));
    EXPECT_FALSE(touches.widget("new", kView).tapped);
    EXPECT_FALSE(touches.rest("result").tapped);
}

TEST(TouchRouter, AFingerCatchesAMovingListWithoutATap) {
    DragFinger finger;
    TouchRouter touches;
    const auto frame = [&](float y, bool down) {
        touches.begin_frame(finger.at(y, down));
        (void)touches.scroll("list", kView, 100'000);
        return touches.widget("row", kView).tapped;
    };
    for (const float y : {300.0F, 200.0F, 100.0F}) (void)frame(y, true);
    (void)frame(100, false);
    EXPECT_FALSE(frame(200, true));
    EXPECT_FALSE(frame(200, false));
    EXPECT_FALSE(touches.moving());
}

} // namespace
} // namespace kiosk::ui
