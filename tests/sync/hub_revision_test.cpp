#include "sync/hub/hub_revision.hpp"

#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/sample_event.hpp"
#include "sync/hub/postgres_connection.hpp"

namespace kiosk::sync::test {
namespace {

HubRevision revision(std::uint32_t number, std::uint8_t content) {
    return {core::RevisionNumber{number}, kiosk::test::filled<core::Hash>(content)};
}

TEST(HubRevision, IsTakenWhenItsNumberIsHigherAndNotWhenItIsLower) {
    EXPECT_EQ(is_wanted(revision(3, 1), revision(2, 2)), true);
    EXPECT_EQ(is_wanted(revision(3, 1), revision(2, 1)), true) << "the same content under a higher number";
    EXPECT_EQ(is_wanted(revision(1, 1), revision(2, 2)), false);
}

TEST(HubRevision, OfTheSameNumberIsTheSameOneOrRefusedBeforeItIsDownloaded) {
    EXPECT_EQ(is_wanted(revision(2, 2), revision(2, 2)), false);
    const auto other = is_wanted(revision(2, 1), revision(2, 2));
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().kind, core::ErrorKind::Refused);
    EXPECT_THAT(other.error().detail, testing::HasSubstr("revision 2 is not the one that was loaded here"));
}

TEST(HubRevision, IsTakenOnceMoreOverWhatAnOlderVersionLoadedWhoseHashCannotBeCompared) {
    EXPECT_EQ(is_wanted(revision(2, 1), revision(2, 0)), true);
}

TEST(Certificate, ThatCannotBeVerifiedIsToldWithWhatTheClockSays) {
    using namespace std::chrono;
    EXPECT_THAT(why_not_verified(sys_days{1970y / 1 / 1}),
                testing::AllOf(testing::HasSubstr("clock says 1970-01-01"), testing::HasSubstr("set the clock"),
                               testing::Not(testing::HasSubstr("expired"))));
    EXPECT_THAT(why_not_verified(sys_days{2026y / 11 / 9}),
                testing::AllOf(testing::HasSubstr("clock says 2026-11-09"), testing::HasSubstr("has expired"),
                               testing::Not(testing::HasSubstr("set the clock"))));
}

} // namespace
} // namespace kiosk::sync::test
