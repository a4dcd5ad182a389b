// One badge after another, foreign codes, and groups.
#include <limits>
#include <string>

#include <gtest/gtest.h>

#include "core/session/guest.hpp"
#include "core/session/session.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;
using test::group;
using test::Guest;
using test::outcome;

// --- one badge after another

TEST(Session, TheNextBadgeEndsAGreenAtOnce) {
    Guest guest;
    guest.presents(Verdict::Admitted);
    guest.waits(100ms);
    guest.presents(Verdict::Late);
    EXPECT_EQ(guest.state.result->headline().verdict, Verdict::Late);
    EXPECT_EQ(guest.state.result->ends, guest.now + guest.state.timing.green);
    EXPECT_FALSE(guest.state.strip);
    EXPECT_EQ(guest.tones(), (std::vector{Tone::Green, Tone::Green}));
}

TEST(Session, AnAmberStaysTwoSecondsBeforeTheNextBadgeMakesItAStrip) {
    for (const auto& [grave, tone] :
         {std::pair{Verdict::AlreadyIn, Tone::Amber}, std::pair{Verdict::Revoked, Tone::Red}}) {
        Guest guest;
        guest.presents(grave);
        guest.waits(500ms);
        guest.presents(Verdict::Admitted);
        EXPECT_EQ(guest.state.result->headline().verdict, grave);
        EXPECT_EQ(guest.tones(), std::vector{tone});
        guest.waits(1500ms - 1ms);
        EXPECT_EQ(guest.state.result->headline().verdict, grave);
        guest.waits(1ms);
        EXPECT_EQ(guest.state.result->headline().verdict, Verdict::Admitted);
        EXPECT_EQ(guest.tones(), (std::vector{tone, Tone::Green}));
        ASSERT_TRUE(guest.state.strip);
        EXPECT_EQ(guest.state.strip->outcome.verdict, grave);
        guest.waits(10s - 1ms);
        EXPECT_TRUE(guest.state.strip) << "even though attract is back";
        EXPECT_EQ(guest.state.screen, Screen::Attract);
        guest.waits(1ms);
        EXPECT_FALSE(guest.state.strip);
    }
}

TEST(Session, ATouchOnTheRingBeginsItsTimeAnew) {
    Guest guest;
    guest.presents(Verdict::Admitted);
    guest.waits(5s);
    guest.does(HoldResult{});
    EXPECT_EQ(guest.state.screen, Screen::Result);
    guest.waits(6s - 1ms);
    EXPECT_EQ(guest.state.screen, Screen::Result);
    guest.waits(1ms);
    EXPECT_EQ(guest.state.screen, Screen::Attract);
    EXPECT_EQ(guest.tones(), std::vector{Tone::Green}) << "what is held makes no sound again";
}

TEST(Session, ATouchOnTheStripTakesItAway) {
    Guest guest;
    guest.presents(Verdict::AlreadyIn);
    guest.waits(2s);
    guest.presents(Verdict::Admitted);
    ASSERT_TRUE(guest.state.strip);
    guest.does(HideStrip{});
    EXPECT_FALSE(guest.state.strip);
    EXPECT_EQ(guest.state.result->headline().verdict, Verdict::Admitted) << "and nothing else";
}

TEST(Session, AfterTwoSecondsTheNextBadgeReplacesAnAmberAtOnce) {
    Guest guest;
    guest.presents(Verdict::AlreadyIn);
    guest.waits(2s);
    EXPECT_EQ(guest.state.result->headline().verdict, Verdict::AlreadyIn);
    guest.presents(Verdict::Admitted);
    EXPECT_EQ(guest.state.result->headline().verdict, Verdict::Admitted);
    EXPECT_EQ(guest.state.strip->outcome.verdict, Verdict::AlreadyIn);
}

TEST(Session, ARepeatedGreenIsAsLightAsAGreen) {
    Guest guest;
    auto row = outcome(Verdict::AlreadyIn);
    row.repeats_green = true;
    guest.does(Decided{{row}});
    EXPECT_EQ(guest.tones(), std::vector{Tone::Green});
    guest.presents(Verdict::Admitted);
    EXPECT_EQ(guest.state.result->headline().verdict, Verdict::Admitted);
}

TEST(Session, AllThatWaitedIsShownTogetherWithTheWorstOnTop) {
    Guest guest;
    guest.presents(Verdict::Revoked);
    guest.presents(Verdict::Admitted);
    guest.does(Decided{{outcome(Verdict::Late), outcome(Verdict::Full)}});
    EXPECT_EQ(guest.state.waiting.size(), 2U);
    guest.waits(2s);
    EXPECT_TRUE(guest.state.waiting.empty());
    ASSERT_EQ(guest.state.result->rows.size(), 3U);
    EXPECT_EQ(guest.state.result->rows[0].verdict, Verdict::Admitted);
    EXPECT_EQ(guest.state.result->headline().verdict, Verdict::Full);
    EXPECT_EQ(guest.tones(), (std::vector{Tone::Red, Tone::Amber}));
}

TEST(Session, ACrowdBehindARedIsNeverLostHoweverLarge) {
    Guest guest;
    guest.presents(Verdict::Revoked);
    for (int i = 1; i <= 30; ++i) {
        auto row = outcome(Verdict::Admitted);
        row.counts.checked_in = i;
        guest.does(Decided{{row}});
        EXPECT_LE(guest.state.waiting.size(), kMostWaiting);
    }
    guest.waits(2s);
    ASSERT_EQ(guest.state.result->rows.size(), 30U);
    for (std::size_t i = 0; i < 30; ++i)
        EXPECT_EQ(guest.state.result->rows[i].counts.checked_in, static_cast<int>(i) + 1);
}

TEST(Session, DismissingARedShowsWhatWaitsAndLeavesNoStrip) {
    Guest guest;
    guest.opens(Screen::Scan);
    guest.presents(Verdict::Revoked);
    guest.presents(Verdict::Admitted);
    guest.waits(500ms);
    guest.does(GoBack{});
    ASSERT_EQ(guest.state.screen, Screen::Result);
    EXPECT_EQ(guest.state.result->headline().verdict, Verdict::Admitted);
    EXPECT_FALSE(guest.state.strip);
    guest.waits(6s);
    EXPECT_EQ(guest.state.screen, Screen::Home);
}

TEST(Session, BadgesOfOneFrameShareAResultAndATone) {
    Guest guest;
    guest.does(Decided{{outcome(Verdict::Admitted), outcome(Verdict::WrongEvent), outcome(Verdict::AlreadyIn)}});
    EXPECT_EQ(guest.state.result->rows.size(), 3U);
    EXPECT_EQ(guest.state.result->headline().verdict, Verdict::WrongEvent);
    EXPECT_EQ(guest.state.result->ends, guest.now + guest.state.timing.red);
    EXPECT_EQ(guest.tones(), std::vector{Tone::Red});
}

TEST(Session, WhereTooMuchWaitsAGroupGivesWayForNothingIsWrittenOfItYet) {
    Guest guest;
    guest.presents(Verdict::Revoked);
    for (int i = 0; i < 20; ++i) guest.does(Decided{{group(std::to_string(i), 0, 3)}});
    guest.presents(Verdict::Admitted);
    guest.presents(Verdict::Late);
    EXPECT_EQ(guest.state.waiting.size(), kMostWaiting);
    guest.waits(2s);
    ASSERT_EQ(guest.state.result->rows.size(), 2U);
    EXPECT_EQ(guest.state.result->rows[1].verdict, Verdict::Late);
    guest.waits(6s);
    EXPECT_EQ(guest.state.result->rows.front().group_token, "1");
}

// --- foreign codes

TEST(Session, AForeignCodeRaisesAQuietHintForThreeSeconds) {
    for (const auto screen : {Screen::Attract, Screen::Home, Screen::Scan}) {
        Guest guest;
        guest.opens(screen);
        guest.does(Decided{{outcome(Verdict::Unreadable)}});
        EXPECT_EQ(guest.state.screen, screen);
        EXPECT_TRUE(guest.tones().empty());
        guest.waits(3s - 1ms);
        EXPECT_TRUE(guest.state.unreadable_until);
        guest.waits(1ms);
        EXPECT_FALSE(guest.state.unreadable_until);
    }
}

TEST(Session, AForeignCodeBesideABadgeIsLeftOut) {
    Guest guest;
    guest.does(Decided{{outcome(Verdict::Unreadable), outcome(Verdict::Admitted)}});
    EXPECT_EQ(guest.state.result->rows.size(), 1U);
    guest.does(Decided{{outcome(Verdict::Unreadable)}});
    EXPECT_EQ(guest.state.result->headline().verdict, Verdict::Admitted);
    EXPECT_FALSE(guest.state.unreadable_until);
}

// --- groups

TEST(Session, AGroupStartsAtThoseStillExpected) {
    const auto counted = [](int arrived, int expected) {
        Guest guest;
        guest.does(Decided{{group("T", arrived, expected)}});
        return guest.state.result->group_count;
    };
    EXPECT_EQ(counted(2, 40), 38);
    EXPECT_EQ(counted(40, 40), 1);
    EXPECT_EQ(counted(0, 5000), 999);
    Guest unknown;
    unknown.presents(Verdict::Group);
    EXPECT_EQ(unknown.state.result->group_count, 1);
    EXPECT_EQ(unknown.tones(), std::vector{Tone::Neutral});
}

TEST(Session, AGroupsCountStaysBetween1And999AndPutsOffTheEnd) {
    Guest guest;
    guest.does(Decided{{group("T", 0, 3)}});
    guest.waits(15s);
    guest.does(ChangeGroupCount{-5});
    EXPECT_EQ(guest.state.result->group_count, 1);
    guest.does(ChangeGroupCount{std::numeric_limits<int>::max()});
    EXPECT_EQ(guest.state.result->group_count, 999);
    EXPECT_EQ(guest.state.result->ends, guest.now + 20s);
}

TEST(Session, AGroupIsConfirmedOnceAndItsAnswerReplacesIt) {
    Guest guest;
    guest.does(Decided{{group("T", 0, 3)}});
    guest.waits(1s);
    guest.does(ChangeGroupCount{1});
    guest.does(ConfirmGroupCount{});
    guest.does(ConfirmGroupCount{});
    guest.does(ChangeGroupCount{1});
    guest.does(DismissResult{});
    ASSERT_EQ(guest.confirmed.size(), 1U);
    EXPECT_EQ(guest.confirmed[0].token, "T");
    EXPECT_EQ(guest.confirmed[0].count, 4);
    ASSERT_EQ(guest.state.screen, Screen::Result);
    guest.presents(Verdict::Admitted);
    EXPECT_EQ(guest.state.result->headline().verdict, Verdict::Admitted);
    EXPECT_TRUE(guest.state.waiting.empty());
}

TEST(Session, TheLeadersBadgeSeenAgainKeepsTheCount) {
    Guest guest;
    guest.does(Decided{{group("T", 0, 3)}});
    guest.does(ChangeGroupCount{4});
    guest.waits(10s);
    guest.does(Decided{{group("T", 0, 3)}});
    EXPECT_EQ(guest.state.result->group_count, 7);
    EXPECT_EQ(guest.state.result->ends, guest.now + 20s);
    guest.does(Decided{{group("U", 0, 9)}});
    EXPECT_EQ(guest.state.result->group_count, 9);
}

TEST(Session, AGroupPresentedWithOtherBadgesIsCountedAfterThem) {
    Guest guest;
    guest.does(Decided{{group("T", 0, 3), outcome(Verdict::Admitted), group("U", 0, 4)}});
    EXPECT_EQ(guest.state.result->headline().verdict, Verdict::Admitted);
    EXPECT_EQ(guest.state.result->rows.size(), 1U);
    guest.waits(6s);
    EXPECT_EQ(guest.state.result->rows, std::vector{group("T", 0, 3)});
    guest.waits(20s);
    EXPECT_EQ(guest.state.result->rows, std::vector{group("U", 0, 4)});
    guest.waits(20s);
    EXPECT_EQ(guest.state.screen, Screen::Attract);
}

} // namespace
} // namespace kiosk::core
