#include "store/system_now.hpp"

#include <gtest/gtest.h>

namespace kiosk::store {
namespace {

TEST(SystemNow, TheMachineHasOneIdThatIsNotTheFilesText) {
    const auto id = machine_id();
    ASSERT_TRUE(id) << id.error().detail;
    EXPECT_NE(*id, core::MachineId{});
    EXPECT_EQ(machine_id(), id);
}

TEST(SystemNow, TheBootClockRunsForwardWithinOneBoot) {
    const auto first = read_now();
    const auto second = read_now();
    EXPECT_NE(first.boot, core::BootId{});
    EXPECT_EQ(first.boot, second.boot);
    EXPECT_LE(first.mono, second.mono);
    EXPECT_GT(first.mono, core::MonoTime{});
}

TEST(SystemNow, TheWallClockIsOfOurCentury) {
    EXPECT_GT(read_now().wall, core::WallTime{std::chrono::sys_days{std::chrono::year{2020} / 1 / 1}});
}

} // namespace
} // namespace kiosk::store
