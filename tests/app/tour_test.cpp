#include "app/tour/tour.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <variant>

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
    std::optional<Tour> tour{std::in_place, 2, MonoTime{}};
    core::State state;
    TourFacts facts;
    std::vector<std::string> screenshots;
    bool clip_started = false;
    bool finished = false;

    void turn() {
        const TourOrder order = tour->next(state, facts);
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

// The desk answers at once.
class StaffTourTest : public TourTest {
  protected:
    StaffTourTest() { tour.emplace(0, MonoTime{}, "073941"); }
    void answer(const core::SessionEvent& event) {
        auto stepped = core::step(state, event, facts.now);
        state = std::move(stepped.state);
        for (const auto& effect : stepped.effects) {
            if (const auto* asked = std::get_if<core::AskDesk>(&effect))
                std::visit([&](const auto& question) { reply(question); }, asked->question);
            if (const auto* asked = std::get_if<core::AskStick>(&effect))
                std::visit([&](const auto& question) { reply(question); }, asked->question);
        }
    }
    void work(Millis time) {
        for (const MonoTime end = facts.now + time; facts.now < end && !finished;) {
            const TourOrder order = tour->next(state, facts);
            for (const core::SessionEvent& event : order.events) answer(event);
            if (order.screenshot) {
                screenshots.push_back(*order.screenshot);
                seen[*order.screenshot] = state;
            }
            finished = finished || order.finished;
            facts.now += Millis(50);
        }
    }
    std::map<std::string, core::State> seen;
    bool knows_somebody = true;

  private:
    void hears(core::StaffAnswer answered) { answer(core::StaffAnswered{std::move(answered)}); }
    void reply(const core::AskWhoIsStaff&) { hears(core::StaffKnown{true, {}}); }
    void reply(const core::AskWhosePin& question) {
        EXPECT_EQ(question.pin, "073941");
        hears(core::PinChecked{core::StaffMember{core::OperatorId{"tour"}, core::StaffRole::Teacher}, 0, {}});
    }
    void reply(const core::AskBoard&) {
        core::BoardRead read;
        read.board.groups.emplace_back().id = core::DelegationId{"jp"};
        hears(read);
    }
    void reply(const core::AskPeople& question) {
        core::PeopleFound found{question.typed, {}, false};
        if (knows_somebody) found.rows.emplace_back().id = core::ParticipantId{"tw12"};
        hears(found);
    }
    void reply(const core::AskPerson& question) { hears(core::PersonRead{question.id, core::PersonPage{}}); }
    void reply(const core::AskDelegation& question) {
        hears(core::DelegationRead{question.id, core::DelegationPage{}});
    }
    void reply(const core::AskNotArrived&) { hears(core::NotArrivedRead{}); }
    void reply(const core::AskInside&) {
        core::InsideRead read;
        read.list.people = 1;
        hears(read);
    }
    void reply(const core::AskHealth&) { hears(core::HealthRead{}); }
    void reply(const core::LookAtStick&) { answer(core::StickAnswered{core::StickLooked{}}); }
    void reply(const core::ShowPaper& question) {
        core::PaperShown shown;
        shown.choice = question.choice;
        answer(core::StickAnswered{shown});
    }
    template <class Question> void reply(const Question&) { ADD_FAILURE() << "the tour does something"; }
};

TEST_F(StaffTourTest, ShowsThePagesOfStaffAfterTheClipAndDoesNothingThere) {
    facts.desk_ready = facts.preview = true;
    work(Millis(40'000));
    EXPECT_TRUE(finished);
    const auto first = std::ranges::find(screenshots, "staff-pad");
    ASSERT_NE(first, screenshots.end());
    EXPECT_THAT((std::vector<std::string>{first, screenshots.end()}),
                testing::ElementsAre("staff-pad", "staff-home", "staff-home-en", "staff-find", "staff-person",
                                     "staff-delegation", "staff-not-arrived", "staff-roll-question", "staff-roll",
                                     "staff-walk-in", "staff-health", "staff-stick", "staff-papers"));
    using core::StaffView;
    EXPECT_EQ(seen["staff-pad"].staff.view, StaffView::Pad);
    EXPECT_EQ(seen["staff-home"].staff.view, StaffView::Home);
    EXPECT_TRUE(seen["staff-home-en"].staff.english);
    EXPECT_EQ(seen["staff-find"].staff.find.typed, "ㄨㄒㄇ");
    EXPECT_FALSE(seen["staff-find"].staff.english);
    EXPECT_EQ(seen["staff-person"].staff.person.id.str(), "tw12");
    EXPECT_EQ(seen["staff-delegation"].staff.delegation.id.str(), "jp");
    EXPECT_EQ(seen["staff-not-arrived"].staff.view, StaffView::NotArrived);
    EXPECT_FALSE(seen["staff-roll-question"].staff.roll);
    EXPECT_TRUE(seen["staff-roll"].staff.roll->list);
    EXPECT_EQ(seen["staff-walk-in"].staff.view, StaffView::WalkIn);
    EXPECT_EQ(seen["staff-health"].staff.view, StaffView::Health);
    EXPECT_EQ(seen["staff-stick"].staff.view, StaffView::Stick);
    EXPECT_EQ(seen["staff-papers"].staff.view, StaffView::Papers);
}

TEST_F(StaffTourTest, GoesOnThoughSomethingIsNotThereAndEndsInTime) {
    knows_somebody = false;
    facts.desk_ready = facts.preview = true;
    work(Millis(100'000));
    EXPECT_TRUE(finished);
    EXPECT_LT(facts.now, MonoTime(Millis(75'000)));
    EXPECT_EQ(screenshots.back(), "staff-papers");
}

TEST_F(TourTest, WithoutAPinHasNoPagesOfStaff) {
    walk_to_the_clip();
    facts.clip_ended = true;
    turns(Millis(20'000));
    EXPECT_TRUE(finished);
    for (const auto& name : screenshots) EXPECT_FALSE(name.starts_with("staff-"));
}

TEST_F(TourTest, EndsAtOnceWhenTheDeskDoesNotOpen) {
    facts.desk_failed = true;
    turn();
    EXPECT_TRUE(finished);
}

} // namespace
} // namespace kiosk::app
