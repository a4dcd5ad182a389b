#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "ui/presenters/page_fixture.hpp"

namespace kiosk::test {
namespace {

using core::Verdict;
using ui::Translator;

TEST(ResultPage, SpeaksTheGuestsLanguageWithTheHomeLanguageUnderIt) {
    const auto page = page_of(result_stage({sample_outcome(Verdict::Admitted, "ja")}, "en"));
    EXPECT_EQ(page.headline, (ui::Said{"ようこそ", "ja"}));
    ASSERT_TRUE(page.headline_home);
    EXPECT_EQ(page.headline_home->text, "報到成功");
    EXPECT_EQ(page.sign, ui::Sign::Tick);
}

TEST(ResultPage, SaysNothingTwiceToAGuestOfTheHomeLanguage) {
    const auto page = page_of(result_stage({sample_outcome(Verdict::Admitted, "zh-TW")}, "zh-TW"));
    EXPECT_FALSE(page.headline_home);
    EXPECT_EQ(plain(page.next->pill), "下一個行程");
}

TEST(ResultPage, ALanguageTouchedDuringTheResultWinsOverTheGuestsOwn) {
    const auto page = page_of(result_stage({sample_outcome(Verdict::Admitted, "ja")}, "th"), "th");
    EXPECT_EQ(page.headline.language, "th");
}

// --- what is said aloud

TEST(Spoken, AResultInTheGuestsOwnLanguageAndTheQuestionInTheScreens) {
    Stage stage = result_stage({sample_outcome(Verdict::Admitted, "vi")}, "en");
    const auto result = ui::spoken(stage.state, core::Prompt::Result, Translator(texts(), "en"));
    EXPECT_EQ(result, (ui::Said{"Chào mừng. Điểm danh thành công.", "vi"}));
    EXPECT_FALSE(ui::spoken(stage.state, core::Prompt::MoreTime, Translator(texts(), "en"))) << "nothing is asked";
    stage.state.result.reset();
    stage.state.asking_until = stage.now;
    EXPECT_FALSE(ui::spoken(stage.state, core::Prompt::Result, Translator(texts(), "en"))) << "no result is up";
    EXPECT_EQ(ui::spoken(stage.state, core::Prompt::MoreTime, Translator(texts(), "en")),
              (ui::Said{"Need more time?", "en"}));
}

TEST(Spoken, TellsEveryVerdictTheSameToEverybodySoThatNoNameAndNoReasonIsHeard) {
    for (const std::string_view tag : core::guest_languages()) {
        const core::Language language(tag);
        std::vector<std::string> refusals;
        for (std::uint8_t number = 1; number <= core::kVerdictCount; ++number) {
            const auto verdict = static_cast<Verdict>(number);
            if (verdict == Verdict::Unreadable) continue; // never a result
            core::Outcome known = sample_outcome(verdict, language);
            core::Outcome unknown;
            unknown.verdict = verdict;
            unknown.kind = known.kind;
            unknown.repeats_green = known.repeats_green;
            const auto say = [&](const core::Outcome& row) {
                return ui::spoken(result_stage({row}, language).state, core::Prompt::Result,
                                  Translator(texts(), language));
            };
            ASSERT_TRUE(say(known));
            EXPECT_EQ(say(known), say(unknown)) << core::name_of(verdict);
            EXPECT_EQ(say(known)->text.find("result."), std::string::npos) << "no text: " << say(known)->text;
            if (core::tone_of(verdict) == core::Tone::Red) refusals.push_back(say(known)->text);
        }
        EXPECT_EQ(std::set(refusals.begin(), refusals.end()).size(), 1U) << language;
    }
}

TEST(ResultPage, AGuestWhoseNameIsGoneIsWelcomedWithoutOne) {
    auto outcome = sample_outcome(Verdict::Admitted, "en");
    outcome.person->name.clear();
    outcome.person->latin.clear();
    const auto page = page_of(result_stage({outcome}, "en"));
    EXPECT_FALSE(page.title);
    EXPECT_EQ(page.headline.text, "Welcome");
    auto several = result_stage({outcome, outcome}, "en");
    for (const auto& row : page_of(several).rows) EXPECT_TRUE(!row.name || !row.name->text.empty());
}

TEST(ResultPage, RefusalsLookAlikeWhateverTheReason) {
    const std::string first = all_text(page_of(result_stage({sample_outcome(Verdict::WrongEvent, "en")}, "en")));
    for (const Verdict verdict : {Verdict::Revoked, Verdict::Expired, Verdict::BadSignature}) {
        const auto page = page_of(result_stage({sample_outcome(verdict, "en")}, "en"));
        EXPECT_EQ(all_text(page), first) << core::name_of(verdict);
        EXPECT_EQ(page.tone, core::Tone::Red);
        EXPECT_EQ(page.sign, ui::Sign::Cross);
        EXPECT_TRUE(page.try_again);
    }
}

TEST(ResultPage, AFailedCommitDoesNotBlameTheBadge) {
    const auto page = page_of(result_stage({sample_outcome(Verdict::NotRecorded, "en")}, "en"));
    EXPECT_EQ(all_text(page).find("could not accept"), std::string::npos);
    EXPECT_EQ(page.tone, core::Tone::Red);
}

TEST(ResultPage, NeverShowsAnyPartOfAToken) {
    for (const char* language : {"zh-TW", "en"}) {
        const auto page = page_of(result_stage({sample_outcome(Verdict::Group, language)}, language));
        EXPECT_EQ(all_text(page).find("KB1"), std::string::npos);
    }
}

TEST(ResultPage, ARepeatInAMomentIsGreenAgain) {
    auto outcome = sample_outcome(Verdict::AlreadyIn, "en");
    outcome.repeats_green = true;
    const auto page = page_of(result_stage({outcome}, "en"));
    EXPECT_EQ(page.tone, core::Tone::Green);
    EXPECT_EQ(page.headline.text, "Welcome");
    EXPECT_NE(plain(page.line).find("09:04"), std::string::npos) << plain(page.line);
}

TEST(ResultPage, ASecondScanAtAMealSaysThatTheMealWasCollected) {
    auto outcome = sample_outcome(Verdict::AlreadyIn, "zh-TW");
    outcome.kind = core::CheckpointKind::Meal;
    EXPECT_EQ(page_of(result_stage({outcome}, "zh-TW")).headline.text, "已領餐");
}

TEST(ResultPage, WhatChangesHandsIsSaidInItsOwnWordsInEveryLanguage) {
    using core::CheckpointKind;
    for (const auto tag : core::guest_languages()) {
        const core::Language language(tag);
        const auto headline = [&](CheckpointKind kind, Verdict verdict) {
            auto outcome = sample_outcome(verdict, language);
            outcome.kind = kind;
            return page_of(result_stage({outcome}, language)).headline.text;
        };
        std::set<std::string> said;
        const std::vector<std::pair<CheckpointKind, Verdict>> all{
            {CheckpointKind::Gate, Verdict::Admitted},     {CheckpointKind::Gate, Verdict::AlreadyIn},
            {CheckpointKind::Gate, Verdict::CheckedOut},   {CheckpointKind::Handout, Verdict::Admitted},
            {CheckpointKind::Handout, Verdict::AlreadyIn}, {CheckpointKind::Loan, Verdict::Admitted},
            {CheckpointKind::Loan, Verdict::AlreadyIn},    {CheckpointKind::Loan, Verdict::CheckedOut},
            {CheckpointKind::Handover, Verdict::AlreadyIn}};
        for (const auto& [kind, verdict] : all)
            EXPECT_TRUE(said.insert(headline(kind, verdict)).second)
                << language << ": " << headline(kind, verdict) << " is said twice";
    }
}

TEST(ResultPage, ASecondHandoutSaysWhenAndWhereTheFirstWas) {
    auto outcome = sample_outcome(Verdict::AlreadyIn, "en");
    outcome.kind = core::CheckpointKind::Handout;
    const auto line = plain(page_of(result_stage({outcome}, "en")).line);
    EXPECT_NE(line.find("09:04"), std::string::npos) << line;
    EXPECT_NE(line.find(outcome.first_checkpoint->in("en")), std::string::npos) << line;
}

TEST(ResultPage, WhoIsLentSomethingIsAskedToBringItBackAndNobodysArrivalIsCounted) {
    auto outcome = sample_outcome(Verdict::Admitted, "en");
    EXPECT_TRUE(page_of(result_stage({outcome}, "en")).progress);
    outcome.kind = core::CheckpointKind::Loan;
    const auto page = page_of(result_stage({outcome}, "en"));
    ASSERT_TRUE(page.message);
    EXPECT_NE(plain(page.message->title).find("bring it back"), std::string::npos);
    EXPECT_FALSE(page.progress);
}

TEST(ResultPage, AMealSaysInBothLanguagesWhatIsOnThePlate) {
    auto outcome = sample_outcome(Verdict::Admitted, "en");
    EXPECT_FALSE(page_of(result_stage({outcome}, "en")).meal) << "no diet is told at this door";
    outcome.person->diet = core::Diet::Halal;
    outcome.person->avoid = {"花生", "蔥"};
    const auto meal = page_of(result_stage({outcome}, "en")).meal;
    ASSERT_TRUE(meal);
    EXPECT_EQ(meal->mark, (ui::DietMark{ui::DietShape::Hexagon, 'H'}));
    EXPECT_EQ(meal->diet->text, "清真");
    EXPECT_EQ(meal->diet_own->text, "Halal");
    EXPECT_EQ(plain(meal->avoid), "不吃花生 ・ 不吃蔥");
    EXPECT_EQ(plain(meal->avoid_own), "no peanuts ・ no 蔥") << "as the roster has it, where we have no word";
    outcome.person->diet = core::Diet::Unstated;
    EXPECT_FALSE(page_of(result_stage({outcome}, "en")).meal->mark);
    const auto both = page_of(result_stage({outcome, sample_outcome(Verdict::Admitted, "ja")}, "en"));
    EXPECT_TRUE(both.rows[0].meal);
    EXPECT_FALSE(both.rows[1].meal);
    outcome.verdict = Verdict::AlreadyIn;
    EXPECT_FALSE(page_of(result_stage({outcome}, "en")).meal) << "nothing is handed out";
}

TEST(ResultPage, EachDietHasItsShapeAndItsLetter) {
    std::set<ui::DietShape> shapes;
    std::set<char> letters;
    for (const auto diet :
         {core::Diet::Regular, core::Diet::Vegan, core::Diet::OvoLactoVegetarian, core::Diet::Halal}) {
        shapes.insert(ui::diet_mark(diet)->shape);
        letters.insert(ui::diet_mark(diet)->letter);
    }
    EXPECT_EQ(shapes.size(), 4U);
    EXPECT_EQ(letters.size(), 4U);
}

TEST(ResultPage, ASecondScanSaysWhenAndWhereTheFirstWas) {
    const auto page = page_of(result_stage({sample_outcome(Verdict::AlreadyIn, "en")}, "en"));
    EXPECT_EQ(plain(page.line), "09:04 ・ Main gate — arrival (8 minutes ago)");
}

TEST(ResultPage, ALateGuestSeesAClockInGreen) {
    const auto page = page_of(result_stage({sample_outcome(Verdict::Late, "en")}, "en"));
    EXPECT_EQ(page.tone, core::Tone::Green);
    EXPECT_EQ(page.sign, ui::Sign::Clock);
}

TEST(ResultPage, TooEarlySaysWhenItOpensAndAnotherDoorSaysWhichOne) {
    EXPECT_NE(all_text(page_of(result_stage({sample_outcome(Verdict::TooEarly, "en")}, "en"))).find("13:00"),
              std::string::npos);
    EXPECT_NE(all_text(page_of(result_stage({sample_outcome(Verdict::NotForThisCheckpoint, "en")}, "en")))
                  .find("Meeting room, 3F"),
              std::string::npos);
}

TEST(ResultPage, WhatComesOnAnotherDayNamesIt) {
    auto out = sample_outcome(Verdict::CheckedOut, "en");
    const auto time = [&] { return page_of(result_stage({out}, "en")).next->time.text; };
    EXPECT_EQ(time(), "09:30–10:00");
    out.next->day += std::chrono::days{1};
    EXPECT_EQ(time(), "Tomorrow  09:30–10:00");
    out.next->day += std::chrono::days{1};
    EXPECT_EQ(time(), "Sat 28 Nov  09:30–10:00");
}

TEST(ResultPage, ABadgeOfTomorrowReadsInTheGuestsLanguageWhenItOpens) {
    auto early = sample_outcome(Verdict::TooEarly, "ja");
    early.opens = early.at - early.at.time_since_epoch() % std::chrono::days{1} + std::chrono::hours{33};
    const auto page = page_of(result_stage({early}, "en"));
    EXPECT_EQ(page.tone, core::Tone::Amber);
    EXPECT_EQ(plain(page.message->title), "受付開始は明日 09:00 です。\u3000明天 09:00 開放報到。");
    *early.opens += std::chrono::days{1};
    EXPECT_EQ(page_of(result_stage({early}, "en"), "en").message->title.front().text,
              "Opens on Sat 28 Nov at 09:00.\u3000");
}

TEST(ResultPage, ALeadersBadgeOfTomorrowSpeaksTheDelegationsLanguage) {
    auto early = sample_outcome(Verdict::TooEarly, "ja");
    early.delegation = sample_outcome(Verdict::Group, "ja").delegation;
    early.person.reset();
    const auto page = page_of(result_stage({early}, "en"));
    EXPECT_EQ(page.language, "ja");
    EXPECT_EQ(page.title->text, "青葉台高等学校");
    EXPECT_FALSE(page.progress);
}

TEST(ResultPage, WhoeverLeavesIsNotToldHowManyCame) {
    EXPECT_TRUE(page_of(result_stage({sample_outcome(Verdict::Admitted, "en")}, "en")).progress);
    EXPECT_FALSE(page_of(result_stage({sample_outcome(Verdict::CheckedOut, "en")}, "en")).progress);
}

TEST(ResultPage, AnotherDoorHasItsRoomAndTheWay) {
    const auto page = page_of(result_stage({sample_outcome(Verdict::NotForThisCheckpoint, "en")}, "en"));
    EXPECT_EQ(plain(page.message->place), "Meeting room, 3F\u30003F 會議室（行政大樓）");
    EXPECT_EQ(plain(page.message->way), "follow the yellow line");
    EXPECT_EQ(page.message->when->text, "Opens at 09:30.");
    ASSERT_TRUE(page.show_way);
    EXPECT_EQ(page.way_item.str(), "welcome");
    EXPECT_EQ(page.way_place.str(), "host");
    auto gate = sample_outcome(Verdict::NotForThisCheckpoint, "en");
    gate.instead_item.reset();
    const auto bare = page_of(result_stage({gate}, "en"));
    EXPECT_TRUE(bare.message->place.empty());
    EXPECT_FALSE(bare.show_way);
}

TEST(ResultPage, ALeadersBadgeSpeaksTheDelegationsLanguage) {
    const auto asked = result_stage({sample_outcome(Verdict::Group, "ja")}, "en");
    EXPECT_EQ(page_of(asked).language, "ja");
    EXPECT_EQ(page_of(asked).headline.text, "団体受付");
    EXPECT_EQ(ui::spoken(asked.state, core::Prompt::Result, Translator(texts(), "en"))->language, "ja");
    auto unknown = sample_outcome(Verdict::Group, "ja");
    unknown.delegation->language.clear();
    EXPECT_EQ(page_of(result_stage({unknown}, "en")).language, "en");
}

TEST(ResultPage, AConfirmedGroupReadsHowManyAreCheckedIn) {
    auto done = sample_outcome(Verdict::Admitted, "en");
    done.person.reset();
    done.admitted = 23;
    EXPECT_EQ(plain(page_of(result_stage({done}, "en")).message->title), "23 guests checked in\u300023 位來賓完成報到");
    done.admitted = 1;
    EXPECT_EQ(page_of(result_stage({done}, "en")).message->title.front().text, "1 guest checked in\u3000");
}

TEST(ResultPage, SeveralBadgesHaveARowEachUnderTheGravest) {
    const auto page =
        page_of(result_stage({sample_outcome(Verdict::Admitted, "en"), sample_outcome(Verdict::Revoked, "en"),
                              sample_outcome(Verdict::AlreadyIn, "ja")},
                             "en"));
    EXPECT_EQ(page.tone, core::Tone::Red);
    ASSERT_EQ(page.rows.size(), 3U);
    EXPECT_EQ(page.rows[0].tone, core::Tone::Green);
    EXPECT_FALSE(page.rows[1].name);
    EXPECT_EQ(page.rows[2].text.front().language, "ja");
    EXPECT_FALSE(page.title);
}

TEST(ResultPage, TheGroupsCountStopsAtItsEnds) {
    Stage stage = result_stage({sample_outcome(Verdict::Group, "en")}, "en");
    stage.state.result->group_count = 1;
    EXPECT_FALSE(page_of(stage).group->can_take);
    stage.state.result->group_count = 999;
    EXPECT_FALSE(page_of(stage).group->can_add);
    stage.state.result->group_sent = true;
    EXPECT_FALSE(page_of(stage).group->can_take);
}

TEST(ResultPage, MarksThatTheNextItemWasMovedAndWhatWasCancelledBeforeIt) {
    Stage stage = result_stage({sample_outcome(Verdict::Admitted, "en")}, "en");
    EXPECT_FALSE(page_of(stage).next->notice);
    EXPECT_TRUE(page_of(stage).next->cancelled.empty());
    core::LateChange change;
    change.place = true;
    change.was_place = {{{"en", "Gym"}}};
    stage.model.late_changes[core::ItemId{"welcome"}] = change;
    EXPECT_EQ(page_of(stage).next->notice->word.text, "Moved");
    EXPECT_EQ(plain(page_of(stage).next->notice->was), "before: Gym");
    stage.model.programme[0].status = core::ItemStatus::Cancelled;
    EXPECT_EQ(plain(page_of(stage).next->cancelled), "Cancelled ・ Arrival and reception");
    stage.model.programme[0].audience.roles = {"principal"};
    EXPECT_TRUE(page_of(stage).next->cancelled.empty()) << "it was not for this guest";
}

} // namespace
} // namespace kiosk::test
