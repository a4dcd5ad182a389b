#include "app/workers/standing_problems.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiosk::app {
namespace {

using core::MonoTime;
using testing::ElementsAre, testing::IsEmpty;
using namespace std::chrono_literals;

TEST(StandingProblems, AreSaidAtOnceAndThenOnceAnHourAsLongAsTheyStand) {
    StandingProblems standing;
    const std::vector<std::string> refused{"revision 3 was refused"};
    EXPECT_THAT(standing.look(refused, MonoTime{}).to_say, ElementsAre("revision 3 was refused"));
    EXPECT_THAT(standing.look(refused, MonoTime{30s}).to_say, IsEmpty());
    EXPECT_THAT(standing.look(refused, MonoTime{60min - 1ms}).to_say, IsEmpty());
    EXPECT_THAT(standing.look(refused, MonoTime{60min}).to_say, ElementsAre("revision 3 was refused"));
    EXPECT_THAT(standing.look(refused, MonoTime{61min}).to_say, IsEmpty());
    EXPECT_THAT(standing.look(refused, MonoTime{120min}).to_say, ElementsAre("revision 3 was refused"));
}

TEST(StandingProblems, ThatComeTogetherAreEachSaidOnce) {
    StandingProblems standing;
    EXPECT_THAT(standing.look({"a", "b"}, MonoTime{}).to_say, ElementsAre("a", "b"));
    EXPECT_THAT(standing.look({"a", "b"}, MonoTime{1s}).to_say, IsEmpty());
    EXPECT_THAT(standing.look({"b", "c", "c"}, MonoTime{2s}).to_say, ElementsAre("c"));
}

TEST(StandingProblems, ThatWereOverAndComeBackAreNew) {
    StandingProblems standing;
    EXPECT_FALSE(standing.look({}, MonoTime{}).all_over) << "there was none";
    (void)standing.look({"a", "b"}, MonoTime{});
    EXPECT_FALSE(standing.look({"b"}, MonoTime{1s}).all_over);
    EXPECT_TRUE(standing.look({}, MonoTime{2s}).all_over);
    EXPECT_FALSE(standing.look({}, MonoTime{3s}).all_over) << "told once";
    EXPECT_THAT(standing.look({"a"}, MonoTime{4s}).to_say, ElementsAre("a"));
}

} // namespace
} // namespace kiosk::app
