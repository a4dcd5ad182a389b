// Badges that are only looked at, where the kiosk stands, and what is changed about the day.
#include <algorithm>

#include <gtest/gtest.h>

#include "core/session/staff_guest.hpp"
#include "core/session/staff_page.hpp"

namespace kiosk::core {
namespace {

struct DayStaff : test::StaffGuest {
    explicit DayStaff(StaffRole role = StaffRole::Teacher) { signs_in(StaffMember{OperatorId{"x1"}, role}); }
    [[nodiscard]] const StaffWork& work() const { return state.staff; }
};

DelegationPart part_of_day(const char* coach) {
    return {DelegationPart::By::Coach, coach};
}

BadgeSeen seen(Verdict verdict, const char* who, const char* delegation = "", DelegationPart part = {}) {
    return {verdict, ParticipantId{who}, DelegationId{delegation}, std::move(part)};
}

TEST(LookOnly, ABadgeOpensItsPersonsPageOrItsDelegations) {
    DayStaff staff(StaffRole::Volunteer);
    staff.does(ToggleLookOnly{});
    ASSERT_TRUE(staff.work().look_only);
    staff.hears(seen(Verdict::Admitted, "jp-01"));
    EXPECT_EQ(staff.work().view, StaffView::Person);
    EXPECT_EQ(staff.work().person.id.str(), "jp-01");
    EXPECT_FALSE(staff.work().news) << "nothing happened";
    staff.hears(seen(Verdict::Admitted, "", "jp"));
    EXPECT_EQ(staff.work().view, StaffView::Delegation);
    EXPECT_TRUE(staff.work().delegation.part.is_all());
    staff.hears(seen(Verdict::Admitted, "", "jp", part_of_day("2")));
    EXPECT_EQ(staff.work().delegation.part, part_of_day("2"));
    staff.does(ToggleLookOnly{});
    EXPECT_FALSE(staff.work().look_only);
    staff.hears(seen(Verdict::Admitted, "jp-02"));
    EXPECT_EQ(staff.work().view, StaffView::Delegation) << "it was shown before, and nobody looks any more";
}

TEST(LookOnly, SaysWhatIsWrongWithABadgeAndOpensItsPageAllTheSame) {
    DayStaff staff;
    staff.does(ToggleLookOnly{});
    staff.hears(seen(Verdict::Revoked, "jp-01"));
    EXPECT_EQ(staff.work().view, StaffView::Person);
    ASSERT_TRUE(staff.work().news);
    EXPECT_EQ(staff.work().news->outcome->verdict, Verdict::Revoked);
    staff.hears(seen(Verdict::AdmittedUnknown, ""));
    EXPECT_EQ(staff.work().news->what, StaffNews::What::Nobody);
    staff.does(HideStaffNews{});
    staff.hears(seen(Verdict::Unreadable, ""));
    EXPECT_FALSE(staff.work().news) << "a code, but none of ours";
}

TEST(LookOnly, LeavesAQuestionThatIsBeingAnswered) {
    DayStaff staff;
    staff.does(ToggleLookOnly{});
    staff.does(OpenPerson{ParticipantId{"home-01"}});
    staff.does(ExcusePerson{ParticipantId{"home-01"}});
    staff.hears(seen(Verdict::Admitted, "jp-01"));
    EXPECT_EQ(staff.work().person.id.str(), "home-01");
}

TEST(LookOnly, EndsWithStaffMode) {
    DayStaff staff;
    staff.does(ToggleLookOnly{});
    staff.does(OpenStaffHome{});
    EXPECT_TRUE(staff.work().look_only) << "on every page";
    staff.does(LeaveStaff{});
    EXPECT_FALSE(staff.work().look_only);
    staff.signs_in(StaffMember{OperatorId{"x1"}, StaffRole::Teacher});
    EXPECT_FALSE(staff.work().look_only);
    staff.does(ToggleLookOnly{});
    staff.waits(Millis{121'000});
    EXPECT_FALSE(staff.work().look_only) << "whoever forgets it is signed out";
    staff.does(ToggleLookOnly{});
    EXPECT_FALSE(staff.work().look_only) << "nobody is signed in";
}

TEST(StaffCheckpoint, ATeacherChoosesWhereTheKioskStands) {
    DayStaff staff;
    staff.does(ChooseCheckpoint{CheckpointId{"hall"}});
    EXPECT_TRUE(staff.asked<AskToStand>().empty()) << "not on its page";
    staff.does(OpenCheckpoints{});
    ASSERT_EQ(staff.work().view, StaffView::Checkpoints);
    staff.does(ChooseCheckpoint{CheckpointId{"hall"}});
    staff.does(ChooseCheckpoint{CheckpointId{"lunch"}});
    ASSERT_EQ(staff.asked<AskToStand>().size(), 1U) << "one at a time";
    EXPECT_EQ(staff.asked<AskToStand>()[0].at.str(), "hall");
    EXPECT_EQ(staff.asked<AskToStand>()[0].by.id.str(), "x1");
    staff.hears(StandsAt{true});
    EXPECT_EQ(staff.work().view, StaffView::Home);
    EXPECT_EQ(staff.work().news->what, StaffNews::What::Stands);
    EXPECT_FALSE(staff.work().acting);
    staff.does(OpenCheckpoints{});
    staff.does(ChooseCheckpoint{CheckpointId{"gone"}});
    staff.hears(StandsAt{false});
    EXPECT_EQ(staff.work().view, StaffView::Checkpoints);
    EXPECT_EQ(staff.work().news->what, StaffNews::What::NotYours);
}

TEST(StaffDay, NeitherTheCheckpointNorTheDayIsAVolunteersToChange) {
    DayStaff staff(StaffRole::Volunteer);
    staff.does(OpenCheckpoints{});
    EXPECT_EQ(staff.work().view, StaffView::Home);
    staff.does(OpenChanges{});
    EXPECT_EQ(staff.work().view, StaffView::Home);
}

TEST(StaffDay, ADelayIsCountedInStepsAndWritten) {
    DayStaff staff;
    staff.does(OpenChanges{});
    ASSERT_EQ(staff.work().view, StaffView::Changes);
    EXPECT_EQ(staff.work().changes.subject, ChangeSubject{}) << "everyone";
    staff.does(ChangeMinutes{-5});
    EXPECT_EQ(staff.work().changes.minutes, 0) << "nobody is delayed by less than nothing";
    staff.does(ChangeMinutes{5});
    staff.does(ChooseSubject{{DelegationId{"jp"}, {}}, 20});
    EXPECT_EQ(staff.work().changes.minutes, 20) << "as late as they are already";
    staff.does(ChangeMinutes{1'000'000});
    EXPECT_EQ(staff.work().changes.minutes, kLongestDelay);
    const DayChange change{DayChange::What::Delay, {DelegationId{"jp"}, {}}, 30};
    staff.does(MakeChange{change});
    staff.does(MakeChange{change});
    ASSERT_EQ(staff.asked<AskToChange>().size(), 1U);
    EXPECT_EQ(staff.asked<AskToChange>()[0].change, change);
    staff.hears(DayChanged{true});
    EXPECT_EQ(staff.work().news->what, StaffNews::What::DayChanged);
    EXPECT_FALSE(staff.work().acting);
    staff.does(MakeChange{{DayChange::What::Delay, {}, -1}});
    EXPECT_EQ(staff.asked<AskToChange>().size(), 1U) << "no such thing";
    staff.does(MakeChange{change});
    staff.hears(DayChanged{false});
    EXPECT_EQ(staff.work().news->what, StaffNews::What::NotYours);
}

TEST(StaffDay, AnItemIsMovedBothWaysAndIsWhereItIsOnceItWas) {
    DayStaff staff;
    staff.does(OpenChanges{});
    staff.does(ChooseSubject{{{}, ItemId{"opening"}}, 0});
    staff.does(ChangeMinutes{-10});
    EXPECT_EQ(staff.work().changes.minutes, -10);
    staff.does(MakeChange{{DayChange::What::Move, {{}, ItemId{"opening"}}, 560}});
    staff.hears(DayChanged{true});
    EXPECT_EQ(staff.work().changes.minutes, 0);
    staff.does(OpenStaffHome{});
    EXPECT_EQ(staff.work().changes, StaffChanges{});
}

TEST(StaffDay, ACoachsBadgeOpensItsListAndAtAGuestsScreenAsksForStaff) {
    Outcome coach;
    coach.verdict = Verdict::NeedsStaff;
    coach.delegation = DelegationCount{DelegationId{"jp"}, {}, 0, 40, "ja", part_of_day("2")};
    DayStaff staff;
    staff.does(Decided{{coach}});
    EXPECT_EQ(staff.work().view, StaffView::Delegation);
    EXPECT_EQ(staff.work().delegation.id.str(), "jp");
    EXPECT_EQ(staff.work().delegation.part, part_of_day("2"));
    coach.delegation->part = {DelegationPart::By::Class, "高二3班"};
    staff.does(Decided{{coach}});
    EXPECT_EQ(staff.work().delegation.part, coach.delegation->part) << "a class's, on the same page";
    staff.does(LeaveStaff{});
    staff.does(Decided{{coach}});
    EXPECT_EQ(staff.state.screen, Screen::Result);
    EXPECT_EQ(staff.state.result->tone(), Tone::Amber);
}

TEST(StaffMachine, ATeacherConfirmsTheClockWhereItIsShown) {
    test::StaffGuest staff;
    staff.signs_in(StaffMember{OperatorId{"t1"}, StaffRole::Teacher});
    staff.does(ConfirmClock{});
    EXPECT_TRUE(staff.asked<AskToConfirmClock>().empty()) << "on the page of the machine";
    staff.does(OpenHealth{});
    staff.does(ConfirmClock{});
    ASSERT_EQ(staff.asked<AskToConfirmClock>().size(), 1U);
    EXPECT_EQ(staff.asked<AskToConfirmClock>()[0].by.id.str(), "t1");
    staff.hears(ClockConfirmed{true});
    EXPECT_EQ(staff.state.staff.news->what, StaffNews::What::ClockConfirmed);
    test::StaffGuest volunteer;
    volunteer.signs_in(StaffMember{OperatorId{"v1"}, StaffRole::Volunteer});
    volunteer.does(OpenHealth{});
    volunteer.does(ConfirmClock{});
    EXPECT_TRUE(volunteer.asked<AskToConfirmClock>().empty());
}

TEST(StaffMachine, ABackupIsMadeOnceAtATouchAndOfOneThatWasDueNobodyIsTold) {
    test::StaffGuest staff;
    staff.signs_in(StaffMember{OperatorId{"v1"}, StaffRole::Volunteer});
    staff.does(OpenHealth{});
    const auto backups = [&] {
        return std::ranges::count_if(staff.effects,
                                     [](const auto& effect) { return std::holds_alternative<BackUp>(effect); });
    };
    staff.does(BackedUp{});
    EXPECT_FALSE(staff.state.staff.news);
    staff.does(BackUpNow{});
    staff.does(BackUpNow{});
    EXPECT_EQ(backups(), 1);
    staff.does(BackedUp{"the disk is full"});
    EXPECT_EQ(staff.state.staff.news->what, StaffNews::What::NotBackedUp);
    EXPECT_EQ(staff.state.staff.news->name, "the disk is full");
    staff.does(BackUpNow{});
    staff.does(BackedUp{});
    EXPECT_EQ(staff.state.staff.news->what, StaffNews::What::BackedUp);
}

TEST(StaffDay, ATeacherLetsTheKioskFollowTheProgramme) {
    DayStaff staff;
    staff.does(FollowProgramme{});
    EXPECT_TRUE(staff.asked<AskToFollow>().empty()) << "from the list of checkpoints alone";
    staff.does(OpenCheckpoints{});
    staff.does(FollowProgramme{});
    staff.does(FollowProgramme{});
    ASSERT_EQ(staff.asked<AskToFollow>().size(), 1U);
    staff.hears(StandsAt{true, true});
    EXPECT_EQ(staff.work().news->what, StaffNews::What::Follows);
    EXPECT_EQ(staff.work().view, StaffView::Home);
}

} // namespace
} // namespace kiosk::core
