// Staff at the kiosk: how they come, what they ask, how it ends.
#include "core/session/staff_page.hpp"

#include <optional>

#include <gtest/gtest.h>

#include "core/session/staff_guest.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;

const StaffMember kTeacher{OperatorId{"t1"}, StaffRole::Teacher};
const StaffMember kVolunteer{OperatorId{"v1"}, StaffRole::Volunteer};
const ParticipantId kWho{"home-01"};

struct Staff : test::StaffGuest {
    void signs_in(const StaffMember& who = kTeacher) { StaffGuest::signs_in(who); }
};

Outcome outcome_of(Verdict verdict) {
    auto made = test::outcome(verdict);
    made.person.emplace();
    made.person->name = "王○明";
    return made;
}

TEST(StaffPage, TheCornerOpensThePadWhichAsksWhetherThereIsAnyPin) {
    Staff staff;
    staff.does(OpenStaff{});
    EXPECT_EQ(staff.state.screen, Screen::Staff);
    EXPECT_EQ(staff.state.staff.view, StaffView::Pad);
    EXPECT_EQ(staff.asked<AskWhoIsStaff>().size(), 1U);
    staff.hears(StaffKnown{false, {}});
    EXPECT_TRUE(staff.state.staff.pad.nobody);
    staff.types("073941");
    EXPECT_TRUE(staff.asked<AskWhosePin>().empty()) << "there is none that could be right";
}

TEST(StaffPage, SixDigitsAreAskedAboutOnceAndForgottenAtOnce) {
    Staff staff;
    staff.does(OpenStaff{});
    staff.types("0739");
    staff.does(ErasePinDigit{});
    EXPECT_EQ(staff.state.staff.pad.pin, "073");
    staff.types("941");
    staff.types("1");
    ASSERT_EQ(staff.asked<AskWhosePin>().size(), 1U);
    EXPECT_EQ(staff.asked<AskWhosePin>()[0].pin, "073941");
    EXPECT_EQ(staff.state.staff.pad.pin, "");
    EXPECT_TRUE(staff.state.staff.pad.checking);
    staff.hears(PinChecked{kVolunteer, 0, {}});
    EXPECT_EQ(staff.state.staff.who, kVolunteer);
    EXPECT_EQ(staff.state.staff.view, StaffView::Home);
    ASSERT_EQ(staff.asked<AskBoard>().size(), 1U);
    EXPECT_EQ(staff.asked<AskBoard>()[0].by, kVolunteer);
}

TEST(StaffPage, AWrongPinSaysHowManyTriesAreLeftAndThenThePadWaits) {
    Staff staff;
    staff.does(OpenStaff{});
    staff.types("111222");
    staff.hears(PinChecked{std::nullopt, 2, {}});
    EXPECT_TRUE(staff.state.staff.pad.wrong);
    EXPECT_EQ(staff.state.staff.pad.free_tries, 2);
    staff.types("111222");
    staff.hears(PinChecked{std::nullopt, 0, 30s});
    staff.types("111222");
    EXPECT_EQ(staff.asked<AskWhosePin>().size(), 2U) << "nothing is heard while it waits";
    staff.waits(29s);
    EXPECT_TRUE(staff.state.staff.pad.wait_until);
    staff.waits(1s);
    EXPECT_FALSE(staff.state.staff.pad.wait_until);
    staff.types("073941");
    EXPECT_EQ(staff.asked<AskWhosePin>().size(), 3U);
}

TEST(StaffPage, AWaitFromBeforeIsKnownWhenThePadOpens) {
    Staff staff;
    staff.does(OpenStaff{});
    staff.hears(StaffKnown{true, 12s});
    EXPECT_EQ(staff.state.staff.pad.wait_until, staff.now + 12s);
}

TEST(StaffPage, TwoMinutesWithoutATouchEndItWithAllThatWasOnIt) {
    Staff staff;
    staff.signs_in();
    staff.does(OpenFind{});
    staff.does(TypeName{"王"});
    staff.waits(1min);
    staff.does(Touched{});
    EXPECT_EQ(staff_ends(staff.state), staff.now + 2min);
    staff.waits(2min - 1ms);
    EXPECT_EQ(staff.state.screen, Screen::Staff);
    staff.waits(1ms);
    EXPECT_EQ(staff.state.screen, Screen::Attract);
    EXPECT_EQ(staff.state.staff, StaffWork{});
}

TEST(StaffPage, ThePadAloneEndsAsAGuestsScreenDoes) {
    Staff staff;
    staff.does(OpenStaff{});
    EXPECT_FALSE(staff_ends(staff.state));
    staff.waits(45s);
    EXPECT_EQ(staff.state.screen, Screen::Attract);
}

TEST(StaffPage, ABadgeMeanwhileIsAStripWithItsToneAndPutsNothingOff) {
    Staff staff;
    staff.signs_in();
    staff.waits(1min);
    staff.does(
        Decided{{outcome_of(Verdict::Admitted), outcome_of(Verdict::Revoked), test::outcome(Verdict::Unreadable)}});
    EXPECT_EQ(staff.state.screen, Screen::Staff);
    ASSERT_TRUE(staff.state.staff.news);
    EXPECT_EQ(staff.state.staff.news->outcome->verdict, Verdict::Revoked) << "the gravest";
    EXPECT_EQ(staff.state.staff.news->more, 1);
    EXPECT_EQ(staff.tones(), std::vector{Tone::Red});
    staff.waits(10s);
    EXPECT_FALSE(staff.state.staff.news);
    staff.waits(50s);
    EXPECT_EQ(staff.state.screen, Screen::Attract) << "a badge is no touch of staff";
}

TEST(StaffPage, CodesThatAreNoneOfOursTellStaffNothing) {
    Staff staff;
    staff.signs_in();
    staff.presents(Verdict::Unreadable);
    EXPECT_FALSE(staff.state.staff.news);
    EXPECT_TRUE(staff.tones().empty());
}

TEST(StaffPage, TheDayIsLookedAtAgainWhenCountsChangeOneQuestionAtATime) {
    Staff staff;
    staff.signs_in();
    staff.does(CountsChanged{{3, 9, 3}});
    staff.presents(Verdict::Admitted);
    EXPECT_EQ(staff.asked<AskBoard>().size(), 1U) << "the first is not answered yet";
    staff.hears(BoardRead{});
    EXPECT_EQ(staff.asked<AskBoard>().size(), 2U) << "and what changed meanwhile is asked about then";
    staff.hears(BoardRead{});
    EXPECT_EQ(staff.asked<AskBoard>().size(), 2U);
    staff.waits(10s);
    EXPECT_EQ(staff.asked<AskBoard>().size(), 3U) << "the last ten minutes are others by now";
    staff.does(OpenFind{});
    staff.does(CountsChanged{{4, 9, 4}});
    EXPECT_EQ(staff.asked<AskBoard>().size(), 3U);
}

TEST(StaffPage, FindingAsksWithEveryKeyAndTakesOnlyTheAnswerToTheLast) {
    Staff staff;
    staff.signs_in();
    staff.does(OpenFind{});
    staff.does(TypeName{"ㄨ"});
    staff.does(TypeName{"ㄨㄒ"});
    staff.hears(PeopleFound{"ㄨ", {}, true});
    EXPECT_FALSE(staff.state.staff.find.found);
    staff.hears(PeopleFound{"ㄨㄒ", {}, false});
    EXPECT_EQ(staff.state.staff.find.found->typed, "ㄨㄒ");
    staff.does(TypeName{""});
    EXPECT_FALSE(staff.state.staff.find.found);
    EXPECT_EQ(staff.asked<AskPeople>().size(), 2U) << "nothing finds nobody";
    staff.does(TypeName{std::string(kLongestSearch + 1, 'x')});
    EXPECT_EQ(staff.state.staff.find.typed, "");
}

TEST(StaffPage, APersonsNotesHideByThemselvesAndOpenAgain) {
    Staff staff;
    staff.signs_in();
    staff.does(OpenPerson{kWho});
    staff.hears(PersonRead{ParticipantId{"other"}, PersonPage{}});
    EXPECT_FALSE(staff.state.staff.person.page) << "of somebody else";
    staff.hears(PersonRead{kWho, PersonPage{}});
    EXPECT_TRUE(staff.state.staff.person.notes_until);
    staff.waits(10s);
    EXPECT_FALSE(staff.state.staff.person.notes_until);
    staff.does(ShowNotes{});
    EXPECT_TRUE(staff.state.staff.person.notes_until);
}

TEST(StaffPage, BackLeadsFromAPersonToWhereTheyWereFoundThenHomeThenOut) {
    Staff staff;
    staff.signs_in();
    staff.does(OpenFind{});
    staff.does(TypeName{"王"});
    staff.does(OpenPerson{kWho});
    staff.does(GoBack{});
    EXPECT_EQ(staff.state.staff.view, StaffView::Find);
    EXPECT_EQ(staff.state.staff.find.typed, "王") << "as it was";
    staff.does(GoBack{});
    EXPECT_EQ(staff.state.staff.view, StaffView::Home);
    EXPECT_EQ(staff.state.staff.find, StaffFind{});
    staff.does(GoBack{});
    EXPECT_EQ(staff.state.screen, Screen::Attract);
}

TEST(StaffPage, CheckingInAsksTheDeskOnceAndSaysWhatCameOfIt) {
    Staff staff;
    staff.signs_in(kVolunteer);
    staff.does(OpenPerson{kWho});
    staff.does(CheckPerson{kWho, false});
    staff.does(CheckPerson{kWho, false});
    ASSERT_EQ(staff.asked<AskToAct>().size(), 1U) << "a second tap is no second entry";
    EXPECT_EQ(staff.asked<AskToAct>()[0].by, kVolunteer);
    const auto reads = staff.asked<AskPerson>().size();
    staff.hears(Acted{kWho, "王小明", outcome_of(Verdict::Admitted)});
    EXPECT_EQ(staff.state.staff.news->name, "王小明");
    EXPECT_EQ(staff.tones(), std::vector{Tone::Green});
    EXPECT_EQ(staff.asked<AskPerson>().size(), reads + 1) << "the page is read anew";
    staff.does(CheckPerson{kWho, true});
    EXPECT_TRUE(staff.asked<AskToAct>().back().leaves);
}

TEST(StaffPage, ATeacherIsAskedWhyBeforeARuleIsOverridden) {
    Staff staff;
    staff.signs_in();
    staff.does(CheckPerson{kWho, false});
    staff.hears(Acted{kWho, "王小明", outcome_of(Verdict::Full)});
    ASSERT_TRUE(staff.state.staff.why);
    EXPECT_EQ(staff.state.staff.why->against, Verdict::Full);
    staff.does(GiveReason{"because"});
    EXPECT_EQ(staff.asked<AskToAct>().size(), 1U) << "no code of ours";
    staff.does(CheckPerson{kWho, false});
    staff.hears(Acted{kWho, "王小明", outcome_of(Verdict::Full)});
    staff.does(GiveReason{"agreed"});
    EXPECT_EQ(staff.asked<AskToAct>().back().override_reason, "agreed");
    EXPECT_FALSE(staff.state.staff.why);
}

TEST(StaffPage, AVolunteerIsToldAndNotAsked) {
    Staff staff;
    staff.signs_in(kVolunteer);
    staff.does(CheckPerson{kWho, false});
    staff.hears(Acted{kWho, "王小明", outcome_of(Verdict::Full)});
    EXPECT_FALSE(staff.state.staff.why);
    EXPECT_EQ(staff.state.staff.news->outcome->verdict, Verdict::Full);
}

TEST(StaffPage, UndoingAsksWhyFirst) {
    Staff staff;
    staff.signs_in();
    const EntryRef entry{{}, LedgerSeq{7}};
    staff.does(UndoEntry{entry});
    EXPECT_TRUE(staff.asked<AskToUndo>().empty());
    staff.does(NeverMind{});
    staff.does(GiveReason{"by_mistake"});
    EXPECT_TRUE(staff.asked<AskToUndo>().empty());
    staff.does(UndoEntry{entry});
    staff.does(GiveReason{"by_mistake"});
    ASSERT_EQ(staff.asked<AskToUndo>().size(), 1U);
    EXPECT_EQ(staff.asked<AskToUndo>()[0].entry, entry);
    EXPECT_EQ(staff.asked<AskToUndo>()[0].reason, "by_mistake");
    staff.hears(Undone{true});
    EXPECT_EQ(staff.state.staff.news->what, StaffNews::What::Undone);
}

TEST(StaffPage, AnAnswerToSomebodyWhoHasLeftIsNotLookedAt) {
    Staff staff;
    staff.does(OpenStaff{});
    staff.types("073941");
    staff.does(LeaveStaff{});
    staff.hears(PinChecked{kTeacher, 0, {}});
    EXPECT_EQ(staff.state.screen, Screen::Attract);
    EXPECT_EQ(staff.state.staff, StaffWork{});
    staff.does(OpenStaff{});
    staff.hears(PinChecked{kTeacher, 0, {}});
    EXPECT_FALSE(staff.state.staff.who) << "nobody typed a PIN here";
    staff.hears(PeopleFound{"", {}, false});
    EXPECT_FALSE(staff.state.staff.find.found);
}

TEST(StaffPage, ADatabaseThatDoesNotAnswerIsSaidAndCanBeAskedAgain) {
    Staff staff;
    staff.does(OpenStaff{});
    staff.types("073941");
    staff.hears(StaffTrouble{});
    EXPECT_EQ(staff.state.staff.news->what, StaffNews::What::Unavailable);
    staff.types("073941");
    EXPECT_EQ(staff.asked<AskWhosePin>().size(), 2U);
}

TEST(StaffPage, ThePadTakesDigitsAlone) {
    Staff staff;
    staff.does(OpenStaff{});
    for (const char sign : {'/', ':', 'a', ' '}) staff.does(TypePinDigit{sign});
    EXPECT_EQ(staff.state.staff.pad.pin, "");
    staff.types("0739");
    EXPECT_EQ(staff.state.staff.pad.pin, "0739");
}

TEST(StaffPage, NobodyIsOpenedOrLetInWithoutAnId) {
    Staff staff;
    staff.signs_in();
    staff.does(OpenPerson{});
    EXPECT_EQ(staff.state.staff.view, StaffView::Home);
    staff.does(CheckPerson{});
    EXPECT_TRUE(staff.asked<AskToAct>().empty());
    EXPECT_FALSE(staff.state.staff.acting);
}

TEST(StaffPage, APageThatIsReadAnewDoesNotOpenItsNotesAgain) {
    Staff staff;
    staff.signs_in();
    staff.does(OpenPerson{kWho});
    staff.does(ShowNotes{});
    EXPECT_FALSE(staff.state.staff.person.notes_until) << "of nobody yet";
    staff.hears(PersonRead{kWho, PersonPage{}});
    staff.waits(10s);
    staff.hears(PersonRead{kWho, PersonPage{}});
    EXPECT_FALSE(staff.state.staff.person.notes_until);
}

TEST(StaffPage, WhoeverIsGoneFromTheRosterIsSaidToBe) {
    Staff staff;
    staff.signs_in();
    staff.does(OpenPerson{kWho});
    staff.hears(PersonRead{kWho, std::nullopt});
    EXPECT_TRUE(staff.state.staff.person.gone);
    staff.hears(PersonRead{kWho, PersonPage{}});
    EXPECT_FALSE(staff.state.staff.person.gone);
}

TEST(StaffPage, BackTakesTheQuestionAwayAndThePageStays) {
    Staff staff;
    staff.signs_in();
    staff.does(OpenFind{});
    staff.does(UndoEntry{});
    staff.does(GoBack{});
    EXPECT_FALSE(staff.state.staff.why);
    EXPECT_EQ(staff.state.staff.view, StaffView::Find);
}

TEST(StaffPage, OneThingIsDoneAtATime) {
    Staff staff;
    staff.signs_in();
    staff.does(UndoEntry{});
    staff.does(GiveReason{"by_mistake"});
    staff.does(UndoEntry{});
    EXPECT_FALSE(staff.state.staff.why) << "the desk is at it";
    staff.does(CheckPerson{kWho, false});
    EXPECT_TRUE(staff.asked<AskToAct>().empty());
    staff.hears(Undone{false});
    EXPECT_EQ(staff.state.staff.news->what, StaffNews::What::NotUndone);
    staff.does(HideStaffNews{});
    EXPECT_FALSE(staff.state.staff.news);
    staff.does(CheckPerson{kWho, false});
    staff.hears(Acted{kWho, "王小明", std::nullopt});
    EXPECT_EQ(staff.state.staff.news->what, StaffNews::What::NotYours);
    EXPECT_FALSE(staff.state.staff.acting);
}

TEST(StaffPage, OpensFromAResultWithoutLosingWhatWaits) {
    Staff staff;
    staff.presents(Verdict::Revoked);
    staff.waits(500ms);
    staff.presents(Verdict::Admitted);
    staff.does(OpenStaff{});
    EXPECT_EQ(staff.state.screen, Screen::Result) << "the other guest's is shown first";
    staff.waits(6s);
    EXPECT_EQ(staff.state.screen, Screen::Staff);
    EXPECT_EQ(staff.state.staff.view, StaffView::Pad);
}

} // namespace
} // namespace kiosk::core
