// The lists of staff: who has not come, and the roll.
#include "core/session/staff_lists.hpp"

#include <gtest/gtest.h>

#include "core/session/staff_guest.hpp"
#include "core/session/staff_page.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;

const SubjectKey kAoki{"p:jp-01"}, kSora{"p:jp-02"}, kCount{"d:sg"};
const DelegationId kJapan{"jp"}, kSingapore{"sg"};

struct Lists : test::StaffGuest {
    Lists() {
        signs_in(StaffMember{OperatorId{"v1"}, StaffRole::Volunteer});
        hears(BoardRead{});
    }
    template <class Question> [[nodiscard]] std::size_t asked() const { return StaffGuest::asked<Question>().size(); }
    void calls_the_roll(bool drill = true) {
        does(OpenRollCall{});
        does(BeginRoll{drill});
        InsideNow list;
        list.people = 20;
        list.groups.resize(2);
        list.groups[0].id = kJapan;
        list.groups[0].people = 2;
        list.groups[0].inside = {{kAoki, "青木 みなも", "", "", "", 1, {}}, {kSora, "白川 そら", "", "", "", 1, {}}};
        list.groups[1].id = kSingapore;
        list.groups[1].people = 18;
        list.groups[1].inside = {{kCount, "", "", "", "", 18, {}}};
        hears(InsideRead{list});
    }
};

TEST(StaffNotArrivedPage, IsLiveWhileItIsLookedAt) {
    Lists staff;
    staff.does(OpenNotArrived{});
    EXPECT_EQ(staff.state.staff.view, StaffView::NotArrived);
    EXPECT_EQ(staff.asked<AskNotArrived>(), 1U);
    staff.does(CountsChanged{{4, 9, 4}});
    EXPECT_EQ(staff.asked<AskNotArrived>(), 1U) << "one question at a time";
    NotArrived list;
    list.missing = 5;
    staff.hears(NotArrivedRead{list});
    EXPECT_EQ(staff.state.staff.not_arrived.list->missing, 5);
    EXPECT_EQ(staff.asked<AskNotArrived>(), 2U) << "what changed meanwhile is asked about then";
    staff.hears(NotArrivedRead{list});
    staff.waits(10s);
    EXPECT_EQ(staff.asked<AskNotArrived>(), 3U) << "the door may have closed by now";
    EXPECT_EQ(staff.asked<AskBoard>(), 1U);
}

TEST(StaffNotArrivedPage, LeadsToAPersonAndBackToWhatWasChosen) {
    Lists staff;
    staff.does(OpenNotArrived{});
    staff.hears(NotArrivedRead{});
    staff.does(ChooseAbsentGroup{kSingapore});
    staff.does(OpenPerson{ParticipantId{"sg-01"}});
    EXPECT_EQ(staff.state.staff.person.from, StaffView::NotArrived);
    staff.does(GoBack{});
    EXPECT_EQ(staff.state.staff.view, StaffView::NotArrived);
    EXPECT_EQ(staff.state.staff.not_arrived.chosen, kSingapore);
    staff.does(GoBack{});
    EXPECT_EQ(staff.state.staff.view, StaffView::Home);
    EXPECT_EQ(staff.state.staff.not_arrived, StaffNotArrived{});
}

TEST(StaffNotArrivedPage, AnAnswerThatCameTooLateBringsHomeItsOwn) {
    Lists staff;
    staff.does(OpenNotArrived{});
    staff.does(GoBack{});
    EXPECT_EQ(staff.asked<AskBoard>(), 1U);
    staff.hears(NotArrivedRead{});
    EXPECT_FALSE(staff.state.staff.not_arrived.list);
    EXPECT_EQ(staff.asked<AskBoard>(), 2U);
}

TEST(StaffNotArrivedPage, SomebodyIsCheckedInFromItAndItIsReadAnew) {
    Lists staff;
    staff.does(OpenNotArrived{});
    staff.hears(NotArrivedRead{});
    staff.does(CheckPerson{ParticipantId{"sg-01"}, false});
    EXPECT_EQ(staff.asked<AskToAct>(), 1U);
    staff.hears(Acted{ParticipantId{"sg-01"}, "Alma Reed", test::outcome(Verdict::Admitted)});
    EXPECT_EQ(staff.asked<AskNotArrived>(), 2U);
}

TEST(StaffHealthPage, IsLookedAtAgainByItself) {
    Lists staff;
    staff.does(OpenHealth{});
    EXPECT_EQ(staff.asked<AskHealth>(), 1U);
    MachineHealth health;
    health.facts.resize(1);
    staff.hears(HealthRead{health});
    EXPECT_EQ(staff.state.staff.health, health);
    staff.waits(10s);
    EXPECT_EQ(staff.asked<AskHealth>(), 2U);
    staff.does(GoBack{});
    EXPECT_EQ(staff.state.staff.view, StaffView::Home);
}

TEST(RollCall, BeginsAsADrillOrInEarnestAndAsksOnceWhoIsInside) {
    Lists staff;
    staff.does(BeginRoll{true});
    EXPECT_FALSE(staff.state.staff.roll) << "from its page alone";
    staff.does(OpenRollCall{});
    staff.does(BeginRoll{true});
    staff.does(BeginRoll{false});
    EXPECT_EQ(staff.asked<AskInside>(), 1U);
    EXPECT_TRUE(staff.state.staff.roll->drill);
    EXPECT_EQ(staff.state.staff.roll->began, staff.now);
    staff.does(MakeRollReal{});
    EXPECT_FALSE(staff.state.staff.roll->drill);
}

TEST(RollCall, CountsThoseWhoAreSafeAndACountAsManyAsItSaid) {
    Lists staff;
    staff.calls_the_roll();
    staff.does(MarkSafe{kAoki, true});
    staff.does(MarkSafe{SubjectKey{"p:nobody"}, true});
    EXPECT_EQ(staff.state.staff.roll->safe_people(), 1);
    staff.does(MarkSafe{kCount, true});
    EXPECT_EQ(staff.state.staff.roll->safe_people(), 19);
    staff.does(MarkSafe{kAoki, false});
    EXPECT_EQ(staff.state.staff.roll->safe_people(), 18);
    staff.does(MarkGroupSafe{kJapan, true});
    EXPECT_EQ(staff.state.staff.roll->safe_people(), 20);
    staff.does(MarkGroupSafe{kJapan, false});
    EXPECT_EQ(staff.state.staff.roll->safe_people(), 18);
}

TEST(RollCall, IsMarkedOnItsPageAloneAndItsListStaysAsItBegan) {
    Lists staff;
    staff.calls_the_roll();
    InsideNow others;
    others.people = 3;
    staff.hears(InsideRead{others});
    EXPECT_EQ(staff.state.staff.roll->people(), 20);
    staff.does(OpenStaffHome{});
    staff.does(MarkSafe{kAoki, true});
    staff.does(MarkGroupSafe{kJapan, true});
    staff.does(MakeRollReal{});
    staff.does(EndRoll{});
    EXPECT_EQ(staff.state.staff.roll->safe_people(), 0);
    EXPECT_TRUE(staff.state.staff.roll->drill);
}

TEST(RollCall, NobodyIsSignedOutWhileItIsCalledAndWhoWasSafeStaysSo) {
    Lists staff;
    staff.calls_the_roll();
    staff.does(MarkSafe{kAoki, true});
    staff.waits(30min);
    EXPECT_EQ(staff.state.screen, Screen::Staff);
    staff.does(LeaveStaff{});
    EXPECT_EQ(staff.state.screen, Screen::Staff) << "nothing else keeps what was marked";
    staff.does(GoBack{});
    EXPECT_EQ(staff.state.staff.view, StaffView::Home);
    staff.does(OpenFind{});
    staff.does(OpenRollCall{});
    EXPECT_EQ(staff.state.staff.roll->safe_people(), 1);
    EXPECT_EQ(staff.asked<AskInside>(), 1U) << "who was inside when it began";
    staff.waits(2h);
    EXPECT_EQ(staff.state.screen, Screen::Attract) << "a roll that everybody forgot shows no names for ever";
}

TEST(RollCall, EndsByOneTouchOnlyWhenEverybodyIsSafe) {
    Lists staff;
    staff.calls_the_roll();
    staff.does(EndRoll{});
    ASSERT_TRUE(staff.state.staff.roll);
    EXPECT_TRUE(staff.state.staff.roll->ending);
    staff.does(MarkSafe{kAoki, true});
    EXPECT_FALSE(staff.state.staff.roll->ending) << "it goes on";
    staff.does(EndRoll{});
    staff.does(EndRoll{});
    EXPECT_FALSE(staff.state.staff.roll);
    EXPECT_EQ(staff.state.staff.view, StaffView::Home);
    staff.calls_the_roll();
    staff.does(MarkGroupSafe{kJapan, true});
    staff.does(MarkGroupSafe{kSingapore, true});
    staff.does(EndRoll{});
    EXPECT_FALSE(staff.state.staff.roll);
    staff.waits(2min);
    EXPECT_EQ(staff.state.screen, Screen::Attract);
}

TEST(RollCall, ADeskThatDoesNotAnswerLetsItBeginAgain) {
    Lists staff;
    staff.does(OpenRollCall{});
    staff.does(BeginRoll{false});
    staff.hears(StaffTrouble{});
    EXPECT_FALSE(staff.state.staff.roll);
    staff.does(BeginRoll{false});
    EXPECT_EQ(staff.asked<AskInside>(), 2U);
}

struct Copying : Lists {
    [[nodiscard]] std::vector<PaperTo> wanted() const {
        std::vector<PaperTo> all;
        for (const auto& effect : effects)
            if (const auto* paper = std::get_if<MakePaper>(&effect)) all.push_back(std::get<RollPaper>(paper->job).to);
        return all;
    }
    void is_made(PaperTo to, PaperTrouble trouble = PaperTrouble::None) {
        does(PaperMade{RollPaper{to}, trouble, trouble == PaperTrouble::None ? "" : "why", LocalTime{9h}});
    }
};

TEST(RollCopies, AreRenewedEveryFiveMinutesOnThePlaceThatWasNamedWhoeverIsThere) {
    Copying staff;
    staff.does(CopyRoll{PaperTo::Stick});
    EXPECT_EQ(staff.wanted().size(), 1U) << "at once";
    staff.is_made(PaperTo::Stick);
    EXPECT_EQ(staff.state.copies.written, LocalTime{9h});
    staff.does(LeaveStaff{});
    staff.waits(4min + 59s);
    EXPECT_EQ(staff.wanted().size(), 1U);
    staff.waits(1s);
    EXPECT_EQ(staff.wanted().size(), 2U) << "at the guests' first screen, too";
    staff.waits(20min);
    EXPECT_EQ(staff.wanted().size(), 2U) << "one at a time";
    staff.is_made(PaperTo::Stick);
    staff.waits(5min);
    EXPECT_EQ(staff.wanted().size(), 3U);
}

TEST(RollCopies, ThatCouldNotBeMadeAreTriedAgainSoonAndWhyIsKept) {
    Copying staff;
    staff.does(CopyRoll{PaperTo::Stick});
    staff.is_made(PaperTo::Stick);
    staff.waits(5min);
    staff.is_made(PaperTo::Stick, PaperTrouble::NoStick);
    EXPECT_EQ(staff.state.copies.trouble, PaperTrouble::NoStick);
    EXPECT_EQ(staff.state.copies.detail, "why");
    EXPECT_TRUE(staff.state.copies.written) << "the one before is there still";
    staff.waits(30s);
    EXPECT_EQ(staff.wanted().size(), 3U);
    staff.is_made(PaperTo::Stick);
    EXPECT_EQ(staff.state.copies.trouble, PaperTrouble::None);
}

TEST(RollCopies, GoToAnotherPlaceOrEndWhenStaffSaySo) {
    Copying staff;
    staff.does(CopyRoll{PaperTo::Printer});
    EXPECT_TRUE(staff.wanted().empty()) << "no printer is named";
    staff.state.prints = true;
    staff.does(CopyRoll{PaperTo::Stick});
    staff.does(CopyRoll{PaperTo::Printer});
    EXPECT_EQ(staff.wanted().size(), 1U) << "one at a time";
    staff.is_made(PaperTo::Stick);
    ASSERT_EQ(staff.wanted().size(), 2U);
    EXPECT_EQ(staff.wanted().back(), PaperTo::Printer);
    EXPECT_FALSE(staff.state.copies.written) << "of the other place";
    staff.is_made(PaperTo::Printer);
    staff.does(StopRollCopies{});
    staff.waits(1h);
    EXPECT_EQ(staff.wanted().size(), 2U);
    EXPECT_EQ(staff.state.copies, RollCopies{});
}

} // namespace
} // namespace kiosk::core
