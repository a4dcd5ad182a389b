#include "core/session/session.hpp"

#include <gtest/gtest.h>

#include "core/session/guest.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;
using test::Guest;
using test::outcome;

// --- screens

TEST(Session, ATouchLeavesAttractForHome) {
    Guest guest;
    EXPECT_EQ(guest.state.screen, Screen::Attract);
    guest.does(Touched{});
    EXPECT_EQ(guest.state.screen, Screen::Home);
    guest.does(OpenScan{});
    EXPECT_EQ(guest.state.screen, Screen::Scan);
    guest.does(GoBack{});
    EXPECT_EQ(guest.state.screen, Screen::Home);
}

TEST(Session, ABadgeShownToAttractIsAnsweredAtOnceAndAttractComesBack) {
    Guest guest;
    guest.presents(Verdict::Admitted);
    ASSERT_EQ(guest.state.screen, Screen::Result);
    EXPECT_EQ(guest.state.result->headline().verdict, Verdict::Admitted);
    EXPECT_EQ(guest.tones(), std::vector{Tone::Green});
    guest.waits(guest.state.timing.green);
    EXPECT_EQ(guest.state.screen, Screen::Attract);
}

TEST(Session, AResultReturnsToTheScreenWhereTheBadgeWasShown) {
    for (const auto screen : {Screen::Home, Screen::Scan}) {
        Guest guest;
        guest.opens(screen);
        guest.presents(Verdict::Admitted);
        guest.waits(2s);
        guest.presents(Verdict::Late);
        guest.waits(guest.state.timing.green);
        EXPECT_EQ(guest.state.screen, screen);
    }
}

TEST(Session, GoBackOnAResultLeadsHomeAndTryAgainToTheScan) {
    Guest guest;
    guest.presents(Verdict::TooEarly);
    guest.waits(1s);
    guest.does(TryAgain{});
    EXPECT_EQ(guest.state.screen, Screen::Scan);
    guest.presents(Verdict::TooEarly);
    guest.waits(1s);
    guest.does(GoBack{});
    EXPECT_EQ(guest.state.screen, Screen::Home);
}

TEST(Session, ATouchInTheFirst400MillisecondsOfAResultDismissesNothing) {
    Guest guest;
    guest.opens(Screen::Scan);
    guest.presents(Verdict::Revoked);
    guest.waits(399ms);
    guest.does(DismissResult{});
    guest.does(GoBack{});
    guest.does(TryAgain{});
    EXPECT_EQ(guest.state.screen, Screen::Result);
    guest.waits(1ms);
    guest.does(DismissResult{});
    EXPECT_EQ(guest.state.screen, Screen::Scan);
}

TEST(Session, ASheetLiesOverTheScreenUntilItIsClosedOrTheScreenChanges) {
    Guest guest;
    guest.opens(Screen::Scan);
    guest.does(OpenSheet{Sheet::SeveralGuests});
    EXPECT_EQ(guest.state.sheet, Sheet::SeveralGuests);
    guest.does(CloseSheet{});
    EXPECT_EQ(guest.state.sheet, Sheet::None);
    guest.does(OpenSheet{Sheet::Privacy});
    guest.presents(Verdict::Admitted);
    EXPECT_EQ(guest.state.sheet, Sheet::None);
}

TEST(Session, TheCountdownRoundsSecondsUpAndRunsFromOneToNothing) {
    Guest guest;
    guest.presents(Verdict::Admitted);
    const auto& result = *guest.state.result;
    EXPECT_EQ(countdown(result, result.shown).seconds, 6);
    EXPECT_FLOAT_EQ(countdown(result, result.shown).left, 1.0F);
    EXPECT_EQ(countdown(result, result.shown + 1ms).seconds, 6);
    EXPECT_EQ(countdown(result, result.shown + 3s).seconds, 3);
    EXPECT_FLOAT_EQ(countdown(result, result.shown + 3s).left, 0.5F);
    EXPECT_EQ(countdown(result, result.ends + 1s).seconds, 0);
    EXPECT_FLOAT_EQ(countdown(result, result.ends + 1s).left, 0.0F);
}

// --- languages and accessibility

TEST(Session, HomeOpensInTheLanguageOfTheDelegationThatIsDue) {
    Guest guest;
    guest.does(DefaultLanguage{"ja"});
    EXPECT_EQ(guest.state.screen, Screen::Attract);
    guest.does(OpenHome{});
    EXPECT_EQ(guest.state.language, "ja");
    guest.does(DefaultLanguage{"ko"});
    EXPECT_EQ(guest.state.language, "ja") << "not under the eyes of somebody who reads";
}

TEST(Session, AChosenLanguageStaysUntilIdle) {
    Guest guest;
    guest.does(DefaultLanguage{"ja"});
    guest.does(ChooseLanguage{"th"});
    EXPECT_EQ(guest.state.screen, Screen::Home);
    guest.does(OpenScan{});
    guest.presents(Verdict::Admitted);
    guest.waits(10s);
    guest.does(OpenHome{});
    EXPECT_EQ(guest.state.language, "th");
    guest.waits(2min);
    EXPECT_EQ(guest.state.language, "ja");
    EXPECT_FALSE(guest.state.language_chosen);
}

TEST(Session, AScanDoesNotChangeTheLanguageOfTheScreens) {
    Guest guest;
    guest.opens(Screen::Scan);
    auto row = outcome(Verdict::Admitted);
    row.person = PersonCard{};
    row.person->language = "vi";
    guest.does(Decided{{row}});
    EXPECT_EQ(guest.state.language, kHomeLanguage);
}

TEST(Session, AccessibilityIsToggledAndForgottenWhenIdle) {
    Guest guest;
    guest.opens(Screen::Home);
    guest.does(OpenSheet{Sheet::Accessibility});
    guest.does(SetTextSize{TextSize::Larger});
    guest.does(ToggleContrast{});
    guest.does(ToggleLowerControls{});
    guest.does(ToggleSpeech{});
    EXPECT_EQ(guest.state.accessibility, (Accessibility{TextSize::Larger, true, true, true}));
    EXPECT_EQ(guest.state.sheet, Sheet::Accessibility) << "several things may be changed";
    guest.waits(65s);
    EXPECT_EQ(guest.state.accessibility, Accessibility{});
}

TEST(Session, AResultWaitsWhileItsReaderChangesTheTextSize) {
    Guest guest;
    guest.presents(Verdict::Admitted);
    guest.waits(5s);
    guest.does(OpenSheet{Sheet::Accessibility});
    guest.waits(5s);
    guest.does(SetTextSize{TextSize::Largest});
    guest.waits(5s);
    guest.does(CloseSheet{});
    guest.waits(5s);
    EXPECT_EQ(guest.state.screen, Screen::Result);
    guest.waits(1s);
    EXPECT_EQ(guest.state.screen, Screen::Attract);
}

// --- idle

TEST(Session, IdleAsksAfter45SecondsAndReturnsToAttractAfter20More) {
    Guest guest;
    guest.opens(Screen::Scan);
    guest.waits(45s - 1ms);
    EXPECT_FALSE(guest.state.asking_until);
    guest.waits(1ms);
    EXPECT_TRUE(guest.state.asking_until);
    guest.waits(20s - 1ms);
    EXPECT_EQ(guest.state.screen, Screen::Scan);
    guest.waits(1ms);
    EXPECT_EQ(guest.state.screen, Screen::Attract);
    EXPECT_FALSE(guest.state.asking_until);
}

// --- what is said aloud

std::vector<Prompt> prompts(const Guest& guest) {
    std::vector<Prompt> all;
    for (const auto& effect : guest.effects)
        if (const auto* speak = std::get_if<Speak>(&effect)) all.push_back(speak->prompt);
    return all;
}

TEST(Session, AResultIsSaidOnceBehindItsTone) {
    Guest guest;
    guest.presents(Verdict::Admitted);
    ASSERT_EQ(guest.effects.size(), 2U);
    EXPECT_TRUE(std::holds_alternative<PlayTone>(guest.effects[0]));
    EXPECT_EQ(prompts(guest), std::vector{Prompt::Result});
    guest.waits(1s);
    EXPECT_EQ(guest.effects.size(), 2U);
}

TEST(Session, TheQuestionIsSaidOnceAndAForeignCodeNever) {
    Guest guest;
    guest.opens(Screen::Home);
    guest.presents(Verdict::Unreadable);
    EXPECT_TRUE(prompts(guest).empty());
    guest.waits(45s);
    guest.waits(10s);
    EXPECT_EQ(prompts(guest), std::vector{Prompt::MoreTime});
}

TEST(Session, MoreTimeAnyTouchAndAnyBadgeAnswerTheQuestion) {
    const std::vector<SessionEvent> answers{MoreTime{}, Touched{}, Decided{{outcome(Verdict::Admitted)}}};
    for (const auto& answer : answers) {
        Guest guest;
        guest.opens(Screen::Home);
        guest.waits(50s);
        ASSERT_TRUE(guest.state.asking_until);
        guest.does(answer);
        EXPECT_FALSE(guest.state.asking_until);
        guest.waits(44s);
        EXPECT_EQ(guest.state.screen, Screen::Home);
        EXPECT_FALSE(guest.state.asking_until);
    }
}

TEST(Session, IdleCountsFromTheEndOfAResult) {
    Guest guest;
    guest.opens(Screen::Scan);
    guest.presents(Verdict::Admitted);
    guest.waits(6s + 45s - 1ms);
    EXPECT_FALSE(guest.state.asking_until);
    guest.waits(1ms);
    EXPECT_TRUE(guest.state.asking_until);
}

TEST(Session, WhatNobodyTouchedDoesNotPutOffIdle) {
    Guest guest;
    guest.opens(Screen::Scan);
    for (int second = 0; second < 65; ++second) {
        guest.does(HintSeen{{ScanProblem::Blurred}});
        guest.does(CountsChanged{{second, 62}});
        guest.does(Decided{{outcome(Verdict::Unreadable)}});
        guest.waits(1s);
    }
    EXPECT_EQ(guest.state.screen, Screen::Attract);
    EXPECT_EQ(guest.state.counts, (Counts{64, 62}));
    EXPECT_EQ(guest.state.hint.problem, ScanProblem::Blurred);
}

TEST(Session, AttractHasNoDeadline) {
    EXPECT_EQ(next_deadline(State{}), std::nullopt);
}

} // namespace
} // namespace kiosk::core
