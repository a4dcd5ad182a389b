// A teacher and a stick: looked at, checked, marked, loaded, printed to, taken out.
#include "core/session/staff_stick_page.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/session/staff_guest.hpp"
#include "core/session/staff_page.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;
using Doing = StaffStick::Doing;

const StickItem kWorkbook{StickKind::Workbook, "visit.xlsx", "visit.xlsx", 9, {}};
const StickItem kOther{StickKind::Package, "other", "other", 0, {}};
const StickItem kBundle{StickKind::Bundle, "side.kbundle", "side.kbundle", 9, {}};

StickLooked looked() {
    StickSeen seen;
    seen.name = "STICK";
    seen.contents.items = {kWorkbook, kOther, kBundle};
    return {seen, {}};
}
StickCheck clean() {
    StickCheck check;
    check.item = kWorkbook;
    check.changes.revision = RevisionNumber{3};
    check.badges = 2;
    return check;
}
StickCheck faulty() {
    StickCheck check;
    check.item = kWorkbook;
    check.problems = {{true, "名單!E14", "name", {{{"en", "it is empty"}}}, {}}, {false, "名單!E15", "", {}, {}}};
    check.errors = 1;
    check.hindrance = StickHindrance::Errors;
    return check;
}

struct AtTheStick : test::StaffGuest {
    explicit AtTheStick(StaffRole role = StaffRole::Teacher) {
        signs_in(StaffMember{OperatorId{"t1"}, role});
        hears(BoardRead{});
        does(OpenStick{});
    }
    [[nodiscard]] std::vector<StickQuestion> asks() const {
        std::vector<StickQuestion> all;
        for (const auto& effect : effects)
            if (const auto* each = std::get_if<AskStick>(&effect)) all.push_back(each->question);
        return all;
    }
    template <class Question> [[nodiscard]] std::size_t asked() const {
        return static_cast<std::size_t>(
            std::ranges::count_if(asks(), [](const auto& each) { return std::holds_alternative<Question>(each); }));
    }
    void told(StickAnswer answer) { does(StickAnswered{std::move(answer)}); }
    void checked(const StickCheck& check) {
        told(looked());
        does(CheckStick{});
        told(StickChecked{check});
    }
    [[nodiscard]] const StaffStick& stick() const { return state.staff.stick; }
};

TEST(StaffStickPage, IsATeachers) {
    const AtTheStick volunteer(StaffRole::Volunteer);
    EXPECT_EQ(volunteer.state.staff.view, StaffView::Home);
    EXPECT_TRUE(volunteer.asks().empty());
    const AtTheStick teacher;
    EXPECT_EQ(teacher.state.staff.view, StaffView::Stick);
    EXPECT_TRUE(std::get<LookAtStick>(teacher.asks().at(0)).anew);
}

TEST(StaffStickPage, SeesAStickThatIsPutInAndOneThatIsPulledOut) {
    AtTheStick staff;
    staff.told(StickLooked{});
    EXPECT_FALSE(staff.stick().looked->stick);
    staff.waits(1999ms);
    EXPECT_EQ(staff.asked<LookAtStick>(), 1U);
    staff.waits(1ms);
    ASSERT_EQ(staff.asked<LookAtStick>(), 2U);
    EXPECT_FALSE(std::get<LookAtStick>(staff.asks().back()).anew);
    staff.waits(9s);
    EXPECT_EQ(staff.asked<LookAtStick>(), 2U) << "one question at a time";
    staff.told(looked());
    EXPECT_EQ(staff.stick().event()->name, "visit.xlsx");
    staff.does(GoBack{});
    staff.waits(20s);
    EXPECT_EQ(staff.asked<LookAtStick>(), 2U) << "nobody looks any more";
}

TEST(StaffStickPage, TheEventThatIsChosenIsChecked) {
    AtTheStick staff;
    staff.told(looked());
    staff.does(ChooseOnStick{"side.kbundle"});
    EXPECT_EQ(staff.stick().event()->name, "visit.xlsx") << "a bundle is no event";
    staff.does(ChooseOnStick{"other"});
    staff.does(CheckStick{});
    EXPECT_EQ(std::get<CheckOnStick>(staff.asks().back()).item, kOther);
    staff.does(ChooseOnStick{"visit.xlsx"});
    EXPECT_EQ(staff.stick().event()->name, "other") << "while it is checked nothing else is touched";
}

TEST(StaffStickPage, ProblemsAreReadAndMarkedAndNothingIsLoaded) {
    AtTheStick staff;
    staff.checked(faulty());
    EXPECT_TRUE(staff.stick().reading);
    staff.does(ShowStickProblem{1});
    EXPECT_EQ(staff.stick().problem, 1U);
    staff.does(ShowStickProblem{2});
    EXPECT_EQ(staff.stick().problem, 1U) << "there are two";
    staff.does(LoadStick{});
    staff.does(PrintStick{});
    EXPECT_EQ(staff.stick().doing, Doing::Nothing);
    staff.does(MarkStick{});
    staff.told(StickDone{StickDone::What::Marked, "visit_請修改.xlsx"});
    EXPECT_EQ(std::get<StickDone>(*staff.stick().said).file, "visit_請修改.xlsx");
    EXPECT_TRUE(staff.stick().reading);
    staff.does(CheckStick{});
    EXPECT_EQ(std::get<CheckOnStick>(staff.asks().back()).item, kWorkbook) << "again";
    EXPECT_FALSE(staff.stick().said);
}

TEST(StaffStickPage, WhatChangesIsSeenBeforeItIsLoaded) {
    AtTheStick staff;
    staff.checked(clean());
    EXPECT_EQ(staff.asked<LoadFromStick>(), 0U);
    staff.does(LoadStick{});
    EXPECT_EQ(staff.asked<LoadFromStick>(), 1U);
    staff.told(StickDone{StickDone::What::Loaded, {}, RevisionNumber{3}});
    EXPECT_EQ(std::get<StickDone>(*staff.stick().said).revision.value(), 3U);
    staff.does(LoadStick{});
    EXPECT_EQ(staff.asked<LoadFromStick>(), 1U) << "it is loaded";
}

TEST(StaffStickPage, BadgesAreChosenBeforeTheyArePrinted) {
    AtTheStick staff;
    auto check = clean();
    check.new_badges = 1;
    check.groups = {{DelegationId{"jp"}, {}, 2, 0}};
    check.papers = {"a4", "cards"};
    staff.checked(check);
    staff.does(OpenStickBadges{});
    EXPECT_TRUE(staff.stick().choosing);
    staff.does(ChooseStickBadges{{true, DelegationId{"jp"}, "cards"}});
    staff.does(PrintStick{});
    EXPECT_EQ(staff.asked<PrintToStick>(), 0U) << "theirs are no new ones";
    staff.does(ChooseStickBadges{{false, DelegationId{"kr"}, "cards"}});
    staff.does(PrintStick{});
    EXPECT_EQ(staff.asked<PrintToStick>(), 0U) << "there is no such delegation";
    const StickPrint theirs{false, DelegationId{"jp"}, "cards"};
    staff.does(ChooseStickBadges{theirs});
    staff.does(PrintStick{});
    ASSERT_EQ(staff.asked<PrintToStick>(), 1U);
    EXPECT_EQ(std::get<PrintToStick>(staff.asks().back()).print, theirs);
    staff.does(ChooseStickBadges{{}});
    EXPECT_EQ(staff.stick().print, theirs) << "while it is made nothing else is chosen";
    staff.told(StickDone{StickDone::What::Printed, "visit_jp_識別證.pdf"});
    EXPECT_FALSE(staff.stick().choosing);
    staff.checked(check);
    EXPECT_EQ(staff.stick().print, StickPrint{}) << "another check, another choice";
}

TEST(StaffStickPage, OneStepBackLeavesTheChoiceTheNextOneTheCheck) {
    AtTheStick staff;
    staff.checked(clean());
    staff.does(OpenStickBadges{});
    staff.does(GoBack{});
    EXPECT_FALSE(staff.stick().choosing);
    EXPECT_TRUE(staff.stick().reading);
    staff.does(GoBack{});
    EXPECT_FALSE(staff.stick().reading);
}

TEST(StaffStickPage, WhatTakesLongSaysHowFarItIsAndIsStoppedByATouch) {
    AtTheStick staff;
    staff.checked(clean());
    const auto stops = [&] {
        return std::ranges::count_if(staff.effects,
                                     [](const auto& effect) { return std::holds_alternative<StopStickWork>(effect); });
    };
    staff.does(StopStick{});
    EXPECT_EQ(stops(), 0) << "nothing is done";
    staff.does(PrintStick{});
    staff.does(StickPassed{64});
    EXPECT_EQ(staff.stick().percent, 64);
    staff.does(StopStick{});
    staff.does(StopStick{});
    EXPECT_EQ(stops(), 1) << "once is enough";
    EXPECT_TRUE(staff.stick().stopping);
    EXPECT_TRUE(staff.stick().is_busy()) << "until it has stopped";
    staff.told(StickFailed{StickFailed::Why::Stopped, {}});
    EXPECT_FALSE(staff.stick().is_busy());
    staff.does(StickPassed{70});
    staff.does(LoadStick{});
    EXPECT_EQ(staff.stick().percent, 0);
    staff.does(StopStick{});
    EXPECT_FALSE(staff.stick().stopping) << "a revision is loaded all or not at all";
}

TEST(StaffStickPage, SettingsGoOutAndInAndTheLogGoesOut) {
    AtTheStick staff;
    staff.does(SaveStickSettings{});
    EXPECT_EQ(staff.asked<SettingsToStick>(), 0U) << "none is in";
    staff.told(looked());
    staff.does(SaveStickSettings{});
    EXPECT_EQ(staff.stick().doing, Doing::SavingSettings);
    staff.told(StickDone{StickDone::What::SettingsSaved, "kiosk.toml"});
    staff.told(looked());
    staff.does(TakeStickSettings{});
    EXPECT_EQ(staff.asked<SettingsFromStick>(), 1U);
    staff.told(StickFailed{StickFailed::Why::Settings, "kiosk.toml:1:1: …"});
    staff.told(looked());
    staff.does(SaveStickLog{});
    EXPECT_EQ(staff.asked<LogToStick>(), 1U);
    staff.told(StickDone{StickDone::What::LogSaved, "紀錄.txt"});
    EXPECT_EQ(std::get<StickDone>(*staff.stick().said).what, StickDone::What::LogSaved);
}

TEST(StaffStickPage, NobodyLeavesAndNobodyIsSignedOutWhileItIsWrittenTo) {
    AtTheStick staff;
    staff.checked(clean());
    staff.does(LoadStick{});
    staff.waits(staff.state.timing.staff + 1s);
    for (const auto& event :
         std::vector<SessionEvent>{GoBack{}, LeaveStaff{}, OpenHealth{}, OpenFind{}, TakeStickOut{}})
        staff.does(event);
    EXPECT_EQ(staff.state.staff.view, StaffView::Stick);
    EXPECT_EQ(staff.stick().doing, Doing::Loading);
    staff.presents(Verdict::Admitted);
    EXPECT_TRUE(staff.state.staff.news) << "badges are decided meanwhile";
    staff.does(Decided{{test::group("T", 0, 9)}});
    EXPECT_EQ(staff.state.staff.view, StaffView::Stick);
    staff.told(StickFailed{StickFailed::Why::NotLoaded, "busy"});
    EXPECT_EQ(std::get<StickFailed>(*staff.stick().said).why, StickFailed::Why::NotLoaded);
    staff.waits(staff.state.timing.staff - 1s);
    EXPECT_TRUE(staff.state.staff.who) << "from then on they have their time";
    staff.waits(2s);
    EXPECT_EQ(staff.state.screen, Screen::Attract);
}

TEST(StaffStickPage, ACheckIsGivenUpByGoingAway) {
    AtTheStick staff;
    staff.told(looked());
    staff.does(CheckStick{});
    staff.does(GoBack{});
    EXPECT_EQ(staff.state.staff.view, StaffView::Home);
    staff.told(StickChecked{clean()});
    staff.does(OpenStick{});
    staff.told(StickChecked{clean()});
    EXPECT_FALSE(staff.stick().check) << "nobody asked for it here";
    staff.told(looked());
    EXPECT_TRUE(staff.stick().looked);
}

TEST(StaffStickPage, BackLeadsFromTheCheckToTheFilesAndTheCheckIsThereStill) {
    AtTheStick staff;
    staff.checked(clean());
    staff.does(GoBack{});
    EXPECT_EQ(staff.state.staff.view, StaffView::Stick);
    EXPECT_FALSE(staff.stick().reading);
    staff.does(ShowStickCheck{});
    EXPECT_TRUE(staff.stick().reading);
}

TEST(StaffStickPage, OneTouchSyncsWithTheOtherKiosks) {
    AtTheStick staff;
    staff.told(looked());
    staff.does(SyncStick{});
    EXPECT_EQ(staff.stick().doing, Doing::Syncing);
    StickDone done;
    done.what = StickDone::What::Synced;
    done.taken = 214;
    staff.told(done);
    EXPECT_EQ(std::get<StickDone>(*staff.stick().said).taken, 214U);
}

TEST(StaffStickPage, ItIsTakenOutOnceEverythingIsOnIt) {
    AtTheStick staff;
    staff.does(TakeStickOut{});
    EXPECT_EQ(staff.asked<EjectStick>(), 0U) << "none is in";
    staff.told(looked());
    staff.does(TakeStickOut{});
    EXPECT_EQ(staff.stick().doing, Doing::Ejecting);
    staff.told(StickDone{StickDone::What::Ejected});
    EXPECT_EQ(std::get<StickDone>(*staff.stick().said).what, StickDone::What::Ejected);
    staff.told(StickLooked{});
    EXPECT_TRUE(staff.stick().said) << "it is said as long as nothing else is done";
}

} // namespace
} // namespace kiosk::core
