// The regional map in the session: how it is reached, what is chosen on it, and when that is forgotten.
#include "core/session/session.hpp"

#include <gtest/gtest.h>

#include "core/session/guest.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;
using test::Guest;

MapChoice county(int office, std::string code) {
    return {office, std::move(code), {}, {}};
}

TEST(SessionMap, OpensAtTheHostsOfficeAndBackLeadsHome) {
    Guest guest;
    guest.opens(Screen::Home);
    guest.does(OpenMap{4});
    EXPECT_EQ(guest.state.screen, Screen::Map);
    EXPECT_EQ(guest.state.map.office, 4);
    guest.does(GoBack{});
    EXPECT_EQ(guest.state.screen, Screen::Home);
}

TEST(SessionMap, WhatIsTouchedIsChosenAndOpeningItAgainStartsAnew) {
    Guest guest;
    guest.does(OpenMap{4});
    guest.does(ChooseOnMap{county(7, "10005")});
    EXPECT_EQ(guest.state.map, county(7, "10005"));
    guest.does(ChooseOnMap{});
    EXPECT_EQ(guest.state.map, MapChoice{});
    guest.does(ChooseOnMap{county(7, "10005")});
    guest.does(GoBack{});
    guest.does(OpenMap{4});
    EXPECT_EQ(guest.state.map, (MapChoice{4, {}, {}, {}}));
}

TEST(SessionMap, NothingIsChosenWhereNoMapIs) {
    Guest guest;
    guest.opens(Screen::Home);
    guest.does(ChooseOnMap{county(7, "10005")});
    EXPECT_EQ(guest.state.map, MapChoice{});
}

TEST(SessionMap, AResultReturnsToTheMapAsItWas) {
    Guest guest;
    guest.does(OpenMap{4});
    guest.does(ChooseOnMap{county(7, "10005")});
    guest.presents(Verdict::Admitted);
    ASSERT_EQ(guest.state.screen, Screen::Result);
    guest.waits(guest.state.timing.green);
    EXPECT_EQ(guest.state.screen, Screen::Map);
    EXPECT_EQ(guest.state.map, county(7, "10005"));
}

TEST(SessionMap, ASearchKeepsWhatIsTypedUntilItsSheetCloses) {
    Guest guest;
    guest.does(OpenMap{4});
    guest.does(TypeSearch{"tai"});
    EXPECT_EQ(guest.state.search, "") << "no field is open";
    guest.does(OpenSheet{Sheet::MapSearch});
    guest.does(TypeSearch{"tai"});
    EXPECT_EQ(guest.state.search, "tai");
    guest.does(TypeSearch{std::string(kLongestSearch + 1, 'a')});
    EXPECT_EQ(guest.state.search, "tai");
    guest.does(CloseSheet{});
    EXPECT_EQ(guest.state.search, "");
}

TEST(SessionMap, ASearchComesUpWithTheKeysOfTheLanguageAndForgetsWhichWereChosen) {
    Guest guest;
    guest.does(OpenMap{4});
    guest.does(ChooseLanguage{"ja"});
    guest.does(OpenSheet{Sheet::MapSearch});
    EXPECT_EQ(guest.state.search_face, KeyboardFace::Kana);
    guest.does(ChooseFace{KeyboardFace::Hangul});
    EXPECT_EQ(guest.state.search_face, KeyboardFace::Hangul);
    guest.does(CloseSheet{});
    guest.does(ChooseFace{KeyboardFace::Hangul});
    EXPECT_EQ(guest.state.search_face, KeyboardFace::Latin) << "no field is open";
    guest.does(OpenSheet{Sheet::MapSearch});
    EXPECT_EQ(guest.state.search_face, KeyboardFace::Kana);
}

TEST(SessionMap, WhatWasFoundIsChosenAndTheSearchIsOver) {
    Guest guest;
    guest.does(OpenMap{4});
    guest.does(OpenSheet{Sheet::MapSearch});
    guest.does(TypeSearch{"tai"});
    guest.does(ChooseOnMap{county(7, "10005")});
    EXPECT_EQ(guest.state.sheet, Sheet::None);
    EXPECT_EQ(guest.state.search, "");
    EXPECT_EQ(guest.state.map, county(7, "10005"));
}

TEST(SessionMap, ABadgeAndIdleForgetWhatWasTyped) {
    Guest guest;
    guest.does(OpenMap{4});
    guest.does(OpenSheet{Sheet::MapSearch});
    guest.does(TypeSearch{"tai"});
    guest.presents(Verdict::Admitted);
    EXPECT_EQ(guest.state.search, "");
    guest.waits(guest.state.timing.green);
    guest.does(OpenSheet{Sheet::MapSearch});
    guest.does(TypeSearch{"tai"});
    guest.waits(guest.state.timing.idle);
    guest.waits(guest.state.timing.more_time);
    EXPECT_EQ(guest.state.screen, Screen::Attract);
    EXPECT_EQ(guest.state.search, "");
}

TEST(SessionMap, SearchesTheMapOnItsOwnScreenOnly) {
    Guest guest;
    guest.opens(Screen::Home);
    guest.does(OpenSheet{Sheet::MapSearch});
    EXPECT_EQ(guest.state.sheet, Sheet::None);
}

TEST(SessionMap, IdleAsksLikeAnyScreenAndForgetsWhatWasChosen) {
    Guest guest;
    guest.does(OpenMap{4});
    guest.does(ChooseOnMap{{4, {}, PlaceId{"lake"}, ItemId{"tour"}}});
    guest.waits(45s);
    EXPECT_TRUE(guest.state.asking_until);
    guest.waits(20s);
    EXPECT_EQ(guest.state.screen, Screen::Attract);
    EXPECT_EQ(guest.state.map, MapChoice{});
}

TEST(SessionMap, TheWayIsShownFromAResultInTheLanguageOfThatPage) {
    Guest guest;
    guest.presents(Verdict::Admitted);
    guest.waits(1s);
    guest.does(ShowTheWay{ItemId{"welcome"}, PlaceId{"school"}, 4, "ja"});
    EXPECT_EQ(guest.state.screen, Screen::Map);
    EXPECT_EQ(guest.state.map, (MapChoice{4, {}, PlaceId{"school"}, ItemId{"welcome"}}));
    EXPECT_EQ(guest.state.language, "ja");
    guest.waits(70s);
    EXPECT_EQ(guest.state.language, kHomeLanguage);
}

TEST(SessionMap, ATouchTooSoonAfterAResultShowsNoWay) {
    Guest guest;
    guest.presents(Verdict::Admitted);
    guest.waits(399ms);
    guest.does(ShowTheWay{ItemId{"welcome"}, PlaceId{"school"}, 4, "ja"});
    EXPECT_EQ(guest.state.screen, Screen::Result);
    EXPECT_EQ(guest.state.map, MapChoice{});
    EXPECT_EQ(guest.state.language, kHomeLanguage);
}

TEST(SessionMap, TheWayFromTheProgrammeKeepsTheLanguage) {
    Guest guest;
    guest.opens(Screen::Home);
    guest.does(ChooseLanguage{"th"});
    guest.does(ShowTheWay{ItemId{"welcome"}, PlaceId{}, 0, {}});
    EXPECT_EQ(guest.state.screen, Screen::Map);
    EXPECT_EQ(guest.state.language, "th");
}

TEST(SessionMap, WhatStillWaitsIsShownBeforeTheWay) {
    Guest guest;
    guest.presents(Verdict::Revoked);
    guest.waits(500ms);
    guest.presents(Verdict::Late);
    guest.does(ShowTheWay{ItemId{"welcome"}, PlaceId{"school"}, 4, {}});
    ASSERT_EQ(guest.state.screen, Screen::Result);
    EXPECT_EQ(guest.state.result->headline().verdict, Verdict::Late);
    guest.waits(guest.state.timing.green);
    EXPECT_EQ(guest.state.screen, Screen::Map);
    EXPECT_EQ(guest.state.map.way, ItemId{"welcome"});
}

// --- back from a way

// A guest whose badge was taken, one second ago.
Guest greeted() {
    Guest guest;
    guest.opens(Screen::Scan);
    Outcome row = test::outcome(Verdict::Admitted);
    row.person.emplace();
    row.person->delegation = DelegationId{"jp"};
    row.person->group = "B";
    row.person->language = "ja";
    guest.does(Decided{{row}});
    guest.waits(1s);
    return guest;
}

const ShowTheWay kWay{ItemId{"welcome"}, PlaceId{"school"}, 4, {}};

TEST(SessionMap, BackFromTheWayToAnItemLeadsToItsSheetOnTheSameDayAndFilter) {
    Guest guest;
    guest.does(OpenProgramme{});
    guest.does(ChooseDay{LocalDay{std::chrono::days{20'001}}});
    guest.does(ChooseFilter{{ProgrammeFilter::Kind::Group, {}, "B"}});
    guest.does(OpenItem{ItemId{"welcome"}});
    const ProgrammeChoice there = guest.state.programme;
    guest.does(kWay);
    ASSERT_EQ(guest.state.screen, Screen::Map);
    guest.does(ChooseOnMap{county(7, "10005")});
    guest.does(GoBack{});
    EXPECT_EQ(guest.state.screen, Screen::Programme);
    EXPECT_EQ(guest.state.programme, there);
    EXPECT_EQ(guest.state.sheet, Sheet::ProgrammeItem);
    guest.does(GoBack{});
    EXPECT_EQ(guest.state.screen, Screen::Home);
}

TEST(SessionMap, BackFromTheWayOfOnesOwnProgrammeLeadsThere) {
    Guest guest = greeted();
    guest.does(OpenMyProgramme{"ja"});
    guest.does(OpenItem{ItemId{"welcome"}});
    const ProgrammeChoice mine = guest.state.programme;
    ASSERT_TRUE(mine.guest);
    guest.does(kWay);
    EXPECT_FALSE(guest.state.programme.guest);
    guest.does(GoBack{});
    EXPECT_EQ(guest.state.screen, Screen::Programme);
    EXPECT_EQ(guest.state.programme, mine);
    EXPECT_EQ(guest.state.language, "ja");
}

TEST(SessionMap, BackFromTheWayOfAResultShowsItAgainSilentlyWithItsWholeTime) {
    Guest guest = greeted();
    const ShownResult shown = *guest.state.result;
    guest.does(ShowTheWay{ItemId{"welcome"}, PlaceId{"school"}, 4, "ja"});
    guest.waits(30s);
    const auto sounds = guest.effects.size();
    guest.does(GoBack{});
    ASSERT_EQ(guest.state.screen, Screen::Result);
    EXPECT_EQ(guest.state.result->rows, shown.rows);
    EXPECT_EQ(guest.effects.size(), sounds);
    EXPECT_EQ(guest.state.language, kHomeLanguage) << "as it was under the result: the next guest's";
    guest.waits(guest.state.timing.green - 1ms);
    EXPECT_EQ(guest.state.screen, Screen::Result);
    guest.waits(1ms);
    EXPECT_EQ(guest.state.screen, Screen::Scan) << "where the badge was shown";
}

TEST(SessionMap, TheNextBadgeForgetsWhoseWayWasShown) {
    for (const bool from_programme : {false, true}) {
        Guest guest = greeted();
        if (from_programme) guest.does(OpenMyProgramme{"ja"});
        guest.does(kWay);
        guest.presents(Verdict::Admitted);
        EXPECT_FALSE(guest.state.way_back);
        guest.waits(guest.state.timing.green);
        ASSERT_EQ(guest.state.screen, Screen::Map);
        guest.does(GoBack{});
        EXPECT_EQ(guest.state.screen, Screen::Home);
    }
}

TEST(SessionMap, AWayThatWasNobodysOwnIsKeptUnderTheNextResult) {
    Guest guest;
    guest.does(OpenProgramme{});
    guest.does(OpenItem{ItemId{"welcome"}});
    guest.does(kWay);
    guest.presents(Verdict::Admitted);
    guest.waits(guest.state.timing.green);
    guest.does(GoBack{});
    EXPECT_EQ(guest.state.screen, Screen::Programme);
}

TEST(SessionMap, WhoLeavesTheMapOtherwiseDoesNotComeBackToTheWay) {
    Guest guest;
    guest.does(OpenProgramme{});
    guest.does(OpenItem{ItemId{"welcome"}});
    guest.does(kWay);
    guest.does(OpenMap{4});
    guest.does(GoBack{});
    EXPECT_EQ(guest.state.screen, Screen::Home);
    EXPECT_FALSE(guest.state.way_back);
}

TEST(SessionMap, IdleForgetsWhereTheWayWasAskedFor) {
    Guest guest = greeted();
    guest.does(kWay);
    guest.waits(65s);
    EXPECT_EQ(guest.state.screen, Screen::Attract);
    EXPECT_FALSE(guest.state.way_back);
}

} // namespace
} // namespace kiosk::core
