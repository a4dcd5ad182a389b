#include "scan/scanner.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/paint.hpp"

namespace kiosk::scan {
namespace {

using test::at;
using testing::ElementsAre;
using testing::IsEmpty;

core::FoundCode code(std::string text, int x = 0) {
    return {std::move(text), {{{x, 0}, {x + 10, 0}, {x + 10, 10}, {x, 10}}}};
}

TEST(ScannerRule, ABadgeHeldInViewIsOnePresentation) {
    ScannerRule rule;
    EXPECT_THAT(rule.see({code("A")}, at(0)), ElementsAre("A"));
    for (int ms = 33; ms < 60'000; ms += 33) EXPECT_THAT(rule.see({code("A")}, at(ms)), IsEmpty());
}

TEST(ScannerRule, ItCountsAgainAfterThreeSecondsUnseenAndNotBefore) {
    ScannerRule rule;
    EXPECT_THAT(rule.see({code("A")}, at(0)), ElementsAre("A"));
    EXPECT_THAT(rule.see({code("A")}, at(2'999)), IsEmpty());
    EXPECT_THAT(rule.see({code("A")}, at(5'998)), IsEmpty());
    EXPECT_THAT(rule.see({code("A")}, at(8'998)), ElementsAre("A"));
}

TEST(ScannerRule, FramesWithoutTheBadgeDoNotEndItsPresentation) {
    ScannerRule rule;
    EXPECT_THAT(rule.see({code("A")}, at(0)), ElementsAre("A"));
    for (int ms = 100; ms < 2'900; ms += 100) EXPECT_THAT(rule.see({}, at(ms)), IsEmpty());
    EXPECT_THAT(rule.see({code("A")}, at(2'950)), IsEmpty());
}

TEST(ScannerRule, SeveralBadgesInOneFrameArePresentedTogetherEachOnce) {
    ScannerRule rule;
    EXPECT_THAT(rule.see({code("A"), code("B"), code("A", 50)}, at(0)), ElementsAre("A", "B"));
    EXPECT_THAT(rule.see({code("B"), code("C")}, at(100)), ElementsAre("C"));
}

TEST(ScannerRule, AKeyboardScannerJoinsTheSameRule) {
    ScannerRule rule;
    EXPECT_TRUE(rule.see_readings({"A"}, at(0)));
    EXPECT_THAT(rule.see({code("A")}, at(1'000)), IsEmpty());
    EXPECT_FALSE(rule.see_readings({"A"}, at(3'999)));
    EXPECT_TRUE(rule.see_readings({"A"}, at(6'999)));
    EXPECT_THAT(rule.visible(at(6'999)), IsEmpty()) << "it has no place in the picture";
}

TEST(ScannerRule, AnEarlierTimeIsTakenForTheLatestOneSeen) {
    ScannerRule rule;
    EXPECT_THAT(rule.see({code("A")}, at(10'000)), ElementsAre("A"));
    EXPECT_THAT(rule.see({code("A")}, at(0)), IsEmpty());
    EXPECT_THAT(rule.see({code("A")}, at(12'999)), IsEmpty());
}

TEST(ScannerRule, ACodeOfATypingScannerIsKnownByAnyTokenAmongItsReadings) {
    ScannerRule rule;
    const std::string token = test::token_text(1);
    EXPECT_TRUE(rule.see_readings({"ЛИ1", token}, at(0)));
    EXPECT_THAT(rule.see({code(token)}, at(1'000)), IsEmpty()) << "the camera sees the same badge";
    EXPECT_FALSE(rule.see_readings({token}, at(2'000))) << "the layout was changed";
    EXPECT_FALSE(rule.see_readings({"ก", token}, at(3'000)));
}

TEST(ScannerRule, TwoBadgesThatALayoutGarblesIntoTheSameAreTwo) {
    ScannerRule rule;
    EXPECT_TRUE(rule.see_readings({"11", test::token_text(1)}, at(0)));
    EXPECT_TRUE(rule.see_readings({"11", test::token_text(2)}, at(500)));
    EXPECT_FALSE(rule.see_readings({"11", test::token_text(1)}, at(1'000)));
    EXPECT_TRUE(rule.see_readings({"11", "S001"}, at(1'500)));
    EXPECT_FALSE(rule.see_readings({"11", "S001"}, at(2'000)));
}

TEST(ScannerRule, OutlinesFollowTheBadgeAndStayForAMomentAfterIt) {
    ScannerRule rule;
    EXPECT_THAT(rule.see({code("B", 5), code("A", 7)}, at(0)), testing::SizeIs(2));
    EXPECT_THAT(rule.visible(at(0)), ElementsAre(code("A", 7), code("B", 5)));
    EXPECT_THAT(rule.see({code("A", 9)}, at(300)), IsEmpty());
    EXPECT_THAT(rule.visible(at(400)), ElementsAre(code("A", 9), code("B", 5)));
    EXPECT_THAT(rule.visible(at(401)), ElementsAre(code("A", 9)));
    EXPECT_THAT(rule.visible(at(701)), IsEmpty());
}

TEST(ScannerRule, MemoryStaysBoundedUnderAFloodOfTexts) {
    ScannerRule rule;
    EXPECT_TRUE(rule.see_readings({"first"}, at(0)));
    for (int i = 0; i < 10'000; ++i) EXPECT_TRUE(rule.see_readings({"flood " + std::to_string(i)}, at(1 + i / 100)));
    EXPECT_LE(rule.remembered(), ScannerRule::kMostTexts);
    EXPECT_FALSE(rule.see_readings({"flood 9999"}, at(200))) << "the latest are the ones kept";
}

} // namespace
} // namespace kiosk::scan
