#include <set>
#include <tuple>

#include <gtest/gtest.h>

#include "ui/presenters/page_fixture.hpp"

namespace kiosk::test {
namespace {

using core::Verdict;
using ui::Translator;

TEST(ChromeViewModel, AStripSaysThatItIsThePreviousBadgeAndMasksWhose) {
    Stage stage = result_stage({sample_outcome(Verdict::Admitted, "en")}, "en");
    stage.state.strip = core::Strip{sample_outcome(Verdict::AlreadyIn, "ja"), stage.now + core::Millis{5000}};
    const auto chrome = ui::chrome_view_model(input_of(stage), Translator(texts(), "en"));
    EXPECT_EQ(plain(chrome.strip->text), "前の名札 ・ 佐○ 美○ ・ 受付済みです。そのままお進みください\u3000"
                                         "前一張識別證 ・ 已報到，請直接入場");
    EXPECT_EQ(plain(chrome.strip->text).find("佐藤"), std::string::npos);
}

TEST(HomeViewModel, ShowsWhatIsOnAndWhatComesNext) {
    const Stage stage = sample_stage(core::Screen::Home, "en");
    const auto view = ui::home_view_model(input_of(stage), Translator(texts(), "en"));
    ASSERT_EQ(view.cards.size(), 2U);
    EXPECT_TRUE(view.cards[0].now);
    EXPECT_EQ(view.cards[0].title.text, "Arrival and reception");
    EXPECT_EQ(plain(view.cards[1].detail), "09:30–10:00 ・ Auditorium, 2F");
}

TEST(HomeViewModel, SaysHowManyMoreAreOnAtTheSameTime) {
    Stage stage = sample_stage(core::Screen::Home, "en");
    const auto cards = [&] { return ui::item_cards(input_of(stage), Translator(texts(), "en")); };
    EXPECT_FALSE(cards()[0].more);
    EXPECT_FALSE(cards()[1].more);
    const core::ProgrammeItem now = stage.model.programme[0], next = stage.model.programme[1];
    for (const char* id : {"a", "b", "c", "d"}) {
        stage.model.programme.push_back(now);
        stage.model.programme.back().id = core::ItemId{id};
    }
    stage.model.programme.back().status = core::ItemStatus::Cancelled;
    stage.model.programme.push_back(next);
    stage.model.programme.back().id = core::ItemId{"e"};
    EXPECT_EQ(cards()[0].more->text, "+3 more at this time");
    EXPECT_EQ(cards().back().more->text, "+1 more at this time");
}

TEST(ChromeViewModel, AForeignCodeIsANeutralHintThatGoes) {
    Stage stage = sample_stage(core::Screen::Home, "en");
    stage.state.unreadable_until = stage.now + core::Millis{1};
    EXPECT_TRUE(ui::chrome_view_model(input_of(stage), Translator(texts(), "en")).toast);
    stage.now += core::Millis{1};
    EXPECT_FALSE(ui::chrome_view_model(input_of(stage), Translator(texts(), "en")).toast);
}

TEST(ChromeViewModel, TellsStaffWhileAnotherWindowHasTheKeyboard) {
    Stage stage = sample_stage(core::Screen::Home, "ja");
    EXPECT_FALSE(ui::chrome_view_model(input_of(stage), Translator(texts(), "ja")).notice);
    ui::ScreenInput away = input_of(stage);
    away.keyboard_away = true;
    const auto notice = ui::chrome_view_model(away, Translator(texts(), "ja")).notice;
    ASSERT_TRUE(notice);
    EXPECT_NE(plain(*notice).find("読み取り機"), std::string::npos);
    EXPECT_NE(plain(*notice).find("給工作人員"), std::string::npos) << "staff of the house read it too";
}

TEST(HomeViewModel, NextNamesItsDayWhenThatIsNotToday) {
    Stage stage = sample_stage(core::Screen::Home, "en");
    const auto next = [&] { return plain(ui::item_cards(input_of(stage), Translator(texts(), "en")).back().detail); };
    EXPECT_EQ(next(), "09:30–10:00 ・ Auditorium, 2F");
    stage.local_now += std::chrono::hours{10};
    EXPECT_EQ(next(), "Tomorrow  09:00–09:20 ・ Auditorium, 2F");
    stage.local_now -= std::chrono::days{3};
    EXPECT_EQ(next(), "Thu 26 Nov  09:00–09:30 ・ Main entrance hall");
}

TEST(HomeViewModel, MarksWhatWasMovedAndWhatWasCancelled) {
    Stage stage = sample_stage(core::Screen::Home, "en");
    const auto cards = [&] { return ui::item_cards(input_of(stage), Translator(texts(), "en")); };
    core::LateChange change;
    change.time = true;
    change.was_day = stage.model.programme[1].day;
    change.was_starts = core::MinuteOfDay{600};
    change.was_ends = core::MinuteOfDay{630};
    stage.model.late_changes[stage.model.programme[1].id] = change;
    ASSERT_EQ(cards().size(), 2U);
    EXPECT_FALSE(cards()[0].notice);
    EXPECT_EQ(cards()[1].notice->word.text, "Moved");
    EXPECT_EQ(plain(cards()[1].notice->was), "before: 10:00–10:30");
    stage.model.programme[1].status = core::ItemStatus::Cancelled;
    ASSERT_EQ(cards().size(), 3U);
    EXPECT_EQ(cards()[1].title.text, "Welcome ceremony");
    EXPECT_TRUE(cards()[1].notice->cancelled);
    stage.local_now += std::chrono::hours{10};
    EXPECT_EQ(cards().size(), 1U) << "it would be over";
}

TEST(HomeViewModel, AfterTheLastDayNobodyIsInvitedToCheckIn) {
    Stage stage = sample_stage(core::Screen::Home, "en");
    const auto home = [&] { return ui::home_view_model(input_of(stage), Translator(texts(), "en")); };
    stage.local_now += std::chrono::days{2};
    EXPECT_TRUE(home().check_in) << "the last day";
    stage.local_now += std::chrono::days{1};
    EXPECT_FALSE(home().check_in);
    EXPECT_EQ(home().lead.text, "The event is over. Thank you for coming.");
    ui::ScreenInput unsure = input_of(stage);
    unsure.clock_trusted = false;
    EXPECT_TRUE(ui::home_view_model(unsure, Translator(texts(), "en")).check_in) << "the clock may be wrong";
    stage.model.event.id = {};
    EXPECT_TRUE(home().check_in) << "there is no event yet";
}

TEST(HomeViewModel, HasNoTileForWhatTheEventHasNot) {
    Stage stage = sample_stage(core::Screen::Home, "en");
    const auto home = [&] { return ui::home_view_model(input_of(stage), Translator(texts(), "en")); };
    EXPECT_TRUE(home().programme && home().map);
    stage.model.programme.clear();
    EXPECT_FALSE(home().programme);
    stage.model.places.clear();
    EXPECT_FALSE(home().map);
}

TEST(HomeViewModel, AnExitChecksOut) {
    Stage stage = sample_stage(core::Screen::Home, "en");
    stage.model.checkpoint.direction = core::Direction::Out;
    const Translator words(texts(), "en");
    EXPECT_EQ(ui::home_view_model(input_of(stage), words).check_in->title.text, "Check out");
    const auto scan = ui::scan_view_model(input_of(stage), words);
    EXPECT_EQ(scan.at_label.text, "Checking out at");
    EXPECT_EQ(scan.steps.back().text, "The screen turns green when you are checked out");
    EXPECT_TRUE(scan.counts.empty());
}

TEST(ScanViewModel, WithoutACameraTheStepsAreTheScanners) {
    Stage stage = sample_stage(core::Screen::Scan, "en");
    const auto view = [&] { return ui::scan_view_model(input_of(stage), Translator(texts(), "en")); };
    EXPECT_EQ(view().steps.front().text, "Turn your badge so the QR code faces the camera");
    EXPECT_TRUE(view().never_stored);
    stage.camera.status = ui::CameraStatus::Off;
    EXPECT_EQ(view().steps.front().text, "Hold the QR code on your badge to the hand scanner");
    EXPECT_FALSE(view().never_stored) << "there are no pictures";
    EXPECT_EQ(ui::home_view_model(input_of(stage), Translator(texts(), "en")).check_in->sub.text,
              "Hold your QR badge to the hand scanner");
    stage.camera.status = ui::CameraStatus::Lost;
    EXPECT_TRUE(view().steps.empty()) << "nothing can be scanned";
}

TEST(ChromeViewModel, TellsStaffWhyTheEventIsNotOpen) {
    const Stage stage = sample_stage(core::Screen::Home, "en");
    ui::ScreenInput closed = input_of(stage);
    closed.trouble = "no such file";
    const auto chrome = ui::chrome_view_model(closed, Translator(texts(), "en"));
    EXPECT_EQ(chrome.notice->front().text, "For staff: the event cannot be opened. no such file\u3000");
    EXPECT_EQ(ui::closed_view_model(Translator(texts(), "ja")).title.text, "受付スタッフにお声がけください");
}

// "已到 47 人" has words on both sides, "47 checked in" on one.
TEST(ScanViewModel, EveryReasonHasWordsOfItsOwnInEveryLanguage) {
    using core::ScanProblem;
    for (const std::string_view language : core::guest_languages()) {
        std::set<std::string> said;
        Stage stage = sample_stage(core::Screen::Scan, std::string(language));
        stage.camera = sample_camera();
        for (const auto problem :
             {ScanProblem::None, ScanProblem::TooSmall, ScanProblem::Blurred, ScanProblem::TooBright,
              ScanProblem::TooDark, ScanProblem::PhoneDim, ScanProblem::Bent, ScanProblem::Covered}) {
            stage.state.hint = {problem, {1, -1}};
            const auto view = ui::scan_view_model(input_of(stage), Translator(texts(), std::string(language)));
            EXPECT_EQ(view.hint, stage.state.hint);
            EXPECT_EQ(view.message.language, language);
            said.insert(view.message.text);
        }
        EXPECT_EQ(said.size(), 8U) << language;
    }
}

TEST(ScanViewModel, SetsEachCountAmongItsWords) {
    for (const auto& [language, before, after] :
         {std::tuple("zh-TW", "已到", "人"), std::tuple("en", "", "checked in"), std::tuple("ja", "", "名 受付済み")}) {
        const Stage stage = sample_stage(core::Screen::Scan, language);
        const auto view = ui::scan_view_model(input_of(stage), Translator(texts(), language));
        ASSERT_EQ(view.counts.size(), 2U);
        EXPECT_EQ(view.counts[0].number, "47");
        EXPECT_EQ(view.counts[0].before.text, before);
        EXPECT_EQ(view.counts[0].after.text, after);
    }
}

TEST(Translator, AnUnknownLanguageFallsBackToTheHomeLanguage) {
    EXPECT_EQ(Translator(texts(), "de").language(), "zh-TW");
}

} // namespace
} // namespace kiosk::test
