// A finger on each widget, by its id, gives its event.
#include <algorithm>
#include <variant>

#include <gtest/gtest.h>

#include "ui/canvas/canvas.hpp"
#include "ui/stages/stages.hpp"

namespace kiosk::test {
namespace {

using core::Verdict;
using Events = std::vector<core::SessionEvent>;

class Taps : public testing::Test {
  protected:
    Offscreen screen{1920, 1080};

    Events tap(const Stage& stage, std::string_view id) {
        auto events = screen.tap(stage, id);
        EXPECT_TRUE(events) << "no widget " << id;
        return events ? *events : Events{};
    }
};

template <class Event> const Event* second(const Events& events) {
    if (events.size() != 2 || !std::holds_alternative<core::Touched>(events[0])) return nullptr;
    return std::get_if<Event>(&events[1]);
}

TEST_F(Taps, OnTheTilesOfHome) {
    const Stage home = sample_stage(core::Screen::Home, "en");
    EXPECT_NE(second<core::OpenScan>(tap(home, "home.check_in")), nullptr);
    EXPECT_NE(second<core::OpenProgramme>(tap(home, "home.programme")), nullptr);
    const auto map = tap(home, "home.map");
    ASSERT_NE(second<core::OpenMap>(map), nullptr);
    EXPECT_EQ(second<core::OpenMap>(map)->office, 4);
}

TEST_F(Taps, OnWhatIsOnAndWhatComesNextOfHome) {
    Stage home = sample_stage(core::Screen::Home, "en");
    for (const char* item : {"arrival", "welcome"}) {
        const auto events = tap(home, std::string("home.item.") + item);
        ASSERT_NE(second<core::OpenItem>(events), nullptr) << item;
        EXPECT_EQ(second<core::OpenItem>(events)->item, core::ItemId{item});
    }
    home.state.sheet = core::Sheet::ProgrammeItem;
    home.state.programme.item = core::ItemId{"welcome"};
    EXPECT_NE(second<core::ShowTheWay>(tap(home, "programme.way")), nullptr);
}

TEST_F(Taps, OnTheFooterOfEveryScreen) {
    for (const auto& stage :
         {sample_stage(core::Screen::Attract, "en"), sample_stage(core::Screen::Home, "en"),
          sample_stage(core::Screen::Scan, "en"), result_stage({sample_outcome(Verdict::Admitted, "en")}, "en")}) {
        for (const std::string_view language : core::guest_languages()) {
            const auto events = tap(stage, "footer.language." + std::string(language));
            ASSERT_NE(second<core::ChooseLanguage>(events), nullptr);
            EXPECT_EQ(second<core::ChooseLanguage>(events)->language, language);
        }
        const auto events = tap(stage, "footer.accessibility");
        ASSERT_NE(second<core::OpenSheet>(events), nullptr);
        EXPECT_EQ(second<core::OpenSheet>(events)->sheet, core::Sheet::Accessibility);
    }
}

TEST_F(Taps, TheAccessibilitySheetShowsWhatIsChosenAndChangesTheRest) {
    Stage stage = sample_stage(core::Screen::Home, "en");
    stage.state.sheet = core::Sheet::Accessibility;
    stage.state.accessibility.text = core::TextSize::Larger;
    const auto larger = tap(stage, "sheet.text.3");
    ASSERT_NE(second<core::SetTextSize>(larger), nullptr);
    EXPECT_EQ(second<core::SetTextSize>(larger)->size, core::TextSize::Largest);
    EXPECT_EQ(tap(stage, "sheet.text.2").size(), 1U) << "it is chosen already";
    EXPECT_NE(second<core::ToggleContrast>(tap(stage, "sheet.contrast.on")), nullptr);
    EXPECT_EQ(tap(stage, "sheet.contrast.off").size(), 1U);
    EXPECT_NE(second<core::ToggleLowerControls>(tap(stage, "sheet.lower.on")), nullptr);
    EXPECT_NE(second<core::ToggleSpeech>(tap(stage, "sheet.speech.off")), nullptr);
    stage.speaks = false;
    EXPECT_FALSE(screen.tap(stage, "sheet.speech.off")) << "a machine that is silent";
}

TEST_F(Taps, OnTheButtonsOfScan) {
    Stage scan = sample_stage(core::Screen::Scan, "ja");
    EXPECT_NE(second<core::GoBack>(tap(scan, "header.back")), nullptr);
    for (const auto& [id, sheet] :
         {std::pair("scan.several", core::Sheet::SeveralGuests), std::pair("scan.no_badge", core::Sheet::NoBadge),
          std::pair("scan.privacy", core::Sheet::Privacy)}) {
        const auto events = tap(scan, id);
        ASSERT_NE(second<core::OpenSheet>(events), nullptr) << id;
        EXPECT_EQ(second<core::OpenSheet>(events)->sheet, sheet);
    }
    scan.state.accessibility.lower_controls = true;
    EXPECT_NE(second<core::GoBack>(tap(scan, "footer.back")), nullptr);
}

TEST_F(Taps, ASheetClosesByItsButtonAndByATouchOutsideOnly) {
    Stage stage = sample_stage(core::Screen::Scan, "en");
    stage.state.sheet = core::Sheet::SeveralGuests;
    EXPECT_NE(second<core::CloseSheet>(tap(stage, "sheet.close")), nullptr);
    EXPECT_NE(second<core::CloseSheet>(screen.tap_at(stage, 60, 500)), nullptr);
    EXPECT_EQ(screen.tap_at(stage, 960, 430).size(), 1U) << "inside of the sheet";
}

TEST_F(Taps, NothingUnderASheetReacts) {
    const Stage home = sample_stage(core::Screen::Home, "en");
    const auto record = screen.frame(home).record;
    const auto tile = std::find_if(record.widgets.begin(), record.widgets.end(),
                                   [](const auto& w) { return w.id == "home.check_in"; });
    ASSERT_NE(tile, record.widgets.end());
    Stage asked = home;
    asked.state.asking_until = asked.now + core::Millis{9000};
    const auto events = screen.tap_at(asked, tile->x1 - 20, tile->y0 + 20);
    EXPECT_EQ(events.size(), 1U);
    EXPECT_NE(second<core::MoreTime>(tap(asked, "more_time.yes")), nullptr);
}

TEST_F(Taps, AResultIsDismissedAnywhereButOnItsButtons) {
    const Stage green = result_stage({sample_outcome(Verdict::Admitted, "en")}, "en");
    EXPECT_NE(second<core::DismissResult>(screen.tap_at(green, 400, 300)), nullptr);
    const Stage red = result_stage({sample_outcome(Verdict::Expired, "en")}, "en");
    EXPECT_NE(second<core::TryAgain>(tap(red, "result.try_again")), nullptr);
}

TEST_F(Taps, TheNextCardOpensTheWayAndTheRingHolds) {
    const Stage green = result_stage({sample_outcome(Verdict::Admitted, "ja")}, "en");
    const auto next = tap(green, "result.next");
    ASSERT_NE(second<core::ShowTheWay>(next), nullptr);
    EXPECT_EQ(second<core::ShowTheWay>(next)->item.str(), "welcome");
    EXPECT_EQ(second<core::ShowTheWay>(next)->language, "ja");
    EXPECT_NE(second<core::HoldResult>(tap(green, "result.ring")), nullptr);
    const Stage elsewhere = result_stage({sample_outcome(Verdict::NotForThisCheckpoint, "en")}, "en");
    EXPECT_NE(second<core::ShowTheWay>(tap(elsewhere, "result.instead")), nullptr);
    EXPECT_NE(second<core::ShowTheWay>(tap(elsewhere, "result.show_way")), nullptr);
    auto nowhere = sample_outcome(Verdict::Admitted, "en");
    nowhere.next->item = {};
    EXPECT_NE(second<core::OpenMyProgramme>(tap(result_stage({nowhere}, "en"), "result.next")), nullptr);
}

// What is written and what can be touched above that height.
std::vector<std::string> page_above(const ui::FrameRecord& record, float foot) {
    std::vector<std::string> all;
    const auto at = [](float x, float y) { return " " + std::to_string(x) + "," + std::to_string(y); };
    for (const ui::WidgetRect& w : record.widgets) {
        if (w.y1 <= foot) all.push_back(w.id + at(w.x0, w.y0) + at(w.x1, w.y1));
    }
    for (const ui::TextRun& run : record.texts) {
        if (run.y1 <= foot) all.push_back(run.text + at(run.x0, run.y0));
    }
    return all;
}

TEST_F(Taps, AStripLiesOverTheFooterAndMovesNothing) {
    for (Stage stage : {sample_stage(core::Screen::Home, "en"), sample_stage(core::Screen::Scan, "ja"),
                        sample_stage(core::Screen::Programme, "ko"),
                        result_stage({sample_outcome(Verdict::AlreadyIn, "ja")}, "en")}) {
        for (const auto text : {core::TextSize::Normal, core::TextSize::Largest}) {
            stage.state.accessibility.text = text;
            stage.state.strip.reset();
            const ui::FrameRecord without = screen.frame(stage).record;
            stage.state.strip = core::Strip{sample_outcome(Verdict::AlreadyIn, "en"), stage.now + core::Millis{5000}};
            const ui::FrameRecord with = screen.frame(stage).record;
            const auto strip = std::find_if(with.widgets.begin(), with.widgets.end(),
                                            [](const ui::WidgetRect& w) { return w.id == "strip"; });
            ASSERT_NE(strip, with.widgets.end());
            EXPECT_EQ(page_above(with, strip->y0), page_above(without, strip->y0));
            EXPECT_NE(second<core::HideStrip>(tap(stage, "strip")), nullptr);
        }
    }
}

TEST_F(Taps, ListsStandAtTheirHeadForWhoeverComesNext) {
    Stage map = map_stage({4, {}, {}, {}}, "en");
    const auto first_row = [&] {
        const auto record = screen.frame(map).record;
        const auto found = std::find_if(record.widgets.begin(), record.widgets.end(),
                                        [](const auto& w) { return w.id == "map.search"; });
        return found == record.widgets.end() ? -1.0F : found->y0;
    };
    const float fresh = first_row();
    ASSERT_GT(fresh, 0);
    screen.finger_down(1500, 800);
    for (float y = 800; y > 300; y -= 50) {
        screen.finger_move(1500, y);
        (void)screen.frame(map);
    }
    screen.finger_up();
    for (int i = 0; i < 8; ++i) (void)screen.frame(map);
    ASSERT_NE(first_row(), fresh) << "the list was dragged";
    (void)screen.frame(sample_stage(core::Screen::Attract, "en"));
    EXPECT_EQ(first_row(), fresh);
}

TEST_F(Taps, AGroupIsCountedAndConfirmed) {
    const Stage group = result_stage({sample_outcome(Verdict::Group, "en")}, "en");
    const auto plus = tap(group, "group.plus"), minus = tap(group, "group.minus");
    ASSERT_NE(second<core::ChangeGroupCount>(plus), nullptr);
    EXPECT_EQ(second<core::ChangeGroupCount>(plus)->by, 1);
    ASSERT_NE(second<core::ChangeGroupCount>(minus), nullptr);
    EXPECT_EQ(second<core::ChangeGroupCount>(minus)->by, -1);
    EXPECT_NE(second<core::ConfirmGroupCount>(tap(group, "group.confirm")), nullptr);
    EXPECT_NE(second<core::DismissResult>(tap(group, "group.cancel")), nullptr);
    EXPECT_EQ(screen.tap_at(group, 400, 300).size(), 1U) << "a slip beside a button must not lose the count";
}

TEST_F(Taps, AFingerThatIsDownKeepsTheShellAwake) {
    const Stage home = sample_stage(core::Screen::Home, "en");
    (void)screen.frame(home);
    EXPECT_FALSE(screen.interface().moving());
    screen.finger_down(300, 300);
    for (int i = 0; i < 4; ++i) (void)screen.frame(home);
    EXPECT_TRUE(screen.interface().moving());
    screen.finger_up();
    for (int i = 0; i < 4; ++i) (void)screen.frame(home);
    EXPECT_FALSE(screen.interface().moving());
}

TEST_F(Taps, ALanguageTouchedDuringAResultChangesThatResultOnly) {
    Stage stage = result_stage({sample_outcome(Verdict::Admitted, "ja")}, "en");
    const auto says = [&](std::string_view text) {
        const auto record = screen.frame(stage).record;
        return std::any_of(record.texts.begin(), record.texts.end(), [&](const auto& run) { return run.text == text; });
    };
    EXPECT_TRUE(says("ようこそ"));
    stage.state.language = "ko";
    EXPECT_TRUE(says("환영합니다"));
    stage.state.result->shown += core::Millis{5000};
    EXPECT_TRUE(says("ようこそ"));
}

TEST_F(Taps, TheAccessibilityOfAResultSpeaksItsReadersLanguageBehindTheButtonToo) {
    Stage stage = result_stage({sample_outcome(Verdict::Admitted, "ja")}, "en");
    const auto says = [&](std::string_view text) {
        const auto record = screen.frame(stage).record;
        return std::any_of(record.texts.begin(), record.texts.end(), [&](const auto& run) { return run.text == text; });
    };
    EXPECT_TRUE(says("表示と操作"));
    EXPECT_FALSE(says("Accessibility"));
    stage.state.sheet = core::Sheet::Accessibility;
    EXPECT_TRUE(says("文字の大きさ"));
}

TEST_F(Taps, ALanguageThatTheSessionSpeaksAlreadyCanBeTouchedDuringAResult) {
    const Stage stage = result_stage({sample_outcome(Verdict::Admitted, "ja")}, "ko");
    const auto says = [&](std::string_view text) {
        const auto record = screen.frame(stage).record;
        return std::any_of(record.texts.begin(), record.texts.end(), [&](const auto& run) { return run.text == text; });
    };
    ASSERT_TRUE(says("ようこそ"));
    (void)tap(stage, "footer.language.ko");
    EXPECT_TRUE(says("환영합니다"));
}

TEST_F(Taps, NothingMovesOnHomeUntilTheClockDoes) {
    Stage home = sample_stage(core::Screen::Home, "en");
    home.local_now += std::chrono::seconds{20};
    EXPECT_EQ(screen.frame(home).redraw_at, home.now + core::Millis{40'000});
    EXPECT_LE(*screen.frame(sample_stage(core::Screen::Attract, "en")).redraw_at, home.now + core::Millis{1000});
}

// --- reach and size

TEST(LowerControls, EndBetween400And1200MillimetresOnATotem) {
    const ui::Panel totem{680, 1210, 250, ui::LensSide::Top}; // 55" upright, 250 mm above the floor
    const ui::PanelMetrics shape = ui::panel_metrics(1080, 1920, totem, true);
    const float mm = 1210.0F / shape.height;
    EXPECT_NEAR(250 + (shape.height - shape.touch_bottom) * mm, 400, 1);
    EXPECT_NEAR(250 + (shape.height - shape.touch_top) * mm, 1200, 1);
}

TEST(Targets, AreTwelveMillimetresOnASmallPanel) {
    const ui::Panel small{222, 125, 1000, ui::LensSide::Top}; // 10.1"
    Offscreen screen(1024, 600, small);
    for (const NamedStage& named : all_stages("en")) {
        for (const ui::WidgetRect& widget : screen.frame(named.stage).record.widgets) {
            if (!widget.touchable) continue;
            EXPECT_GE((widget.y1 - widget.y0) * 125 / 600, 11.9) << named.name << " " << widget.id;
            EXPECT_GE((widget.x1 - widget.x0) * 222 / 1024, 11.9) << named.name << " " << widget.id;
        }
    }
}

} // namespace
} // namespace kiosk::test
