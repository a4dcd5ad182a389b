#include "platform/demo_clock.hpp"

#include <gtest/gtest.h>

namespace kiosk::platform {
namespace {

using core::Millis;
using core::MonoTime;
using core::Now;
using core::WallTime;

Now reading(std::int64_t wall, std::int64_t mono, bool trusted = false) {
    Now now;
    now.wall = WallTime(Millis(wall));
    now.mono = MonoTime(Millis(mono));
    now.trusted = trusted;
    return now;
}

TEST(Clock, WithoutADemoIsTheMachines) {
    const Now machine = reading(1'000, 50);
    const Clock clock([&] { return machine; });
    EXPECT_EQ(clock.now(), machine);
    EXPECT_FALSE(clock.in_demo());
}

TEST(Clock, ADemoStartsWhereItSaysAndRunsOnTrusted) {
    Now machine = reading(1'000, 50);
    Clock clock([&] { return machine; });
    clock.start_demo(WallTime(Millis(900'000)), machine);
    EXPECT_EQ(clock.now().wall, WallTime(Millis(900'000)));
    EXPECT_TRUE(clock.now().trusted);
    machine = reading(1'250, 300);
    EXPECT_EQ(clock.now().wall, WallTime(Millis(900'250)));
    EXPECT_EQ(clock.now().mono, MonoTime(Millis(300)));
}

TEST(Clock, SettingTheMachinesClockDoesNotMoveADemo) {
    Now machine = reading(1'000, 50);
    Clock clock([&] { return machine; });
    clock.start_demo(WallTime(Millis(900'000)), machine);
    machine = reading(77'000'000, 60);
    EXPECT_EQ(clock.now().wall, WallTime(Millis(900'010)));
}

TEST(Clock, AReadingTakenEarlierIsMovedToItsOwnMoment) {
    Now machine = reading(1'000, 500);
    Clock clock([&] { return machine; });
    clock.start_demo(WallTime(Millis(900'000)), machine);
    EXPECT_EQ(clock.moved(reading(800, 300)).wall, WallTime(Millis(899'800)));
}

} // namespace
} // namespace kiosk::platform
