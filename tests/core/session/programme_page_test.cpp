// The programme in the session: what is chosen, whose day it is, and when that is forgotten.
#include "core/session/session.hpp"

#include <gtest/gtest.h>

#include "core/session/guest.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;
using test::Guest;
using test::outcome;
using Kind = ProgrammeFilter::Kind;

constexpr LocalDay kTomorrow{std::chrono::sys_days{std::chrono::year{2026} / 11 / 27}.time_since_epoch()};

Outcome misaki(Verdict verdict = Verdict::Admitted) {
    auto made = outcome(verdict);
    PersonCard card;
    card.name = "佐藤 美咲";
    card.delegation = DelegationId{"aobadai"};
    card.group = "B";
    card.role = "student";
    card.language = "ja";
    made.person = card;
    return made;
}

// Scans from attract, and touches "my programme" on the result.
Guest with_my_programme() {
    Guest guest;
    guest.does(Decided{{misaki()}});
    guest.waits(1s);
    guest.does(OpenMyProgramme{"ja"});
    return guest;
}

TEST(SessionProgramme, OpensFromHomeForEveryoneAndTodayAndBackReturnsHome) {
    Guest guest;
    guest.does(OpenHome{});
    guest.does(OpenProgramme{});
    EXPECT_EQ(guest.state.screen, Screen::Programme);
    EXPECT_EQ(guest.state.programme, ProgrammeChoice{});
    guest.does(GoBack{});
    EXPECT_EQ(guest.state.screen, Screen::Home);
}

TEST(SessionProgramme, KeepsDayAndFilterUntilItIsLeft) {
    Guest guest;
    guest.does(OpenProgramme{});
    guest.does(ChooseDay{kTomorrow});
    guest.does(ChooseFilter{{Kind::Group, {}, "B"}});
    EXPECT_EQ(guest.state.programme.day, kTomorrow);
    EXPECT_EQ(guest.state.programme.filter.group, "B");
    guest.does(GoBack{});
    guest.does(OpenProgramme{});
    EXPECT_EQ(guest.state.programme, ProgrammeChoice{});
}

TEST(SessionProgramme, ShowsAnItemOnASheetUntilThatIsClosed) {
    Guest guest;
    guest.does(OpenProgramme{});
    guest.does(OpenItem{ItemId{"lunch"}});
    EXPECT_EQ(guest.state.sheet, Sheet::ProgrammeItem);
    EXPECT_EQ(guest.state.programme.item, ItemId{"lunch"});
    guest.does(CloseSheet{});
    EXPECT_EQ(guest.state.sheet, Sheet::None);
    EXPECT_TRUE(guest.state.programme.item.empty());
}

TEST(SessionProgramme, AnotherSheetOverAnItemForgetsTheItem) {
    Guest guest;
    guest.does(OpenProgramme{});
    guest.does(OpenItem{ItemId{"lunch"}});
    guest.does(OpenSheet{Sheet::Privacy});
    EXPECT_EQ(guest.state.sheet, Sheet::Privacy);
    EXPECT_TRUE(guest.state.programme.item.empty());
    guest.does(OpenSheet{Sheet::ProgrammeItem});
    EXPECT_EQ(guest.state.sheet, Sheet::Privacy) << "an item's sheet has an item";
}

TEST(SessionProgramme, IsSearchedOnASheetAndWhatWasTypedIsForgottenWithIt) {
    Guest guest;
    guest.does(OpenHome{});
    guest.does(OpenSheet{Sheet::ProgrammeSearch});
    EXPECT_EQ(guest.state.sheet, Sheet::None) << "not from home";
    guest.does(OpenProgramme{});
    guest.does(OpenSheet{Sheet::ProgrammeSearch});
    guest.does(TypeSearch{"lac"});
    EXPECT_EQ(guest.state.search, "lac");
    guest.does(OpenItem{ItemId{"lacquer"}});
    EXPECT_EQ(guest.state.sheet, Sheet::ProgrammeItem);
    EXPECT_EQ(guest.state.search, "");
}

TEST(SessionProgramme, AnItemsWayIsShownOnTheMap) {
    Guest guest;
    guest.does(OpenProgramme{});
    guest.does(OpenItem{ItemId{"lacquer"}});
    guest.does(ShowTheWay{ItemId{"lacquer"}, PlaceId{"host"}, 0, {}});
    EXPECT_EQ(guest.state.screen, Screen::Map);
    EXPECT_EQ(guest.state.sheet, Sheet::None);
    EXPECT_EQ(guest.state.map.way, ItemId{"lacquer"});
    EXPECT_EQ(guest.state.map.place, PlaceId{"host"});
}

TEST(SessionProgramme, ChoosingAFilterClosesTheSheetOfFilters) {
    Guest guest;
    guest.does(OpenProgramme{});
    guest.does(OpenSheet{Sheet::ProgrammeFilter});
    guest.does(ChooseFilter{{Kind::Delegation, DelegationId{"jp"}, {}}});
    EXPECT_EQ(guest.state.sheet, Sheet::None);
}

TEST(SessionProgramme, AsksForMoreTimeAndForgetsAllWhenNobodyAnswers) {
    Guest guest;
    guest.does(OpenProgramme{});
    guest.does(ChooseDay{kTomorrow});
    guest.waits(guest.state.timing.idle);
    EXPECT_TRUE(guest.state.asking_until);
    guest.waits(guest.state.timing.more_time);
    EXPECT_EQ(guest.state.screen, Screen::Attract);
    EXPECT_EQ(guest.state.programme, ProgrammeChoice{});
}

TEST(SessionProgramme, ChoicesFromElsewhereChangeNothing) {
    Guest guest;
    guest.does(OpenHome{});
    guest.does(ChooseDay{kTomorrow});
    guest.does(ChooseFilter{{Kind::Group, {}, "B"}});
    EXPECT_EQ(guest.state.programme, ProgrammeChoice{});
    guest.does(OpenScan{});
    guest.does(OpenItem{ItemId{"lunch"}});
    EXPECT_EQ(guest.state.programme, ProgrammeChoice{});
    EXPECT_EQ(guest.state.sheet, Sheet::None);
}

TEST(SessionProgramme, WhatIsOnOpensOverHomeAndItsWayLeadsBackToIt) {
    Guest guest;
    guest.does(OpenHome{});
    guest.does(OpenItem{ItemId{"lunch"}});
    EXPECT_EQ(guest.state.screen, Screen::Home);
    EXPECT_EQ(guest.state.sheet, Sheet::ProgrammeItem);
    guest.does(ShowTheWay{ItemId{"lunch"}, PlaceId{"refectory"}, 0, {}});
    EXPECT_EQ(guest.state.screen, Screen::Map);
    guest.does(GoBack{});
    EXPECT_EQ(guest.state.screen, Screen::Home);
    EXPECT_EQ(guest.state.programme.item, ItemId{"lunch"});
    guest.does(CloseSheet{});
    EXPECT_EQ(guest.state.screen, Screen::Home);
    EXPECT_EQ(guest.state.programme, ProgrammeChoice{});
    guest.does(OpenItem{ItemId{"lunch"}});
    guest.presents(Verdict::Admitted);
    EXPECT_EQ(guest.state.programme, ProgrammeChoice{}) << "a badge is answered over it";
}

TEST(SessionProgramme, ABadgeIsAnsweredOverItAndTheChoiceIsThereAfterwards) {
    Guest guest;
    guest.does(OpenProgramme{});
    guest.does(ChooseFilter{{Kind::Group, {}, "B"}});
    guest.does(OpenItem{ItemId{"lunch"}});
    guest.presents(Verdict::Admitted);
    EXPECT_EQ(guest.state.screen, Screen::Result);
    guest.waits(guest.state.timing.green);
    EXPECT_EQ(guest.state.screen, Screen::Programme);
    EXPECT_EQ(guest.state.sheet, Sheet::None);
    EXPECT_EQ(guest.state.programme.filter.group, "B");
}

// --- my programme

TEST(MyProgramme, OpensFromAGreenResultForThisGuestInThePagesLanguage) {
    const Guest guest = with_my_programme();
    EXPECT_EQ(guest.state.screen, Screen::Programme);
    EXPECT_EQ(guest.state.programme.filter.kind, Kind::Guest);
    EXPECT_EQ(guest.state.programme.guest, (Attendee{DelegationId{"aobadai"}, "B", "student"}));
    EXPECT_EQ(guest.state.language, "ja");
}

TEST(MyProgramme, ItsCodeToTakeAwayOpensHereAloneAndIsForgottenWithTheGuest) {
    Guest guest = with_my_programme();
    guest.does(OpenSheet{Sheet::MyCalendar});
    EXPECT_EQ(guest.state.sheet, Sheet::MyCalendar);
    guest.does(GoBack{});
    EXPECT_EQ(guest.state.sheet, Sheet::None);
    guest.does(OpenProgramme{});
    guest.does(OpenSheet{Sheet::MyCalendar});
    EXPECT_EQ(guest.state.sheet, Sheet::None) << "nobody's programme";
}

TEST(MyProgramme, OpensForWhoIsInAlreadyToo) {
    Guest guest;
    guest.does(Decided{{misaki(Verdict::AlreadyIn)}});
    guest.waits(1s);
    guest.does(OpenMyProgramme{"ja"});
    EXPECT_EQ(guest.state.screen, Screen::Programme);
}

TEST(MyProgramme, OfAGroupThatCameTogetherIsItsDelegations) {
    Guest guest;
    auto done = outcome(Verdict::Admitted);
    done.delegation = DelegationCount{DelegationId{"jp"}, {}, 28, 28};
    guest.does(Decided{{done}});
    guest.waits(1s);
    guest.does(OpenMyProgramme{"ja"});
    EXPECT_EQ(guest.state.programme.filter, (ProgrammeFilter{Kind::Delegation, DelegationId{"jp"}, {}}));
    EXPECT_FALSE(guest.state.programme.guest);
}

TEST(MyProgramme, DoesNotOpenForSeveralBadgesAndNotForWhoIsNotIn) {
    for (const auto& rows : {std::vector{misaki(), misaki()}, std::vector{misaki(Verdict::TooEarly)},
                             std::vector{outcome(Verdict::Revoked)}, std::vector{outcome(Verdict::AdmittedUnknown)}}) {
        Guest guest;
        guest.does(Decided{rows});
        guest.waits(1s);
        guest.does(OpenMyProgramme{"ja"});
        EXPECT_EQ(guest.state.screen, Screen::Result);
        EXPECT_FALSE(guest.state.programme.guest);
    }
}

TEST(MyProgramme, DoesNotOpenByATouchThatWasMeantForTheScreenBefore) {
    Guest guest;
    guest.does(Decided{{misaki()}});
    guest.waits(399ms);
    guest.does(OpenMyProgramme{"ja"});
    EXPECT_EQ(guest.state.screen, Screen::Result);
}

TEST(MyProgramme, CanLookAtEverybodysDayAndComeBackToOnesOwn) {
    Guest guest = with_my_programme();
    guest.does(ChooseFilter{});
    EXPECT_EQ(guest.state.programme.filter.kind, Kind::Everyone);
    guest.does(ChooseFilter{{Kind::Guest, {}, {}}});
    EXPECT_EQ(guest.state.programme.filter.kind, Kind::Guest);
}

TEST(MyProgramme, IsNoFilterForWhoDidNotScan) {
    Guest guest;
    guest.does(OpenProgramme{});
    guest.does(ChooseFilter{{Kind::Guest, {}, {}}});
    EXPECT_EQ(guest.state.programme.filter.kind, Kind::Everyone);
}

TEST(MyProgramme, IsForgottenByIdleWithNothingOfTheGuestLeftInTheState) {
    Guest guest = with_my_programme();
    guest.does(OpenItem{ItemId{"lunch"}});
    guest.waits(guest.state.timing.idle);
    guest.waits(guest.state.timing.more_time);
    State fresh;
    fresh.last_activity = guest.state.last_activity;
    EXPECT_EQ(guest.state, fresh);
}

TEST(MyProgramme, IsForgottenWhenItsScreenIsLeft) {
    Guest guest = with_my_programme();
    guest.does(GoBack{});
    EXPECT_EQ(guest.state.screen, Screen::Home);
    guest.does(OpenProgramme{});
    EXPECT_EQ(guest.state.programme, ProgrammeChoice{});
}

TEST(MyProgramme, IsForgottenWithItsLanguageWhenTheNextBadgeComes) {
    Guest guest = with_my_programme();
    guest.presents(Verdict::Admitted);
    EXPECT_EQ(guest.state.programme, ProgrammeChoice{});
    EXPECT_EQ(guest.state.language, kHomeLanguage);
    guest.waits(guest.state.timing.green);
    EXPECT_EQ(guest.state.screen, Screen::Attract) << "the next guest never saw this one's programme";
}

TEST(MyProgramme, GivesWayToABadgeThatWaits) {
    Guest guest;
    guest.does(Decided{{misaki(Verdict::AlreadyIn)}});
    guest.waits(1s);
    guest.presents(Verdict::Revoked);
    guest.does(OpenMyProgramme{"ja"});
    EXPECT_EQ(guest.state.screen, Screen::Result);
    EXPECT_EQ(guest.state.result->headline().verdict, Verdict::Revoked);
    EXPECT_FALSE(guest.state.programme.guest);
}

} // namespace
} // namespace kiosk::core
