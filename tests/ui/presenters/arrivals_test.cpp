// How far what is open has arrived.
#include "ui/presenters/arrivals.hpp"

#include <gtest/gtest.h>

namespace kiosk::test {
namespace {

using core::Millis;
using core::Screen;
using core::Sheet;

class Arriving : public testing::Test {
  protected:
    ui::Arrivals arrivals;
    core::State state;
    core::MonoTime now{Millis{50'000}};
    bool on = true, read = false;

    ui::Arrivals::Changed look(Millis later = Millis{0}) { return arrivals.follow(state, read, on, now += later); }
};

TEST_F(Arriving, WhatIsThereFromTheBeginningIsThere) {
    state.screen = Screen::Home;
    EXPECT_TRUE(look().screen);
    EXPECT_EQ(arrivals.page(), 1);
    EXPECT_FALSE(arrivals.moving());
}

TEST_F(Arriving, APageComesInAFifthOfASecondFastAtFirst) {
    look();
    state.screen = Screen::Programme;
    EXPECT_TRUE(look().screen);
    EXPECT_EQ(arrivals.page(), 0);
    EXPECT_TRUE(arrivals.moving());
    EXPECT_FALSE(look(Millis{100}).screen);
    EXPECT_GT(arrivals.page(), 0.5F);
    EXPECT_LT(arrivals.page(), 1);
    look(Millis{100});
    EXPECT_EQ(arrivals.page(), 1);
    EXPECT_FALSE(arrivals.moving()) << "a page at rest asks for no frames";
}

TEST_F(Arriving, AllLastABetweenAHundredAndFiftyAndTwoHundredAndFiftyMillisecondsButTheSign) {
    for (const Millis each : {ui::kPageArrives, ui::kSheetArrives, ui::kGuideSnaps}) {
        EXPECT_GE(each, Millis{150});
        EXPECT_LE(each, Millis{250});
    }
    EXPECT_EQ(ui::kSignIsDrawn, Millis{300});
}

TEST_F(Arriving, ASheetComesAndGoesWithoutMovingItsPage) {
    state.screen = Screen::Home;
    look();
    state.sheet = Sheet::Privacy;
    const auto changed = look();
    EXPECT_TRUE(changed.sheet && !changed.screen);
    EXPECT_EQ(arrivals.sheet(), 0);
    EXPECT_EQ(arrivals.page(), 1);
    look(ui::kSheetArrives);
    EXPECT_EQ(arrivals.sheet(), 1);
    state.sheet = Sheet::None;
    EXPECT_TRUE(look().sheet);
    EXPECT_FALSE(arrivals.moving());
    state.asking_until = now;
    look();
    EXPECT_EQ(arrivals.sheet(), 0) << "and so does the question for more time";
}

TEST_F(Arriving, TheSignOfEachVerdictIsDrawnInThreeTenthsOfASecond) {
    look();
    state.screen = Screen::Result;
    state.result = core::ShownResult{{core::Outcome{}}, now, now + Millis{6000}};
    look();
    EXPECT_EQ(arrivals.sign(), 0);
    look(ui::kPageArrives);
    EXPECT_EQ(arrivals.page(), 1);
    EXPECT_TRUE(arrivals.moving());
    look(Millis{100});
    EXPECT_EQ(arrivals.sign(), 1);
    EXPECT_FALSE(arrivals.moving());
    state.result->shown = now;
    look();
    EXPECT_EQ(arrivals.sign(), 0) << "the next verdict";
}

TEST_F(Arriving, TheGuideSnapsOnceToACodeThatStays) {
    state.screen = Screen::Scan;
    look();
    read = true;
    look();
    EXPECT_EQ(arrivals.guide(), 0);
    look(ui::kGuideSnaps);
    EXPECT_EQ(arrivals.guide(), 1);
    look(Millis{500});
    EXPECT_FALSE(arrivals.moving());
}

TEST_F(Arriving, NothingMovesWhereMotionIsNotWanted) {
    on = false;
    look();
    state.screen = Screen::Result;
    state.result = core::ShownResult{{core::Outcome{}}, now, now + Millis{6000}};
    state.sheet = Sheet::Accessibility;
    read = true;
    EXPECT_TRUE(look().screen);
    EXPECT_EQ(arrivals.page() + arrivals.sheet() + arrivals.sign() + arrivals.guide(), 4);
    EXPECT_FALSE(arrivals.moving());
}

} // namespace
} // namespace kiosk::test
