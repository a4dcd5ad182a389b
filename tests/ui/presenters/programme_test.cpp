// What the programme says, and where its parts lie.
#include "ui/presenters/programme.hpp"
#include "ui/presenters/programme_search.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "ui/stages/stages.hpp"

namespace kiosk::test {
namespace {

using Kind = core::ProgrammeFilter::Kind;

class ProgrammeViews : public testing::Test {
  protected:
    std::vector<core::Catalogue> all = catalogues();
    Stage stage = sample_stage(core::Screen::Programme, "en");

    [[nodiscard]] ui::ScreenInput input() const { return {stage.state, stage.model, stage.local_now, stage.now}; }
    [[nodiscard]] ui::Translator words() const { return {all, stage.state.language}; }
    [[nodiscard]] ui::ProgrammeViewModel view(int lanes = 3) const {
        return ui::programme_view_model(input(), words(), lanes);
    }
    void at(int hour, int minute) {
        stage.local_now = std::chrono::floor<std::chrono::days>(stage.local_now) + std::chrono::hours{hour} +
                          std::chrono::minutes{minute};
    }
    core::ProgrammeItem& item(const char* id) {
        return *std::find_if(stage.model.programme.begin(), stage.model.programme.end(),
                             [&](const auto& each) { return each.id == core::ItemId{id}; });
    }
    static const ui::ProgrammeCard& card(const ui::ProgrammeViewModel& view, const char* id) {
        return *std::find_if(view.cards.begin(), view.cards.end(),
                             [&](const auto& each) { return each.item == core::ItemId{id}; });
    }
};

TEST_F(ProgrammeViews, HasATabForEachDayOfTheEventNamedFromToday) {
    const auto days = view().days;
    ASSERT_EQ(days.size(), 3U);
    EXPECT_EQ(days[0].name.text, "Today");
    EXPECT_EQ(days[0].date.text, "Thu 26 Nov");
    EXPECT_TRUE(days[0].chosen);
    EXPECT_EQ(days[1].name.text, "Tomorrow");
    EXPECT_EQ(days[2].name.text, "Day 3");
}

TEST_F(ProgrammeViews, OpensBeforeTheEventAtItsFirstDayAndAfterItAtItsLast) {
    stage.local_now -= std::chrono::days{5};
    EXPECT_TRUE(view().days.front().chosen);
    EXPECT_FALSE(view().now);
    stage.local_now += std::chrono::days{50};
    EXPECT_TRUE(view().days.back().chosen);
    EXPECT_EQ(view().days.front().name.text, "Day 1");
}

TEST_F(ProgrammeViews, GivesAChosenDayThatTheEventLostUp) {
    stage.state.programme.day = core::LocalDay{};
    EXPECT_TRUE(view().days.front().chosen);
}

TEST_F(ProgrammeViews, MarksWhatIsOnAndWhatIsOver) {
    at(9, 40);
    const auto now = view();
    EXPECT_TRUE(card(now, "arrival").past);
    EXPECT_TRUE(card(now, "welcome").now);
    EXPECT_FALSE(card(now, "typhoons").now || card(now, "typhoons").past);
    EXPECT_TRUE(now.rows[0].past);
    EXPECT_TRUE(now.rows[1].now);
}

TEST_F(ProgrammeViews, TellsTheHoursOnTheCardWhereSessionsSideBySideEndApart) {
    const auto apart = view();
    EXPECT_EQ(card(apart, "lacquer").detail.front().text, "13:30–15:00 ・ ");
    EXPECT_TRUE(apart.rows.back().duration.empty());
    item("planning").ends = item("lacquer").ends;
    const auto together = view();
    EXPECT_EQ(card(together, "lacquer").detail.front().text, "Craft room, 1F");
    EXPECT_EQ(together.rows.back().duration.front().text, "90 min");
}

TEST_F(ProgrammeViews, CountsLongSessionsInHours) {
    item("arrival").ends = item("arrival").starts + std::chrono::minutes{150};
    stage.model.programme.resize(1);
    EXPECT_EQ(view().rows.front().duration.front().text, "2 h 30 min");
}

TEST_F(ProgrammeViews, LeavesOutWhatDoesNotConcernTheChoice) {
    stage.state.programme.filter = {Kind::Group, {}, "C"};
    const auto cards = view().cards;
    EXPECT_TRUE(
        std::none_of(cards.begin(), cards.end(), [](const auto& c) { return c.item == core::ItemId{"lacquer"}; }));
    EXPECT_EQ(cards.size(), 6U);
}

TEST_F(ProgrammeViews, OffersMyProgrammeOnlyToWhoScanned) {
    EXPECT_EQ(view().filters.front().name.text, "Everyone");
    stage.state.programme.guest = core::Attendee{core::DelegationId{"jp"}, "B", "student", "8-3"};
    EXPECT_EQ(view().filters.front().name.text, "My programme");
}

TEST_F(ProgrammeViews, BeginsMyProgrammeWithTheNextPlace) {
    stage.state.programme.guest = core::Attendee{core::DelegationId{"jp"}, "B", "student", "8-3"};
    EXPECT_FALSE(view().next) << "everyone's";
    stage.state.programme.filter.kind = Kind::Guest;
    at(13, 0);
    ASSERT_TRUE(view().next);
    EXPECT_EQ(view().next->title.front().text.substr(0, 8), "Hands-on");
    EXPECT_EQ(view().next->time.text, "13:30–15:00");
    at(16, 0);
    EXPECT_EQ(view().next->time.text, "Tomorrow  09:00–09:20");
}

TEST_F(ProgrammeViews, SaysSoWhenADayHasNothing) {
    stage.state.programme.day = view().days[2].day;
    ASSERT_TRUE(view().nothing);
    EXPECT_TRUE(view().rows.empty());
}

TEST_F(ProgrammeViews, HoldsUntilSomethingChangesThatItShows) {
    const auto key = ui::programme_key(input(), words(), 3);
    EXPECT_TRUE(ui::still_holds(key, input(), words(), 3));
    stage.state.programme.item = core::ItemId{"lunch"};
    stage.local_now += std::chrono::seconds{30};
    EXPECT_TRUE(ui::still_holds(key, input(), words(), 3)) << "a sheet, and half a minute";
    EXPECT_FALSE(ui::still_holds(key, input(), words(), 2));
    item("lunch").ends += std::chrono::minutes{5};
    EXPECT_FALSE(ui::still_holds(key, input(), words(), 3)) << "a delay";
}

// --- an item's sheet

TEST_F(ProgrammeViews, AnItemsSheetTellsPlaceWayRainAndForWhom) {
    stage.state.programme.item = core::ItemId{"lacquer"};
    const auto sheet = ui::item_sheet(input(), words());
    ASSERT_TRUE(sheet);
    EXPECT_EQ(sheet->title_home->text, "體驗：豐原漆藝");
    EXPECT_EQ(sheet->about.front().text.substr(0, 8), "Meet the");
    ASSERT_EQ(sheet->facts.size(), 5U);
    EXPECT_EQ(sheet->facts[0].text.front().text, "Ms Lai (sample)");
    EXPECT_EQ(sheet->facts[3].label.text, "If it rains");
    EXPECT_EQ(sheet->facts[3].text.front().text, "B1 學生活動中心");
    std::string whom;
    for (const auto& said : sheet->facts[4].text) whom += said.text;
    EXPECT_EQ(whom, "Aobadai High School, Marina Grove Secondary School\nGroup A, Group B\nStudent\nBuddy class 8-3");
    ASSERT_EQ(sheet->goals.size(), 2U);
    EXPECT_EQ(sheet->goals[1].second.text, "Sustainable Cities and Communities");
}

TEST_F(ProgrammeViews, RainHasItsOwnNameInTheHomeLanguage) {
    stage.state.language = "zh-TW";
    stage.state.programme.item = core::ItemId{"lacquer"};
    const auto sheet = ui::item_sheet(input(), words());
    EXPECT_EQ(sheet->facts[3].label.text, "雨天備案");
    EXPECT_FALSE(sheet->title_home);
}

TEST_F(ProgrammeViews, TellsThePlacesLeftBehindAnItemsDoorWhereverThatIs) {
    stage.state.programme.item = core::ItemId{"lacquer"};
    stage.model.checkpoint.capacity = 44;
    stage.state.counts.inside = 45;
    EXPECT_EQ(ui::item_sheet(input(), words())->facts.size(), 5U) << "the gate's own capacity";
    stage.model.seats[core::ItemId{"lacquer"}] = {3, 20};
    EXPECT_EQ(ui::item_sheet(input(), words())->facts.back().text.front().text, "3 of 20") << "another door";
    stage.model.checkpoint.item = core::ItemId{"lacquer"};
    EXPECT_EQ(ui::item_sheet(input(), words())->facts.back().text.front().text, "0 of 44") << "this one";
    stage.state.counts.inside = 30;
    EXPECT_EQ(ui::item_sheet(input(), words())->facts.back().text.front().text, "14 of 44");
}

// --- late changes

TEST_F(ProgrammeViews, AnItemThatWasMovedSaysWhenAndWhereItWasToBe) {
    stage.model.late_changes[core::ItemId{"tour"}] = {
        true, true, false, item("tour").day, core::MinuteOfDay{630}, core::MinuteOfDay{690}, {{{"en", "Courtyard"}}}};
    const auto tour = card(view(), "tour");
    ASSERT_TRUE(tour.notice);
    EXPECT_EQ(tour.notice->word.text, "Moved");
    EXPECT_EQ(tour.notice->was.front().text, "before: 10:30–11:30 ・ Courtyard");
    EXPECT_FALSE(card(view(), "lunch").notice);
}

TEST_F(ProgrammeViews, WhatIsCancelledIsNeitherOnNorShownTheWayTo) {
    item("arrival").status = core::ItemStatus::Cancelled;
    EXPECT_FALSE(card(view(), "arrival").now);
    EXPECT_EQ(card(view(), "arrival").notice->word.text, "Cancelled");
    stage.state.programme.item = core::ItemId{"arrival"};
    EXPECT_FALSE(ui::item_sheet(input(), words())->show_way);
    item("arrival").status = core::ItemStatus::Planned;
    EXPECT_TRUE(ui::item_sheet(input(), words())->show_way);
}

TEST_F(ProgrammeViews, WhatIsSentToItsRainPlaceSaysSo) {
    item("lacquer").status = core::ItemStatus::Rain;
    stage.model.late_changes[core::ItemId{"lacquer"}].place = true;
    EXPECT_EQ(card(view(), "lacquer").notice->word.text, "Rain plan");
}

// --- search

TEST_F(ProgrammeViews, AreSearchedByTitleSpeakerAndPlaceInAnyLanguage) {
    ui::ProgrammeSearch search;
    const auto found = [&](const char* typed) {
        stage.state.search = typed;
        std::string ids;
        for (const auto& row : search.sheet(input(), words(), {}).rows) ids += row.id.substr(12) + " ";
        return ids;
    };
    EXPECT_EQ(found("lacq feng"), "lacquer ");
    EXPECT_EQ(found("acquer"), "") << "the middle of a word";
    EXPECT_EQ(found("ms lai"), "lacquer ");
    EXPECT_EQ(found("auditorium"), "welcome assembly ");
    EXPECT_EQ(found("漆藝"), "lacquer ");
    EXPECT_EQ(found("qqq"), "");
    at(13, 20);
    EXPECT_EQ(found(""), "lacquer planning assembly ") << "what is still to come";
}

TEST_F(ProgrammeViews, AnItemThatTheEventLostHasNoSheet) {
    stage.state.programme.item = core::ItemId{"gone"};
    EXPECT_FALSE(ui::item_sheet(input(), words()));
}

} // namespace
} // namespace kiosk::test
