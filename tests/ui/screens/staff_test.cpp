// Staff on the real screens, through the session.
#include <algorithm>
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ui/screens/staff_visit.hpp"
#include "ui/stages/parts.hpp"
#include "ui/stages/stages.hpp"

namespace kiosk::test {
namespace {

const core::StaffMember kT1{core::OperatorId{"t1"}, core::StaffRole::Teacher};

TEST(StaffScreens, AHeldCornerOpensThePadAndATapDoesNot) {
    StaffVisit visit(sample_stage(core::Screen::Home, "en"));
    (void)visit.screen.frame(visit.stage);
    visit.screen.finger_down(60, 50);
    for (int i = 0; i < 2; ++i) // a press takes two frames to arrive
        for (const auto& event : visit.screen.frame(visit.stage).events) visit.does(event);
    EXPECT_EQ(visit.stage.state.screen, core::Screen::Home);
    visit.stage.now += core::Millis{1600};
    for (const auto& event : visit.screen.frame(visit.stage).events) visit.does(event);
    EXPECT_EQ(visit.stage.state.screen, core::Screen::Staff);
    visit.screen.finger_up();
    for (int i = 0; i < 2; ++i)
        for (const auto& event : visit.screen.frame(visit.stage).events) visit.does(event);
    EXPECT_EQ(visit.stage.state.screen, core::Screen::Staff);
    EXPECT_THAT(visit.words(), testing::HasSubstr("工作人員")) << "in the home language, whatever the guest's";
}

TEST(StaffScreens, SixTouchesAskWhosePinItIs) {
    StaffVisit visit(named("staff-pad-wrong"));
    for (const char digit : std::string("073941")) visit.touches(std::string("pad.") + digit);
    ASSERT_EQ(visit.asked.size(), 1U);
    EXPECT_EQ(std::get<core::AskWhosePin>(visit.asked[0]).pin, "073941");
    EXPECT_THAT(visit.words(), testing::Not(testing::HasSubstr("0\n7\n3\n9"))) << "what is typed is dots";
}

TEST(StaffScreens, EnglishIsATouchAway) {
    StaffVisit visit(named("staff-home"));
    EXPECT_THAT(visit.words(), testing::HasSubstr("應到"));
    visit.touches("staff.language");
    EXPECT_THAT(visit.words(),
                testing::AllOf(testing::HasSubstr("Expected"), testing::Not(testing::HasSubstr("應到"))));
}

TEST(StaffScreens, AVolunteerSeesWithAPadlockWhatIsATeachers) {
    StaffVisit visit(named("staff-home-volunteer"));
    (void)visit.screen.frame(visit.stage);
    const auto record = visit.screen.frame(visit.stage).record;
    const auto touchable = [&](const char* id) {
        const auto at = std::ranges::find(record.widgets, std::string(id), &ui::WidgetRect::id);
        return at == record.widgets.end() ? -1 : int{at->touchable};
    };
    EXPECT_EQ(touchable("staff.entry.does.0"), 1) << "their own";
    EXPECT_EQ(touchable("staff.entry.does.2"), 0) << "seen, and locked";
}

TEST(StaffScreens, AMistakeIsUndoneInTwoTouches) {
    StaffVisit visit(named("staff-home"));
    visit.touches("staff.entry.does.0");
    EXPECT_TRUE(visit.asked.empty());
    visit.touches("staff.why.by_mistake");
    ASSERT_EQ(visit.asked.size(), 1U);
    EXPECT_EQ(std::get<core::AskToUndo>(visit.asked[0]).reason, "by_mistake");
}

TEST(StaffScreens, SomebodyIsFoundByInitialsAndCheckedIn) {
    StaffVisit visit(named("staff-home"));
    visit.touches("staff.find");
    for (const char* sign : {"ㄨ", "ㄒ", "ㄇ"}) visit.touches(std::string("key.") + sign);
    EXPECT_EQ(visit.stage.state.staff.find.typed, "ㄨㄒㄇ");
    core::PersonRow row;
    row.id = core::ParticipantId{"home-01"};
    row.name = "王小明";
    visit.does(core::StaffAnswered{core::PeopleFound{"ㄨㄒㄇ", {row}, false}});
    EXPECT_THAT(visit.words(), testing::HasSubstr("王小明"));
    visit.touches("staff.check_in.home-01");
    const auto& act = std::get<core::AskToAct>(visit.asked.back());
    EXPECT_EQ(act.who, row.id);
    EXPECT_FALSE(act.leaves);
    visit.touches("key.face.A");
    visit.touches("key.q");
    EXPECT_EQ(visit.stage.state.staff.find.typed, "ㄨㄒㄇq");
}

TEST(StaffScreens, WhatOnlyStaffMayKnowHidesByItself) {
    StaffVisit visit(named("staff-person"));
    EXPECT_THAT(visit.words(), testing::HasSubstr("花生"));
    visit.stage.now += core::Millis{8000};
    visit.does(core::Tick{});
    EXPECT_THAT(visit.words(), testing::Not(testing::HasSubstr("花生")));
    visit.touches("staff.notes");
    EXPECT_THAT(visit.words(), testing::HasSubstr("花生"));
}

TEST(StaffScreens, HomeShowsTheWholeDayAndOnlyListsAreDragged) {
    for (const auto& [width, height] : {std::pair(1920, 1080), std::pair(1080, 1920)}) {
        Offscreen screen(width, height);
        for (const char* language : {"zh-TW", "en"}) {
            const Stage stage = named("staff-home", language);
            (void)screen.frame(stage);
            for (const std::string& list : screen.frame(stage).record.scrolled)
                EXPECT_NE(list, "staff.day") << language << " " << width;
        }
    }
}

TEST(StaffScreens, WhoHasNotComeIsCheckedInFromTheList) {
    StaffVisit visit(named("staff-home"));
    visit.touches("staff.not_arrived");
    EXPECT_TRUE(std::holds_alternative<core::AskNotArrived>(visit.asked.back()));
    visit.stage = named("staff-not-arrived");
    EXPECT_THAT(visit.words(), testing::AllOf(testing::HasSubstr("未到"), testing::HasSubstr("이도윤"),
                                              testing::Not(testing::HasSubstr("缺席"))));
    visit.touches("staff.check_in.이도윤");
    EXPECT_EQ(std::get<core::AskToAct>(visit.asked.back()).who, core::ParticipantId{"이도윤"});
    visit.touches("staff.absent.group.home");
    EXPECT_EQ(visit.stage.state.staff.not_arrived.chosen, core::DelegationId{"home"});
    visit.stage = named("staff-not-arrived-over");
    EXPECT_THAT(visit.words(), testing::HasSubstr("缺席"));
    visit.stage = named("staff-not-arrived-over", "en");
    EXPECT_THAT(visit.words(), testing::HasSubstr("absent"));
}

TEST(StaffScreens, WhoIsExcusedSaysWhyOnTheListAndATeacherExcusesThereAndTakesItBack) {
    StaffVisit visit(named("staff-not-arrived"));
    EXPECT_THAT(visit.words(), testing::AllOf(testing::HasSubstr("含請假 2 人"), testing::HasSubstr("請假：病假")));
    visit.touches("staff.excuse.이도윤");
    visit.touches("staff.why.family");
    ASSERT_FALSE(visit.asked.empty());
    EXPECT_EQ(std::get<core::AskToExcuse>(visit.asked.back()).who, core::ParticipantId{"이도윤"});
    visit.starts(named("staff-not-arrived"));
    visit.touches("staff.excuse.강지우");
    visit.touches("staff.why.by_mistake");
    ASSERT_FALSE(visit.asked.empty());
    EXPECT_TRUE(std::holds_alternative<core::AskToUndo>(visit.asked.back()));
    Stage volunteers = named("staff-not-arrived");
    volunteers.state.staff.who->role = core::StaffRole::Volunteer;
    visit.starts(volunteers);
    EXPECT_THAT(visit.words(),
                testing::AllOf(testing::HasSubstr("請假：病假"), testing::Not(testing::HasSubstr("標記請假"))));
}

TEST(StaffScreens, TheRollIsCalledByTouchesAndSaysThatItIsADrill) {
    StaffVisit visit(named("staff-home"));
    visit.touches("staff.roll");
    visit.touches("staff.roll.drill");
    EXPECT_TRUE(std::holds_alternative<core::AskInside>(visit.asked.back()));
    visit.stage = named("staff-roll-drill");
    EXPECT_THAT(visit.words(), testing::AllOf(testing::HasSubstr("演練"), testing::HasSubstr("04:12"),
                                              testing::HasSubstr("不自動離開"), testing::HasSubstr("小林 凛")));
    visit.touches("staff.safe.p:小林 凛");
    EXPECT_EQ(visit.stage.state.staff.roll->safe_people(), 3);
    visit.touches("staff.safe.p:小林 凛");
    EXPECT_EQ(visit.stage.state.staff.roll->safe_people(), 2) << "a touch too many is taken back by another";
    visit.touches("staff.safe.group.d0");
    EXPECT_EQ(visit.stage.state.staff.roll->safe_people(), 5);
    EXPECT_THAT(visit.words(), testing::Not(testing::HasSubstr("小林 凛"))) << "all of them are safe";
    visit.touches("staff.roll.make_real");
    EXPECT_THAT(visit.words(), testing::Not(testing::HasSubstr("演練")));
    visit.touches("staff.roll.end");
    visit.touches("staff.roll.end");
    EXPECT_FALSE(visit.stage.state.staff.roll);
}

TEST(StaffScreens, AnEventOnAStickIsCheckedSeenAndLoadedByTouches) {
    StaffVisit visit(named("staff-home"));
    visit.touches("staff.stick");
    EXPECT_EQ(visit.stage.state.staff.view, core::StaffView::Stick);
    visit.stage = named("staff-stick-files");
    EXPECT_THAT(visit.words(), testing::AllOf(testing::HasSubstr("晴川國際組"), testing::HasSubstr("可用 21.4 GB"),
                                              testing::HasSubstr("尚未檢查"), testing::HasSubstr("今天 08:05")));
    visit.touches("stick.check");
    EXPECT_EQ(visit.stage.state.staff.stick.doing, core::StaffStick::Doing::Checking);
    visit.stage = named("staff-stick-changes");
    EXPECT_THAT(visit.words(), testing::AllOf(testing::HasSubstr("星野 あかり"), testing::HasSubstr("132")));
    visit.touches("stick.load");
    EXPECT_EQ(visit.stage.state.staff.stick.doing, core::StaffStick::Doing::Loading);
    EXPECT_THAT(visit.words(), testing::HasSubstr("請不要拔除隨身碟"));
}

TEST(StaffScreens, AProblemOnAStickIsReadByItsCell) {
    StaffVisit visit(named("staff-stick-problems"));
    visit.touches("stick.problem.1");
    EXPECT_EQ(visit.stage.state.staff.stick.problem, 1U);
    EXPECT_THAT(visit.words(), testing::HasSubstr("請把這一欄設成「文字」格式，再重新輸入"));
    visit.touches("stick.mark");
    EXPECT_EQ(visit.stage.state.staff.stick.doing, core::StaffStick::Doing::Marking);
}

TEST(StaffScreens, BadgesForAStickAreChosenByTouches) {
    StaffVisit visit(named("staff-stick-changes"));
    visit.touches("stick.badges");
    visit.touches("stick.badges.new");
    visit.touches("stick.badges.of.1");
    visit.touches("stick.paper.cards");
    const auto& stick = visit.stage.state.staff.stick;
    EXPECT_EQ(stick.print, (core::StickPrint{true, core::DelegationId{"jp"}, "cards"}));
    EXPECT_THAT(visit.words(), testing::HasSubstr("2 張，存到隨身碟"));
    visit.touches("stick.badges.print");
    visit.touches("stick.stop");
}

TEST(StaffScreens, AStickIsATeachers) {
    StaffVisit visit(named("staff-home-volunteer"));
    (void)visit.screen.frame(visit.stage);
    const auto record = visit.screen.frame(visit.stage).record;
    const auto tile = std::ranges::find(record.widgets, std::string("staff.stick"), &ui::WidgetRect::id);
    ASSERT_NE(tile, record.widgets.end()) << "seen";
    EXPECT_FALSE(tile->touchable) << "and locked";
}

TEST(StaffScreens, TheHealthStripLeadsToWhatGuestsNoticeAndWhatToDo) {
    StaffVisit visit(named("staff-home"));
    visit.touches("staff.health.camera");
    EXPECT_TRUE(std::holds_alternative<core::AskHealth>(visit.asked.back()));
    visit.stage = named("staff-health");
    EXPECT_THAT(visit.words(), testing::HasSubstr("一切正常"));
    visit.stage = named("staff-health-bad");
    const std::string bad = visit.words();
    EXPECT_THAT(bad, testing::AllOf(testing::HasSubstr("2 項要處理，5 項請留意"), testing::HasSubstr("鏡頭沒有畫面"),
                                    testing::HasSubstr("3 筆還沒同步"), testing::HasSubstr("最後聯絡 09:38")));
    EXPECT_LT(bad.find("鏡頭沒有畫面"), bad.find("3 筆還沒同步")) << "what is to be done now comes first";
}

TEST(StaffScreens, TheRollSaysWhenItsLastCopyWasWrittenOrWhyNot) {
    StaffVisit visit(named("staff-roll-question"));
    visit.touches("staff.roll.stick");
    EXPECT_EQ(visit.stage.state.copies.to, core::PaperTo::Stick);
    EXPECT_THAT(visit.words(), testing::HasSubstr("正在製作名單"));
    visit.stage = named("staff-roll-drill");
    EXPECT_THAT(visit.words(), testing::HasSubstr("隨身碟上的名單：09:40 更新"));
    visit.stage = named("staff-roll-real");
    EXPECT_THAT(visit.words(), testing::AllOf(testing::HasSubstr("沒有隨身碟"), testing::HasSubstr("上一份 09:40")));
    visit.touches("staff.roll.stop");
    EXPECT_EQ(visit.stage.state.copies, core::RollCopies{});
}

TEST(StaffScreens, ADelegationIsOpenedFromTheDayAndItsTickedPeopleAreLetInByOneTouch) {
    StaffVisit visit(named("staff-home"));
    visit.touches("staff.group.jp");
    EXPECT_EQ(visit.stage.state.staff.view, core::StaffView::Delegation);
    visit.starts(named("staff-delegation"));
    EXPECT_THAT(visit.words(), testing::HasSubstr("18 人報到"));
    EXPECT_THAT(visit.words(), testing::HasSubstr("缺 2 人"));
    visit.touches("staff.tick.jp-27");
    visit.touches("staff.admit");
    ASSERT_FALSE(visit.asked.empty());
    const auto* admit = std::get_if<core::AskToAdmit>(&visit.asked.back());
    ASSERT_NE(admit, nullptr);
    EXPECT_EQ(admit->people.size(), 19U);
}

TEST(StaffScreens, ADelegationIsCountedWithoutNamesByTheSteppersAndAnActUndoneAsAWhole) {
    StaffVisit visit(named("staff-delegation"));
    visit.touches("staff.people.minus");
    EXPECT_THAT(visit.words(), testing::HasSubstr("只記人數 17 人"));
    visit.touches("staff.tick_all");
    EXPECT_THAT(visit.words(), testing::HasSubstr("20 人報到"));
    visit.touches("staff.part.1");
    EXPECT_THAT(visit.words(), testing::HasSubstr("0 人報到"));
    visit.touches("staff.together.undo.0");
    visit.touches("staff.why.by_mistake");
    ASSERT_FALSE(visit.asked.empty());
    const auto* undo = std::get_if<core::AskToUndo>(&visit.asked.back());
    ASSERT_NE(undo, nullptr);
    EXPECT_TRUE(undo->whole);
}

TEST(StaffScreens, ALostBadgeAndAnExcuseAreAskedWhyAndLockedForAVolunteer) {
    StaffVisit visit(named("staff-person"));
    visit.touches("staff.act.lost");
    visit.touches("staff.why.lost");
    ASSERT_FALSE(visit.asked.empty());
    EXPECT_TRUE(std::holds_alternative<core::AskToReissue>(visit.asked.back()));
    visit.starts(named("staff-person"));
    visit.touches("staff.act.excuse");
    visit.touches("staff.why.ill");
    ASSERT_FALSE(visit.asked.empty());
    EXPECT_TRUE(std::holds_alternative<core::AskToExcuse>(visit.asked.back()));
    visit.starts(named("staff-person-long"));
    (void)visit.screen.frame(visit.stage);
    for (const ui::WidgetRect& widget : visit.screen.frame(visit.stage).record.widgets)
        EXPECT_FALSE(widget.touchable && (widget.id == "staff.act.lost" || widget.id == "staff.act.excuse"));
    visit.starts(named("staff-person-excused"));
    EXPECT_THAT(visit.words(), testing::HasSubstr("病假"));
}

TEST(StaffScreens, WhatStaffMustKnowStandsBehindATouchOnThePersonsPageAndGoesWithThePage) {
    StaffVisit visit(named("staff-person-notes"));
    EXPECT_THAT(visit.words(), testing::AllOf(testing::HasSubstr("花生過敏"), testing::HasSubstr("15:30 先離開")));
    visit.stage.now += core::Millis{8000};
    visit.does(core::Tick{});
    EXPECT_THAT(visit.words(), testing::Not(testing::HasSubstr("過敏")));
    visit.touches("staff.notes");
    EXPECT_THAT(visit.words(), testing::HasSubstr("腎上腺素筆"));
    visit.touches("staff.leave");
    EXPECT_THAT(visit.words(), testing::Not(testing::HasSubstr("腎上腺素筆")));
}

TEST(StaffScreens, ASecondTapOnTheWayBackSignsNobodyOut) {
    for (const auto& [width, height] : {std::pair{1920, 1080}, {1080, 1920}}) {
        const auto place = [&](const std::string& stage, const std::string& id) {
            const ui::FrameRecord record = Offscreen(width, height).frame(named(stage)).record;
            for (const ui::WidgetRect& each : record.widgets)
                if (each.id == id) return each;
            throw std::out_of_range(id);
        };
        const ui::WidgetRect back = place("staff-person", "staff.back"), leave = place("staff-home", "staff.leave");
        EXPECT_TRUE(back.x1 <= leave.x0 || back.y1 <= leave.y0 || leave.y1 <= back.y0) << width;
    }
}

TEST(StaffScreens, LookOnlyIsSeenOnEveryPageAndEndsByATouch) {
    StaffVisit visit(named("staff-home"));
    visit.touches("staff.look");
    EXPECT_TRUE(visit.stage.state.staff.look_only);
    EXPECT_THAT(visit.words(), testing::HasSubstr("不會報到"));
    visit.touches("staff.find");
    EXPECT_THAT(visit.words(), testing::HasSubstr("不會報到"));
    visit.touches("staff.look.off");
    EXPECT_FALSE(visit.stage.state.staff.look_only);
    EXPECT_THAT(visit.words(), testing::Not(testing::HasSubstr("不會報到")));
}

TEST(StaffScreens, ATeacherChoosesAnotherCheckpointInTwoTouchesAndAVolunteerSeesAPadlock) {
    StaffVisit visit(named("staff-home"));
    add_checkpoints(visit.stage);
    visit.touches("staff.checkpoints");
    visit.touches("staff.checkpoint.lunch");
    ASSERT_FALSE(visit.asked.empty());
    EXPECT_EQ(std::get<core::AskToStand>(visit.asked.back()).at.str(), "lunch");
    visit.starts(named("staff-home-volunteer"));
    (void)visit.screen.frame(visit.stage);
    for (const ui::WidgetRect& widget : visit.screen.frame(visit.stage).record.widgets)
        EXPECT_FALSE(widget.touchable && (widget.id == "staff.checkpoints" || widget.id == "staff.changes"));
}

TEST(StaffScreens, ADelayAMoveTheRainPlaceAndACancellationAreWrittenFromOnePage) {
    StaffVisit visit(named("staff-home"));
    const auto last = [&] {
        const auto* asked = visit.last<core::AskToChange>();
        visit.stage.state.staff.acting = false; // the desk is done
        return asked == nullptr ? core::DayChange{} : asked->change;
    };
    using What = core::DayChange::What;
    visit.touches("staff.changes");
    visit.touches("staff.change.plus");
    visit.touches("staff.change.plus");
    EXPECT_THAT(visit.words(), testing::HasSubstr("延誤 10 分鐘"));
    visit.touches("staff.change");
    EXPECT_EQ(last(), (core::DayChange{What::Delay, {}, 10}));
    visit.touches("staff.subject.group.jp");
    visit.touches("staff.change.plus");
    visit.touches("staff.change");
    EXPECT_EQ(last(), (core::DayChange{What::Delay, {core::DelegationId{"jp"}, {}}, 5}));
    visit.does(core::ChooseSubject{{{}, core::ItemId{"lacquer"}}, 0});
    visit.touches("staff.change.minus");
    EXPECT_THAT(visit.words(), testing::HasSubstr("改到 13:25"));
    visit.touches("staff.change");
    EXPECT_EQ(last(), (core::DayChange{What::Move, {{}, core::ItemId{"lacquer"}}, 805}));
    visit.touches("staff.change.rain");
    EXPECT_EQ(last(), (core::DayChange{What::Rain, {{}, core::ItemId{"lacquer"}}, 0}));
    visit.touches("staff.change.cancel");
    EXPECT_EQ(last(), (core::DayChange{What::Cancel, {{}, core::ItemId{"lacquer"}}, 0}));
}

TEST(StaffScreens, WhatWasChangedIsListedAndTakenBackWithAReason) {
    StaffVisit visit(named("staff-changes"));
    const auto words = visit.words();
    EXPECT_THAT(words, testing::HasSubstr("晚 20 分"));
    EXPECT_THAT(words, testing::HasSubstr("改到 11:15"));
    visit.touches("staff.change.undo.3");
    visit.touches("staff.why.by_mistake");
    ASSERT_FALSE(visit.asked.empty());
    EXPECT_TRUE(std::holds_alternative<core::AskToUndo>(visit.asked.back()));
}

TEST(StaffScreens, NothingOfAPersonIsLeftOnTheGuestsScreens) {
    StaffVisit visit(named("staff-person"));
    visit.touches("staff.leave");
    EXPECT_EQ(visit.stage.state.screen, core::Screen::Attract);
    EXPECT_THAT(visit.words(), testing::Not(testing::HasSubstr("林怡君")));
}

} // namespace
} // namespace kiosk::test
