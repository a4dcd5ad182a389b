#include "ui/input/corner_hold.hpp"

#include <gtest/gtest.h>

namespace kiosk::ui {
namespace {

using namespace std::chrono_literals;

constexpr Rect kCorner{0, 0, 100, 100};

struct Finger {
    CornerHold hold;
    core::MonoTime now{1min};
    bool at(Vec where, core::Millis later) {
        now += later;
        return hold.follow({where, true, now}, kCorner);
    }
    void up() { (void)hold.follow({{}, false, now}, kCorner); }
};

TEST(CornerHold, TellsOnceThatAFingerRestedThere) {
    Finger finger;
    EXPECT_FALSE(finger.at({50, 50}, 0ms));
    EXPECT_FALSE(finger.at({52, 50}, kCornerHold - 1ms));
    EXPECT_TRUE(finger.at({52, 50}, 1ms));
    EXPECT_FALSE(finger.at({52, 50}, 10s));
    finger.up();
    EXPECT_FALSE(finger.at({50, 50}, 0ms));
    EXPECT_TRUE(finger.at({50, 50}, kCornerHold));
}

TEST(CornerHold, ATapOrAFingerThatLeavesOrComesInIsNone) {
    Finger finger;
    EXPECT_FALSE(finger.at({50, 50}, 0ms));
    finger.up();
    EXPECT_FALSE(finger.at({200, 50}, 1s)) << "it came down elsewhere";
    EXPECT_FALSE(finger.at({50, 50}, 1s));
    EXPECT_FALSE(finger.at({50, 50}, 5s));
    finger.up();
    EXPECT_FALSE(finger.at({50, 50}, 0ms));
    EXPECT_FALSE(finger.at({200, 50}, 100ms));
    EXPECT_FALSE(finger.at({50, 50}, 5s)) << "it had left";
}

} // namespace
} // namespace kiosk::ui
