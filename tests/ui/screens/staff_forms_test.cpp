// Staff fill in a form on the real screens: who registers at the door, their badge, and what a sheet of paper says.
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/session/staff_forms.hpp"
#include "scan/decoder.hpp"
#include "ui/screens/staff_visit.hpp"

namespace kiosk::test {
namespace {

TEST(StaffFormScreens, SomebodyRegistersByTouchAlone) {
    StaffVisit visit(named("staff-home"));
    visit.touches("staff.walk_in");
    ASSERT_EQ(visit.stage.state.staff.view, core::StaffView::WalkIn);
    EXPECT_EQ(visit.stage.state.staff.walk_in.stated.delegation.str(), "home") << "the school's own are the likeliest";
    for (const char* key : {"ㄓ", "ㄤ"}) visit.touches(std::string("key.") + key);
    EXPECT_EQ(visit.stage.state.staff.walk_in.stated.name, "ㄓㄤ");
    const auto* han = visit.last<core::AskHan>();
    ASSERT_NE(han, nullptr);
    EXPECT_EQ(han->syllable, "ㄓㄤ");
    visit.does(core::StaffAnswered{core::HanFound{"ㄓㄤ", {"張", "章"}}});
    visit.touches("staff.form.han.張");
    EXPECT_EQ(visit.stage.state.staff.walk_in.stated.name, "張");
    visit.touches("key.done");
    EXPECT_EQ(visit.stage.state.staff.walk_in.field, core::StaffWalkIn::Field::Latin);
    visit.touches("key.face.A");
    visit.touches("key.c");
    EXPECT_EQ(visit.stage.state.staff.walk_in.stated.latin, "c");
    visit.touches("staff.field.delegation");
    visit.touches("staff.form.delegation.jp");
    EXPECT_EQ(visit.stage.state.staff.walk_in.stated.delegation.str(), "jp");
    visit.touches("staff.form.role.teacher");
    visit.touches("staff.form.diet.4");
    EXPECT_EQ(visit.stage.state.staff.walk_in.stated.role, "teacher");
    EXPECT_EQ(visit.stage.state.staff.walk_in.stated.diet, core::Diet::Halal);
    visit.touches("staff.form.create");
    EXPECT_EQ(visit.last<core::AskToRegister>(), nullptr) << "not told yet";
    visit.touches("staff.form.told");
    visit.touches("staff.form.create");
    const auto* ask = visit.last<core::AskToRegister>();
    ASSERT_NE(ask, nullptr);
    EXPECT_EQ(ask->stated, visit.stage.state.staff.walk_in.stated);
}

TEST(StaffFormScreens, TheNoticeIsReadOverTheFormWhichIsThereAgain) {
    StaffVisit visit(named("staff-walk-in-filled"));
    visit.touches("staff.form.notice");
    EXPECT_EQ(visit.stage.state.sheet, core::Sheet::Privacy);
    visit.does(core::CloseSheet{});
    EXPECT_EQ(visit.stage.state.staff.walk_in.stated.name, "張育綺");
}

TEST(StaffFormScreens, TheirBadgeIsReadFromTheScreen) {
    for (const auto& [width, height] : {std::pair{1920, 1080}, {1080, 1920}}) {
        for (const auto* name : {"staff-walk-in-badge", "staff-person-badge"}) {
            const Stage stage = named(name);
            const std::string code = core::shown_badge(stage.state.staff).code;
            Offscreen screen(width, height);
            EXPECT_EQ(screen.frame(stage, true).qr_wanted, code);
            const auto pixels = screen.pixels();
            std::vector<std::uint8_t> grey;
            for (std::size_t i = 0; i < pixels.rgb.size(); i += 3) grey.push_back(pixels.rgb[i + 1]);
            const auto codes =
                scan::Decoder().decode({grey.data(), pixels.width, pixels.height, pixels.width}, scan::Pass::Plain);
            ASSERT_EQ(codes.size(), 1U) << name << width;
            EXPECT_EQ(codes[0].text, code);
        }
    }
}

TEST(StaffFormScreens, ABadgeThatWasMadeAtADoorIsShownAgainPrintedAndUndone) {
    StaffVisit visit(named("staff-person-reissued"));
    visit.touches("staff.act.badge");
    EXPECT_TRUE(visit.stage.state.staff.person.badge_shown);
    visit.touches("staff.form.print");
    EXPECT_EQ(visit.stage.state.staff.printing, "KW1ABCDEFGHIJKLMNOP");
    visit.touches("staff.form.undo");
    visit.touches("staff.why.by_mistake");
    EXPECT_NE(visit.last<core::AskToUndo>(), nullptr);
    visit.touches("staff.form.done");
    EXPECT_FALSE(visit.stage.state.staff.person.badge_shown);
    EXPECT_EQ(visit.stage.state.staff.view, core::StaffView::Person);
}

TEST(StaffFormScreens, AWalkInIsUndoneFromTheirBadgeAndThePageIsLeft) {
    StaffVisit visit(named("staff-walk-in-badge"));
    visit.touches("staff.form.undo");
    visit.touches("staff.why.by_mistake");
    ASSERT_NE(visit.last<core::AskToUndo>(), nullptr);
    visit.does(core::StaffAnswered{core::Undone{true}});
    EXPECT_EQ(visit.stage.state.staff.view, core::StaffView::Home);
}

TEST(StaffFormScreens, WhatIsAmissWithTheMachineIsMendedAtATouchWhereItStands) {
    StaffVisit visit(named("staff-health-bad"));
    visit.touches("staff.machine.clock");
    EXPECT_NE(visit.last<core::AskToConfirmClock>(), nullptr);
    visit.stage = named("staff-health");
    visit.touches("staff.machine.backup");
    EXPECT_TRUE(visit.stage.state.staff.backing_up);
}

TEST(StaffFormScreens, TheMachineIsLookedAtAgainAndBegunAnewForAReason) {
    StaffVisit visit(named("staff-health"));
    visit.touches("staff.machine.look");
    EXPECT_NE(visit.last<core::AskHealth>(), nullptr);
    visit.touches("staff.machine.restart");
    EXPECT_THAT(visit.words(), testing::HasSubstr("為什麼要重新啟動程式？"));
    EXPECT_EQ(visit.last<core::AskToStartAgain>(), nullptr) << "it is asked first";
    visit.touches("staff.why.new_settings");
    ASSERT_NE(visit.last<core::AskToStartAgain>(), nullptr);
    EXPECT_EQ(visit.last<core::AskToStartAgain>()->reason, "new_settings");
}

TEST(StaffFormScreens, WhatCanBeDoneAboutTheMachineStaysWhereItIsWhateverElseThereIsToBeTold) {
    std::map<std::string, std::vector<std::pair<float, float>>> places;
    Offscreen screen(1920, 1080);
    for (const char* name : {"staff-health-reading", "staff-health", "staff-health-bad"}) {
        const Stage stage = named(name);
        (void)screen.frame(stage);
        for (const ui::WidgetRect& widget : screen.frame(stage).record.widgets)
            if (widget.touchable) places[widget.id].emplace_back(widget.x0, widget.y0);
    }
    for (const std::string act : {"look", "restart", "practice", "backup"}) {
        const auto& at = places["staff.machine." + act];
        ASSERT_EQ(at.size(), 3U) << act;
        EXPECT_EQ(at[0], at[1]) << act << " once it is known how the machine is";
        EXPECT_EQ(at[1], at[2]) << act << " when something is amiss";
    }
}

// Upright there is room for a row of chips more below, which the page ends above.
TEST(StaffFormScreens, WhatCanBeDoneAboutTheMachineIsInSightBelowAnyNumberOfTroubles) {
    for (const auto& [width, height] : {std::pair{1920, 1080}, {1080, 1920}}) {
        Offscreen screen(width, height);
        const Stage stage = named("staff-health-bad");
        (void)screen.frame(stage);
        std::set<std::string> touchable;
        for (const ui::WidgetRect& widget : screen.frame(stage).record.widgets)
            if (widget.touchable) touchable.insert(widget.id);
        for (const std::string act : {"look", "restart", "practice", "backup"})
            EXPECT_TRUE(touchable.contains("staff.machine." + act)) << act << " " << width;
    }
}

TEST(StaffFormScreens, TheSupportFileIsSavedFromTheMachinesPageWhereAStickIsIn) {
    StaffVisit visit(named("staff-health"));
    EXPECT_THAT(visit.words(), testing::HasSubstr("支援檔案：請先插入隨身碟"));
    visit.starts(named("staff-health-support"));
    EXPECT_THAT(visit.words(), testing::HasSubstr("紀錄_gate_2F91.txt"));
    visit.touches("staff.machine.support");
    EXPECT_EQ(visit.stage.state.staff.stick.doing, core::StaffStick::Doing::SavingLog);
}

TEST(StaffFormScreens, ASubstituteBeginsOnThePageOfWhoeverIsAbsent) {
    StaffVisit visit(named("staff-person-long"));
    visit.stage.state.staff.who = core::StaffMember{core::OperatorId{"t1"}, core::StaffRole::Teacher};
    visit.touches("staff.act.substitute");
    ASSERT_EQ(visit.stage.state.staff.view, core::StaffView::WalkIn);
    ASSERT_TRUE(visit.stage.state.staff.walk_in.in_place_of);
    EXPECT_EQ(visit.stage.state.staff.walk_in.in_place_of->id.str(), "sg-04");
}

TEST(StaffFormScreens, ASheetOfPaperIsWrittenDownByItsTimeAndAReason) {
    StaffVisit visit(named("staff-person"));
    visit.touches("staff.act.paper");
    ASSERT_TRUE(visit.stage.state.staff.person.paper);
    const auto first = visit.stage.state.staff.person.paper->at;
    EXPECT_LE(first, visit.stage.local_now);
    visit.touches("staff.form.step.-60");
    visit.touches("staff.form.step.-5");
    EXPECT_EQ(visit.stage.state.staff.person.paper->at, first - std::chrono::minutes{65});
    visit.touches("staff.form.reason.kiosk_down");
    const auto* note = visit.last<core::AskToNote>();
    ASSERT_NE(note, nullptr);
    EXPECT_EQ(note->reason, "kiosk_down");
    EXPECT_EQ(note->note.at, first - std::chrono::minutes{65});
}

TEST(StaffFormScreens, NoTimeIsToCome) {
    StaffVisit visit(named("staff-person"));
    visit.touches("staff.act.paper");
    const auto first = visit.stage.state.staff.person.paper->at;
    visit.touches("staff.form.step.60");
    EXPECT_EQ(visit.stage.state.staff.person.paper->at, first);
}

TEST(StaffFormScreens, SomebodyIsHandedOverByTouchAlone) {
    StaffVisit visit(named("staff-handover"));
    visit.touches("key.face.A");
    for (const char* key : {"h", "7"}) visit.touches(std::string("key.") + key);
    visit.touches("staff.handover");
    const auto* asked = visit.last<core::AskToHandOver>();
    ASSERT_NE(asked, nullptr);
    EXPECT_EQ(asked->family, "h7");
    EXPECT_EQ(asked->who.str(), "jp-01");
}

} // namespace
} // namespace kiosk::test
