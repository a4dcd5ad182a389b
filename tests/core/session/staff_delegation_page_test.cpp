// A delegation on its page: who of it is let in at once.
#include "core/session/staff_delegation_page.hpp"

#include <limits>
#include <optional>

#include <gtest/gtest.h>

#include "core/session/staff_guest.hpp"

namespace kiosk::core {
namespace {

const StaffMember kAtTheDoor{OperatorId{"v1"}, StaffRole::Volunteer};
const DelegationId kTheirs{"jp"};

DelegationPart coach_part(const char* name) {
    return {DelegationPart::By::Coach, name};
}

// Of four people in two coaches one has come.
DelegationPage page_of_four() {
    DelegationPage page;
    page.id = kTheirs;
    for (const auto* id : {"jp-01", "jp-02", "jp-03", "jp-04"})
        page.people.push_back({ParticipantId{id}, id, "1", Whereabouts::NotCome, {}});
    page.people[3].coach = "2";
    page.people[0].where = Whereabouts::Inside;
    return page;
}

struct AtTheDoor : test::StaffGuest {
    void signs_in() { StaffGuest::signs_in(kAtTheDoor); }
    void opens(DelegationPage page = page_of_four()) {
        signs_in();
        does(OpenDelegation{kTheirs});
        hears(DelegationRead{kTheirs, std::move(page)});
    }
    [[nodiscard]] const StaffDelegation& on_page() const { return state.staff.delegation; }
    void shows_leaders_badge() {
        auto outcome = test::outcome(Verdict::Group);
        outcome.delegation.emplace();
        outcome.delegation->delegation = kTheirs;
        does(Decided{{outcome}});
    }
};

TEST(StaffDelegationPage, IsOpenedFromTheListAndAsksTheDesk) {
    AtTheDoor staff;
    staff.signs_in();
    staff.does(OpenDelegation{kTheirs});
    EXPECT_EQ(staff.state.staff.view, StaffView::Delegation);
    ASSERT_EQ(staff.asked<AskDelegation>().size(), 1U);
    EXPECT_EQ(staff.asked<AskDelegation>()[0].id, kTheirs);
    staff.hears(DelegationRead{DelegationId{"sg"}, page_of_four()});
    EXPECT_FALSE(staff.on_page().page) << "another's";
    staff.hears(DelegationRead{kTheirs, std::nullopt});
    EXPECT_TRUE(staff.on_page().gone);
    staff.does(GoBack{});
    EXPECT_EQ(staff.state.staff.view, StaffView::Home);
    EXPECT_TRUE(staff.on_page().id.empty()) << "and is forgotten";
}

TEST(StaffDelegationPage, OpensByTheLeadersBadgeOnlyForWhoeverIsSignedInAndNotInTheMiddleOfSomething) {
    AtTheDoor staff;
    staff.does(OpenStaff{});
    staff.shows_leaders_badge();
    EXPECT_EQ(staff.state.staff.view, StaffView::Pad);
    EXPECT_TRUE(staff.state.staff.news) << "told in the strip";
    AtTheDoor signed_in;
    signed_in.signs_in();
    signed_in.shows_leaders_badge();
    EXPECT_EQ(signed_in.on_page().id, kTheirs);
    AtTheDoor busy;
    busy.signs_in();
    busy.does(UndoEntry{});
    busy.shows_leaders_badge();
    EXPECT_EQ(busy.state.staff.view, StaffView::Home);
}

TEST(StaffDelegationPage, BeginsWithEverybodyTickedWhoHasNotCome) {
    AtTheDoor staff;
    staff.opens();
    EXPECT_EQ(staff.on_page().people(), 3);
    staff.does(ChoosePart{coach_part("1")});
    EXPECT_EQ(staff.on_page().people(), 2);
    staff.does(TickPerson{ParticipantId{"jp-03"}});
    EXPECT_EQ(staff.on_page().ticked(), std::vector{ParticipantId{"jp-02"}});
    staff.does(TickPerson{ParticipantId{"jp-03"}});
    EXPECT_EQ(staff.on_page().people(), 2);
    staff.does(TickPerson{ParticipantId{"jp-02"}});
    staff.does(TickAll{});
    EXPECT_EQ(staff.on_page().people(), 2);
}

TEST(StaffDelegationPage, LetsInByNameWhoeverIsTickedAndOnce) {
    AtTheDoor staff;
    staff.opens();
    staff.does(TickPerson{ParticipantId{"jp-03"}});
    staff.does(AdmitTicked{});
    staff.does(AdmitTicked{});
    const auto asked = staff.asked<AskToAdmit>();
    ASSERT_EQ(asked.size(), 1U) << "the desk is at it";
    EXPECT_EQ(asked[0].people, (std::vector{ParticipantId{"jp-02"}, ParticipantId{"jp-04"}}));
    EXPECT_EQ(asked[0].more, 0);
    EXPECT_EQ(asked[0].by, kAtTheDoor);
    staff.hears(PeopleAdmitted{kTheirs, GroupActed{2, {}, {}}});
    EXPECT_EQ(staff.state.staff.news->what, StaffNews::What::Together);
    EXPECT_EQ(staff.asked<AskDelegation>().size(), 2U) << "the page is read again";
    EXPECT_TRUE(staff.on_page().unticked.contains(ParticipantId{"jp-03"})) << "who was missing is not let in next";
}

TEST(StaffDelegationPage, ANumberNamesNobodyUntilItIsAllOfThem) {
    AtTheDoor staff;
    staff.opens();
    staff.does(ChangePeople{-1});
    EXPECT_EQ(staff.on_page().number, 2);
    staff.does(AdmitTicked{});
    ASSERT_EQ(staff.asked<AskToAdmit>().size(), 1U);
    EXPECT_TRUE(staff.asked<AskToAdmit>()[0].people.empty());
    EXPECT_EQ(staff.asked<AskToAdmit>()[0].more, 2);
    staff.hears(PeopleAdmitted{kTheirs, GroupActed{2, {}, {}}});
    staff.does(ChangePeople{-1});
    staff.does(ChangePeople{std::numeric_limits<int>::max()});
    EXPECT_FALSE(staff.on_page().number);
    EXPECT_EQ(staff.on_page().people(), 3);
    staff.does(ChangePeople{std::numeric_limits<int>::min()});
    EXPECT_EQ(staff.on_page().people(), 0);
    staff.does(AdmitTicked{});
    EXPECT_EQ(staff.asked<AskToAdmit>().size(), 1U) << "nobody came";
    staff.does(TickPerson{ParticipantId{"jp-03"}});
    EXPECT_FALSE(staff.on_page().number) << "a name ends the number";
}

TEST(StaffDelegationPage, AtADoorThatLetsOutItIsOfThoseInsideAndByNameAlone) {
    AtTheDoor staff;
    auto page = page_of_four();
    page.leaves = true;
    staff.opens(page);
    EXPECT_EQ(staff.on_page().ticked(), std::vector{ParticipantId{"jp-01"}});
    staff.does(ChangePeople{-1});
    EXPECT_FALSE(staff.on_page().number);
}

TEST(StaffDelegationPage, SaysWhatWasNotRecorded) {
    AtTheDoor staff;
    staff.opens();
    staff.does(AdmitTicked{});
    staff.hears(PeopleAdmitted{kTheirs, std::nullopt});
    EXPECT_EQ(staff.state.staff.news->what, StaffNews::What::NoneCame);
    EXPECT_FALSE(staff.state.staff.acting);
}

TEST(StaffDelegationPage, IsReadAgainWhenCountsChangeOneQuestionAtATime) {
    AtTheDoor staff;
    staff.opens();
    staff.does(CountsChanged{{1, 9, 1}});
    staff.does(CountsChanged{{2, 9, 2}});
    staff.does(CountsChanged{{3, 9, 3}});
    EXPECT_EQ(staff.asked<AskDelegation>().size(), 2U);
    staff.hears(DelegationRead{kTheirs, page_of_four()});
    EXPECT_EQ(staff.asked<AskDelegation>().size(), 3U) << "what happened meanwhile";
    staff.hears(DelegationRead{kTheirs, page_of_four()});
    EXPECT_EQ(staff.asked<AskDelegation>().size(), 3U);
    staff.does(CountsChanged{{4, 9, 4}});
    staff.hears(StaffTrouble{});
    staff.does(CountsChanged{{5, 9, 5}});
    EXPECT_EQ(staff.asked<AskDelegation>().size(), 5U) << "the next is asked though one was not answered";
}

TEST(StaffDelegationPage, ACoachThatIsGoneIsNotChosenAnyMore) {
    AtTheDoor staff;
    staff.opens();
    staff.does(ChoosePart{coach_part("2")});
    auto page = page_of_four();
    page.people[3].coach = "1";
    staff.hears(DelegationRead{kTheirs, page});
    EXPECT_TRUE(staff.on_page().part.is_all());
}

TEST(StaffDelegationPage, AnActIsUndoneAsAWholeWithAReason) {
    AtTheDoor staff;
    staff.opens();
    const EntryRef entry{{}, LedgerSeq{7}};
    staff.does(UndoEntry{entry, true});
    staff.does(GiveReason{"by_mistake"});
    ASSERT_EQ(staff.asked<AskToUndo>().size(), 1U);
    EXPECT_TRUE(staff.asked<AskToUndo>()[0].whole);
    EXPECT_EQ(staff.asked<AskToUndo>()[0].entry, entry);
}

TEST(StaffDelegationPage, APersonOpenedFromItLeadsBackToIt) {
    AtTheDoor staff;
    staff.opens();
    staff.does(ChoosePart{coach_part("1")});
    staff.does(OpenPerson{ParticipantId{"jp-01"}});
    staff.does(GoBack{});
    EXPECT_EQ(staff.state.staff.view, StaffView::Delegation);
    EXPECT_EQ(staff.on_page().part, coach_part("1")) << "as it was left";
}

} // namespace
} // namespace kiosk::core
