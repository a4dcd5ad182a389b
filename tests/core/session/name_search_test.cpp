// A guest who looks for their own name.
#include "core/session/name_search.hpp"

#include <gtest/gtest.h>

#include "core/session/guest.hpp"
#include "core/session/staff_page.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;
using test::Guest;

const ParticipantId kMing{"home-01"}, kShu{"home-02"};

struct Seeker : Guest {
    template <class Wanted> [[nodiscard]] std::vector<Wanted> wanted() const {
        std::vector<Wanted> all;
        for (const auto& effect : effects)
            if (const auto* one = std::get_if<Wanted>(&effect)) all.push_back(*one);
        return all;
    }
    [[nodiscard]] std::vector<std::string> asked() const {
        std::vector<std::string> typed;
        for (const auto& ask : wanted<AskDesk>())
            if (const auto* names = std::get_if<AskNames>(&ask.question)) typed.push_back(names->typed);
        return typed;
    }
    void opens_search() {
        does(OpenScan{});
        does(OpenSheet{Sheet::NoBadge});
        does(OpenSheet{Sheet::FindName});
    }
    void hears(StaffAnswer answer) { does(StaffAnswered{std::move(answer)}); }
    void chooses(const ParticipantId& who) {
        opens_search();
        does(TypeSearch{"王小"});
        hears(NamesFound{"王小", {{who, "王○明"}}, false});
        does(ChooseName{who});
    }
    void signs_in() {
        does(OpenStaff{});
        hears(StaffKnown{true, {}});
        for (const char digit : std::string("073941")) does(TypePinDigit{digit});
        hears(PinChecked{StaffMember{OperatorId{"v1"}, StaffRole::Volunteer}, 0, {}});
    }
};

TEST(NameSearch, EveryKeyAsksAndOnlyTheAnswerToTheLastIsTaken) {
    Seeker guest;
    guest.opens_search();
    guest.does(TypeSearch{"王"});
    guest.does(TypeSearch{"王小"});
    EXPECT_EQ(guest.asked(), (std::vector<std::string>{"王", "王小"}));
    guest.hears(NamesFound{"王", {}, true});
    EXPECT_FALSE(guest.state.names);
    guest.hears(NamesFound{"王小", {{kMing, "王○明"}}, false});
    EXPECT_EQ(guest.state.names->rows.size(), 1U);
    guest.does(TypeSearch{""});
    EXPECT_FALSE(guest.state.names);
    EXPECT_EQ(guest.asked().size(), 2U);
}

TEST(NameSearch, OpensOnAGuestsScreenWithTheKeysOfTheirLanguage) {
    Seeker guest;
    guest.does(OpenStaff{});
    guest.does(OpenSheet{Sheet::FindName});
    EXPECT_EQ(guest.state.sheet, Sheet::None);
    const std::vector<std::pair<const char*, KeyboardFace>> faces{
        {"zh-TW", KeyboardFace::Zhuyin}, {"en", KeyboardFace::Latin},  {"vi", KeyboardFace::Latin},
        {"ja", KeyboardFace::Kana},      {"ko", KeyboardFace::Hangul}, {"th", KeyboardFace::Thai}};
    for (const auto& [language, face] : faces) {
        guest.does(OpenHome{});
        guest.does(ChooseLanguage{language});
        guest.does(OpenSheet{Sheet::FindName});
        EXPECT_EQ(guest.state.search_face, face) << language;
    }
    guest.does(ChooseFace{KeyboardFace::Latin});
    EXPECT_EQ(guest.state.search_face, KeyboardFace::Latin);
}

TEST(NameSearch, IsForgottenWithItsSheet) {
    Seeker guest;
    guest.opens_search();
    guest.does(TypeSearch{"王小"});
    guest.hears(NamesFound{"王小", {{kMing, "王○明"}}, false});
    guest.does(CloseSheet{});
    EXPECT_FALSE(guest.state.names);
    EXPECT_EQ(guest.state.search, "");
    guest.hears(NamesFound{"王小", {{kMing, "王○明"}}, false});
    EXPECT_FALSE(guest.state.names) << "nobody asks any more";
    guest.does(ChooseName{kMing});
    EXPECT_TRUE(guest.wanted<AskForHelp>().empty());
}

TEST(NameSearch, WaitsUnderTheSettingsThatWereOpenedOverIt) {
    Seeker guest;
    guest.opens_search();
    guest.does(TypeSearch{"王小"});
    guest.does(OpenSheet{Sheet::Accessibility});
    EXPECT_EQ(guest.state.sheet, Sheet::Accessibility);
    guest.does(TypeSearch{"王小明"});
    EXPECT_EQ(guest.state.search, "王小") << "nothing is typed into the settings";
    guest.hears(NamesFound{"王小", {{kMing, "王○明"}}, false});
    guest.does(CloseSheet{});
    EXPECT_EQ(guest.state.sheet, Sheet::FindName);
    EXPECT_EQ(guest.state.search, "王小");
    EXPECT_TRUE(guest.state.names) << "what the desk said meanwhile";
    guest.does(ChooseLanguage{"th"});
    EXPECT_EQ(guest.state.sheet, Sheet::FindName) << "in the other language";
    guest.does(CloseSheet{});
    EXPECT_EQ(guest.state.sheet, Sheet::None);
    EXPECT_EQ(guest.state.search, "");
}

TEST(NameSearch, DoesNotComeBackToTheNextGuest) {
    Seeker guest;
    guest.opens_search();
    guest.does(TypeSearch{"王小"});
    guest.does(OpenSheet{Sheet::Accessibility});
    guest.presents(Verdict::Admitted);
    guest.waits(guest.state.timing.green);
    guest.does(OpenSheet{Sheet::Accessibility});
    guest.does(CloseSheet{});
    EXPECT_EQ(guest.state.sheet, Sheet::None);
    EXPECT_EQ(guest.state.search, "");
}

TEST(NameSearch, ChoosingANameAsksTheDeskOnceAndLightsTheWayInForStaff) {
    Seeker guest;
    guest.opens_search();
    guest.does(TypeSearch{"王小"});
    guest.hears(NamesFound{"王小", {{kMing, "王○明"}}, false});
    guest.does(ChooseName{kShu});
    EXPECT_TRUE(guest.wanted<AskForHelp>().empty()) << "nobody who was found";
    guest.does(ChooseName{kMing});
    guest.does(ChooseName{kMing});
    ASSERT_EQ(guest.wanted<AskForHelp>().size(), 1U);
    EXPECT_EQ(guest.wanted<AskForHelp>()[0].who, kMing);
    EXPECT_EQ(guest.state.sheet, Sheet::None);
    ASSERT_EQ(guest.state.help.size(), 1U);
    guest.presents(Verdict::NeedsStaff);
    EXPECT_EQ(guest.state.screen, Screen::Result);
    guest.waits(8s);
    EXPECT_EQ(guest.state.screen, Screen::Scan);
    EXPECT_EQ(guest.state.help.size(), 1U) << "longer than the guest's screen";
    guest.waits(112s);
    EXPECT_TRUE(guest.state.help.empty()) << "but not for ever";
}

TEST(NameSearch, AVolunteersPinLeadsStraightToWhoWaitsAndOneMoreTouchLetsThemIn) {
    Seeker guest;
    guest.chooses(kMing);
    guest.signs_in();
    EXPECT_EQ(guest.state.staff.view, StaffView::Person);
    EXPECT_EQ(guest.state.staff.person.id, kMing);
    EXPECT_TRUE(guest.state.help.empty());
    guest.does(CheckPerson{kMing, false});
    const auto last = guest.wanted<AskDesk>().back().question;
    ASSERT_TRUE(std::holds_alternative<AskToAct>(last));
    EXPECT_EQ(std::get<AskToAct>(last).who, kMing);
    guest.does(GoBack{});
    EXPECT_EQ(guest.state.staff.view, StaffView::Home);
}

TEST(NameSearch, WhoeverWaitsComesInTheOrderInWhichTheyAsked) {
    Seeker guest;
    guest.chooses(kMing);
    guest.chooses(kShu);
    guest.chooses(kMing);
    EXPECT_EQ(guest.state.help.size(), 2U) << "asking again makes no second one";
    guest.signs_in();
    EXPECT_EQ(guest.state.staff.person.id, kShu);
    guest.does(GoBack{});
    EXPECT_EQ(guest.state.staff.person.id, kMing);
    guest.does(GoBack{});
    EXPECT_EQ(guest.state.staff.view, StaffView::Home);
}

TEST(NameSearch, NoMoreWaitThanCanBeServed) {
    Seeker guest;
    for (std::size_t i = 0; i < kMostAsking + 3; ++i) guest.chooses(ParticipantId{"p" + std::to_string(i)});
    EXPECT_EQ(guest.state.help.size(), kMostAsking);
    EXPECT_EQ(guest.state.help.front().who, ParticipantId{"p3"});
}

TEST(NameSearch, ADeskThatDoesNotAnswerSendsThemToReception) {
    Seeker guest;
    guest.opens_search();
    guest.does(TypeSearch{"王小"});
    guest.hears(StaffTrouble{});
    ASSERT_TRUE(guest.state.names);
    EXPECT_TRUE(guest.state.names->rows.empty());
    EXPECT_FALSE(guest.state.names->too_short);
}

} // namespace
} // namespace kiosk::core
