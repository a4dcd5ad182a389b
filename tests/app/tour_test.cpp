#include "app/tour/tour.hpp"

#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiosk::app {
namespace {

using core::Millis;
using core::MonoTime;
using testing::Contains;

// Runs a tour against the real session, with time that passes as the tour asks.
class TourTest : public testing::Test {
  protected:
    Tour tour{2, MonoTime{}};
    core::State state;
    TourFacts facts;
    std::vector<std::string> screenshots;
    bool clip_started = false;
    bool finished = false;

    void turn() {
        const TourOrder order = tour.next(state, facts);
        for (const core::SessionEvent& event : order.events) state = core::step(state, event, facts.now).state;
        if (order.screenshot) screenshots.push_back(*order.screenshot);
        clip_started = clip_started || order.start_clip;
        finished = finished || order.finished;
        facts.now += Millis(50);
        state = core::step(state, core::Tick{}, facts.now).state;
    }
    void walk_to_the_clip() {
        facts.desk_ready = true;
        for (int i = 0; i < 1000 && !clip_started; ++i) turn();
        ASSERT_TRUE(clip_started);
    }
    void decide(core::Verdict verdict) {
        core::Outcome outcome;
        outcome.verdict = verdict;
        state = core::step(state, core::Decided{{outcome}}, facts.now).state;
        ++facts.decided;
    }
    void turns(Millis time) {
        for (const MonoTime end = facts.now + time; facts.now < end && !finished;) turn();
    }
};

TEST(TourItem, IsTheFirstWithSomethingToRead) {
    std::vector<core::ProgrammeItem> programme(3);
    EXPECT_EQ(item_to_show({}), core::ItemId{});
    for (std::size_t i = 0; i < programme.size(); ++i) programme[i].id = core::ItemId{std::to_string(i)};
    EXPECT_EQ(item_to_show(programme), core::ItemId{"0"});
    programme[2].description = {{{"", "text"}}};
    EXPECT_EQ(item_to_show(programme), core::ItemId{"2"});
}

TEST_F(TourTest, WaitsForTheDesk) {
    turns(Millis(2'000));
    EXPECT_TRUE(screenshots.empty());
}

TEST_F(TourTest, ShowsMapProgrammeAndHomeInSeveralLanguagesBeforeTheClip) {
    facts.item = core::ItemId{"lacquer"};
    walk_to_the_clip();
    EXPECT_THAT(screenshots,
                testing::ElementsAre("attract", "map-zh-TW", "map-county-en", "map-offices-ja", "programme-zh-TW",
                                     "programme-en", "programme-ja", "programme-item-ja", "programme-item-en",
                                     "programme-item-zh-TW", "home-zh-TW", "home-en", "home-ja", "home-ko"));
    EXPECT_LT(facts.now, MonoTime(Millis(12'000)));
}

TEST_F(TourTest, ShowsTheProgrammeAndTheSheetOfItsItem) {
    facts.item = core::ItemId{"lacquer"};
    facts.desk_ready = true;
    std::map<std::string, core::State> seen;
    for (int i = 0; i < 1000 && !clip_started; ++i) {
        const auto before = screenshots.size();
        turn();
        if (screenshots.size() > before) seen[screenshots.back()] = state;
    }
    EXPECT_EQ(seen["programme-en"].screen, core::Screen::Programme);
    EXPECT_EQ(seen["programme-en"].sheet, core::Sheet::None);
    EXPECT_EQ(seen["programme-item-ja"].sheet, core::Sheet::ProgrammeItem);
    EXPECT_EQ(seen["programme-item-ja"].programme.item, core::ItemId{"lacquer"});
    EXPECT_EQ(seen["programme-item-ja"].language, "ja");
}

TEST_F(TourTest, ShowsOneGuestsOwnProgrammeAndGoesOnScanning) {
    walk_to_the_clip();
    facts.preview = true;
    turns(Millis(1'600));
    decide(core::Verdict::Admitted);
    turns(Millis(1'000));
    ASSERT_EQ(state.screen, core::Screen::Scan);
    core::Outcome guest;
    guest.verdict = core::Verdict::Admitted;
    guest.person.emplace();
    state = core::step(state, core::Decided{{guest}}, facts.now).state;
    turns(Millis(650));
    EXPECT_EQ(state.screen, core::Screen::Programme);
    EXPECT_TRUE(state.programme.guest);
    turns(Millis(1'000));
    EXPECT_THAT(screenshots, Contains("programme-mine"));
    EXPECT_EQ(state.screen, core::Screen::Scan);
    EXPECT_FALSE(finished);
}

TEST_F(TourTest, ShowsTheScanScreenInFourLanguagesWhileTheClipPlays) {
    walk_to_the_clip();
    turns(Millis(1'000));
    EXPECT_EQ(state.screen, core::Screen::Scan);
    EXPECT_EQ(screenshots.back(), "home-ko") << "without the picture of a camera";
    facts.preview = true;
    turns(Millis(1'500));
    for (const char* language : {"zh-TW", "en", "ja", "ko"})
        EXPECT_THAT(screenshots, Contains(std::string("scan-") + language));
}

TEST_F(TourTest, KeepsEachResultAndGoesBackToTheFirstBadgeInView) {
    walk_to_the_clip();
    facts.preview = true;
    turns(Millis(1'600));
    decide(core::Verdict::Admitted);
    facts.codes_in_view = true;
    turns(Millis(1'000));
    EXPECT_EQ(state.screen, core::Screen::Scan);
    facts.codes_in_view = false;
    decide(core::Verdict::BadSignature);
    turns(Millis(800));
    EXPECT_EQ(state.screen, core::Screen::Result);
    EXPECT_THAT(screenshots, Contains("scan-code"));
    EXPECT_THAT(screenshots, Contains("result-01-Admitted"));
    EXPECT_THAT(screenshots, Contains("result-02-BadSignature"));
}

TEST_F(TourTest, TakesTheScanScreensThatResultsCutShortAtTheEnd) {
    walk_to_the_clip();
    facts.preview = true;
    turns(Millis(400));
    decide(core::Verdict::Admitted);
    decide(core::Verdict::Admitted);
    turns(Millis(8'000));
    EXPECT_TRUE(finished);
    for (const char* language : {"zh-TW", "en", "ja", "ko"})
        EXPECT_THAT(screenshots, Contains(std::string("scan-") + language));
}

TEST_F(TourTest, IsDoneSoonAfterTheLastExpectedVerdict) {
    walk_to_the_clip();
    facts.preview = true;
    turns(Millis(1'600));
    decide(core::Verdict::Admitted);
    turns(Millis(2'000));
    EXPECT_FALSE(finished);
    decide(core::Verdict::Admitted);
    turns(Millis(1'500));
    EXPECT_TRUE(finished);
}

TEST_F(TourTest, GivesUpTenSecondsAfterTheClipsEnd) {
    walk_to_the_clip();
    facts.clip_ended = true;
    turns(Millis(9'900));
    EXPECT_FALSE(finished);
    turns(Millis(300));
    EXPECT_TRUE(finished);
}

TEST_F(TourTest, NeverTakesFiftySeconds) {
    walk_to_the_clip();
    turns(Millis(60'000));
    EXPECT_TRUE(finished);
    EXPECT_LT(facts.now, MonoTime(Millis(50'000)));
}

TEST_F(TourTest, EndsAtOnceWhenTheDeskDoesNotOpen) {
    facts.desk_failed = true;
    turn();
    EXPECT_TRUE(finished);
}

} // namespace
} // namespace kiosk::app
