#include "platform/system_clock.hpp"

#include <gtest/gtest.h>

namespace kiosk::platform {
namespace {

TEST(SystemClock, TheMachineHasOneIdThatIsNotTheFilesText) {
    const auto id = machine_id();
    ASSERT_TRUE(id) << id.error().detail;
    EXPECT_NE(*id, core::MachineId{});
    EXPECT_EQ(machine_id(), id);
}

TEST(SystemClock, TheBootClockRunsForwardWithinOneBoot) {
    const auto first = read_now();
    const auto second = read_now();
    EXPECT_NE(first.boot, core::BootId{});
    EXPECT_EQ(first.boot, second.boot);
    EXPECT_LE(first.mono, second.mono);
    EXPECT_GT(first.mono, core::MonoTime{});
}

TEST(SystemClock, TheWallClockIsOfOurCentury) {
    EXPECT_GT(read_now().wall, core::WallTime{std::chrono::sys_days{std::chrono::year{2020} / 1 / 1}});
}

} // namespace
} // namespace kiosk::platform
