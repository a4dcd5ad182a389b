#include "core/rules/pin_tries.hpp"

#include <gtest/gtest.h>

#include "support/sample_event.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;
using test::filled;

// So long after this boot began, by a wall clock that agrees.
Now after_boot(Millis since_boot, std::uint8_t boot = 1) {
    return {WallTime{std::chrono::days{20'000}} + since_boot, filled<BootId>(boot), MonoTime{since_boot}, true};
}

PinTries wrong(int times, const Now& now) {
    PinTries tries;
    for (int i = 0; i < times; ++i) tries = after_wrong_pin(tries, now);
    return tries;
}

TEST(PinTries, ThreeAreFreeThenTheWaitGrowsToAQuarterOfAnHour) {
    const auto now = after_boot(1h);
    EXPECT_EQ(wait_left({}, now), 0s);
    EXPECT_EQ(free_tries({}), 3);
    const Millis waits[] = {0s, 0s, 30s, 1min, 5min, 15min, 15min, 15min};
    for (int times = 1; times <= 8; ++times) {
        EXPECT_EQ(wait_left(wrong(times, now), now), waits[times - 1]) << times;
        EXPECT_EQ(free_tries(wrong(times, now)), std::max(0, 3 - times)) << times;
    }
}

TEST(PinTries, TheWaitRunsOutToTheMillisecond) {
    const auto tries = wrong(3, after_boot(1h));
    EXPECT_EQ(wait_left(tries, after_boot(1h + 10s)), 20s);
    EXPECT_EQ(wait_left(tries, after_boot(1h + 30s - 1ms)), 1ms);
    EXPECT_EQ(wait_left(tries, after_boot(1h + 30s)), 0s);
    EXPECT_EQ(wait_left(tries, after_boot(24h)), 0s);
}

TEST(PinTries, AWaitThatRanOutGivesOneTryAndNoFreeOnes) {
    const auto tries = after_wrong_pin(wrong(3, after_boot(1h)), after_boot(2h));
    EXPECT_EQ(wait_left(tries, after_boot(2h)), 1min);
    EXPECT_EQ(free_tries(tries), 0);
}

TEST(PinTries, AClockThatIsSetInTheSameBootChangesNothing) {
    const auto tries = wrong(3, after_boot(1h));
    auto now = after_boot(1h + 1s);
    now.wall += std::chrono::days{3};
    EXPECT_EQ(wait_left(tries, now), 29s);
    now.wall -= std::chrono::days{6};
    EXPECT_EQ(wait_left(tries, now), 29s);
}

TEST(PinTries, ARestartStartsTheWaitAgainUnlessBothClocksAreTrusted) {
    const auto tries = wrong(6, after_boot(1h));
    auto now = after_boot(20s, 2);
    now.wall = tries.last.wall + 14min;
    EXPECT_EQ(wait_left(tries, now), 1min);
    now.trusted = false;
    EXPECT_EQ(wait_left(tries, now), 15min - 20s);
    now.trusted = true;
    auto unsure = tries;
    unsure.last.trusted = false;
    EXPECT_EQ(wait_left(unsure, now), 15min - 20s);
    now.wall = tries.last.wall - std::chrono::days{1}; // set back
    EXPECT_EQ(wait_left(tries, now), 15min - 20s);
    EXPECT_EQ(wait_left(tries, after_boot(15min, 2)), 0s);
}

TEST(PinTries, NeverWaitLongerThanTheirWaitWhateverIsKept) {
    auto tries = wrong(3, after_boot(1h));
    EXPECT_EQ(wait_left(tries, after_boot(5min)), 30s) << "the same boot, and yet earlier";
    tries.wrong = kMostWrongTries;
    EXPECT_EQ(after_wrong_pin(tries, after_boot(1h)).wrong, kMostWrongTries);
    tries.wrong = -5;
    EXPECT_EQ(wait_left(tries, after_boot(1h)), 0s);
    EXPECT_EQ(free_tries(tries), 3);
}

} // namespace
} // namespace kiosk::core
