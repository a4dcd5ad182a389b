// Staff fill in a form: somebody who registers at the door, and what a sheet of paper says.
#include <algorithm>

#include <gtest/gtest.h>

#include "core/session/staff_forms.hpp"
#include "core/session/staff_guest.hpp"
#include "core/session/staff_page.hpp"
#include "support/sample_event.hpp"

namespace kiosk::core {
namespace {

const ParticipantId kAbsent{"home-01"};

struct FillingIn : test::StaffGuest {
    explicit FillingIn(StaffRole role = StaffRole::Teacher) { signs_in(StaffMember{OperatorId{"x1"}, role}); }
    void opens_person() {
        does(OpenPerson{kAbsent});
        PersonPage page;
        page.row.id = kAbsent;
        page.row.name = "王小明";
        page.row.role = "teacher";
        page.row.group = "A";
        hears(PersonRead{kAbsent, page});
    }
    void opens_form() { does(OpenWalkIn{{}, DelegationId{"home"}}); }
    void states(const std::string& name) {
        auto stated = form().stated;
        stated.name = name;
        does(ChangeStated{stated});
    }
    [[nodiscard]] const StaffWalkIn& form() const { return state.staff.walk_in; }
    [[nodiscard]] static Registered registered() {
        Arrived arrived;
        arrived.id = ParticipantId{"W-AAAAAAAAAA"};
        arrived.stated.name = "張育綺";
        arrived.outcome = test::outcome(Verdict::Admitted);
        return {arrived};
    }
};

TEST(StaffWalkIns, AreRegisteredOnceTheyHaveANameAndWereToldOfTheirData) {
    FillingIn staff(StaffRole::Volunteer);
    staff.opens_form();
    EXPECT_EQ(staff.state.staff.view, StaffView::WalkIn);
    EXPECT_EQ(staff.form().stated.delegation.str(), "home");
    staff.does(ToggleTold{});
    staff.does(RegisterWalkIn{});
    EXPECT_TRUE(staff.asked<AskToRegister>().empty()) << "nobody";
    staff.states("張育綺");
    staff.does(ToggleTold{});
    staff.does(RegisterWalkIn{});
    EXPECT_TRUE(staff.asked<AskToRegister>().empty()) << "not told";
    staff.does(ToggleTold{});
    staff.does(RegisterWalkIn{});
    staff.does(RegisterWalkIn{});
    ASSERT_EQ(staff.asked<AskToRegister>().size(), 1U) << "once, however often it is touched";
    const auto asked = staff.asked<AskToRegister>()[0];
    EXPECT_EQ(asked.stated.name, "張育綺");
    EXPECT_TRUE(asked.in_place_of.empty());
    EXPECT_EQ(asked.by.id.str(), "x1");
    staff.hears(FillingIn::registered());
    ASSERT_TRUE(staff.form().arrived);
    staff.states("Somebody else");
    EXPECT_EQ(staff.form().stated.name, "張育綺") << "the form is closed";
}

TEST(StaffWalkIns, AreForgottenWithTheirPage) {
    FillingIn staff;
    staff.opens_form();
    staff.states("張育綺");
    staff.does(GoBack{});
    EXPECT_EQ(staff.state.staff.view, StaffView::Home);
    EXPECT_EQ(staff.form(), StaffWalkIn{});
    staff.opens_form();
    staff.does(ToggleTold{});
    staff.states("張育綺");
    staff.does(RegisterWalkIn{});
    staff.does(GoBack{});
    staff.hears(FillingIn::registered());
    EXPECT_EQ(staff.form(), StaffWalkIn{}) << "whoever asked has left the page";
    EXPECT_FALSE(staff.state.staff.acting);
    ASSERT_TRUE(staff.state.staff.news) << "and is told all the same";
    EXPECT_EQ(staff.state.staff.news->name, "張育綺");
}

TEST(StaffWalkIns, ThatWillNotDoSayItUntilTheyAreChanged) {
    FillingIn staff;
    staff.opens_form();
    staff.does(ToggleTold{});
    staff.states("張育綺");
    staff.does(RegisterWalkIn{});
    staff.hears(Registered{});
    EXPECT_TRUE(staff.form().refused);
    EXPECT_EQ(staff.form().stated.name, "張育綺");
    staff.states("張育");
    EXPECT_FALSE(staff.form().refused);
}

TEST(StaffWalkIns, OfMoreThanFitsAreNotTaken) {
    FillingIn staff;
    staff.opens_form();
    staff.states(std::string(kLongestStatedBytes + 1, 'x'));
    EXPECT_EQ(staff.form().stated.name, "");
}

TEST(StaffWalkIns, AreOfferedCharactersForTheZhuyinThatTheirNameEndsIn) {
    FillingIn staff;
    staff.opens_form();
    staff.states("張ㄩ");
    staff.states("張ㄩˋ");
    ASSERT_EQ(staff.asked<AskHan>().size(), 2U);
    EXPECT_EQ(staff.asked<AskHan>()[1].syllable, "ㄩˋ");
    staff.hears(HanFound{"ㄩ", {"雨"}});
    EXPECT_FALSE(staff.form().han) << "another was typed since";
    staff.hears(HanFound{"ㄩˋ", {"育", "玉"}});
    ASSERT_TRUE(staff.form().han);
    staff.states("張育");
    EXPECT_FALSE(staff.form().han);
    EXPECT_EQ(staff.asked<AskHan>().size(), 2U);
}

TEST(StaffSubstitutes, BeginOnThePageOfWhomTheyStandInForAndLeadBackThere) {
    FillingIn staff;
    staff.opens_person();
    staff.does(OpenWalkIn{kAbsent, DelegationId{"home"}});
    ASSERT_TRUE(staff.form().in_place_of);
    EXPECT_EQ(staff.form().in_place_of->name, "王小明");
    EXPECT_EQ(staff.form().stated.role, "teacher");
    EXPECT_EQ(staff.form().stated.group, "A");
    staff.does(ToggleTold{});
    staff.states("林代理");
    staff.does(RegisterWalkIn{});
    ASSERT_EQ(staff.asked<AskToRegister>().size(), 1U);
    EXPECT_EQ(staff.asked<AskToRegister>()[0].in_place_of, kAbsent);
    staff.hears(FillingIn::registered());
    staff.does(GoBack{});
    EXPECT_EQ(staff.state.staff.view, StaffView::Person);
    EXPECT_EQ(staff.state.staff.person.id, kAbsent);
}

TEST(StaffSubstitutes, AreATeachersAndOfWhoeverIsOnThePage) {
    FillingIn volunteer(StaffRole::Volunteer);
    volunteer.opens_person();
    volunteer.does(OpenWalkIn{kAbsent, DelegationId{"home"}});
    EXPECT_EQ(volunteer.state.staff.view, StaffView::Person);
    FillingIn teacher;
    teacher.opens_person();
    teacher.does(OpenWalkIn{ParticipantId{"jp-01"}, DelegationId{"home"}});
    EXPECT_EQ(teacher.state.staff.view, StaffView::Person);
}

TEST(StaffPaper, IsWrittenDownWithAReasonOnly) {
    FillingIn staff;
    staff.opens_person();
    const PaperNote first{CheckpointId{"gate"}, LocalTime{kiosk::test::kFirstDay} + std::chrono::hours{9}};
    staff.does(OpenPaper{first});
    auto changed = first;
    changed.checkpoint = CheckpointId{"hall"};
    staff.does(ChangePaper{changed});
    staff.does(NotePaper{"because"});
    EXPECT_TRUE(staff.asked<AskToNote>().empty());
    staff.does(NotePaper{"kiosk_down"});
    ASSERT_EQ(staff.asked<AskToNote>().size(), 1U);
    const auto asked = staff.asked<AskToNote>()[0];
    EXPECT_EQ(asked.who, kAbsent);
    EXPECT_EQ(asked.note, changed);
    EXPECT_EQ(asked.reason, "kiosk_down");
    EXPECT_FALSE(staff.state.staff.person.paper);
    staff.hears(PersonMarked{kAbsent, "王小明", PersonMarked::As::Noted, true});
    EXPECT_EQ(staff.state.staff.news->what, StaffNews::What::Noted);
    staff.does(OpenPaper{first});
    staff.does(NotePaper{"other"});
    staff.hears(PersonMarked{kAbsent, "王小明", PersonMarked::As::Noted, false});
    EXPECT_EQ(staff.state.staff.news->what, StaffNews::What::NotNoted);
}

TEST(StaffPaper, IsATeachersAndIsLeftByGoingBack) {
    FillingIn volunteer(StaffRole::Volunteer);
    volunteer.opens_person();
    volunteer.does(OpenPaper{});
    EXPECT_FALSE(volunteer.state.staff.person.paper);
    FillingIn teacher;
    teacher.opens_person();
    for (const bool back : {true, false}) {
        teacher.does(OpenPaper{});
        ASSERT_TRUE(teacher.state.staff.person.paper);
        if (back)
            teacher.does(GoBack{});
        else
            teacher.does(NeverMind{});
        EXPECT_FALSE(teacher.state.staff.person.paper);
        EXPECT_EQ(teacher.state.staff.view, StaffView::Person);
    }
    teacher.does(ChangePaper{});
    EXPECT_FALSE(teacher.state.staff.person.paper) << "the sheet is not up";
}

TEST(StaffBadges, OfSomebodyWhoLostTheirsAreShownAtOnceAndAgainLater) {
    FillingIn staff;
    staff.opens_person();
    staff.does(ShowBadge{});
    EXPECT_FALSE(staff.state.staff.person.badge_shown) << "an issuer made theirs";
    staff.does(ReportLostBadge{kAbsent});
    staff.does(GiveReason{"lost"});
    ASSERT_EQ(staff.asked<AskToReissue>().size(), 1U);
    EXPECT_EQ(staff.asked<AskToReissue>()[0].reason, "lost");
    staff.hears(BadgeReissued{kAbsent, "王小明", NewBadge{"KW1ABCDEFGHIJKLMNOP", {}, 1}});
    EXPECT_EQ(shown_badge(staff.state.staff), (BadgePaper{kAbsent, "KW1ABCDEFGHIJKLMNOP"}));
    EXPECT_EQ(staff.state.staff.news->what, StaffNews::What::Reissued);
    staff.does(GoBack{});
    EXPECT_EQ(staff.state.staff.view, StaffView::Person);
    EXPECT_EQ(shown_badge(staff.state.staff), BadgePaper{});
    staff.does(ShowBadge{});
    EXPECT_TRUE(staff.state.staff.person.badge_shown);
    staff.hears(PersonRead{kAbsent, PersonPage{}});
    EXPECT_FALSE(staff.state.staff.person.badge_shown) << "it was undone";
}

TEST(StaffBadges, ThatTheDeskDidNotGiveAreNotShown) {
    FillingIn staff;
    staff.opens_person();
    staff.does(ReportLostBadge{kAbsent});
    staff.does(GiveReason{"lost"});
    staff.hears(BadgeReissued{kAbsent, "王小明", std::nullopt});
    EXPECT_EQ(staff.state.staff.news->what, StaffNews::What::NotYours);
    EXPECT_FALSE(staff.state.staff.person.badge_shown);
}

TEST(StaffBadges, ArePrintedOnceWhereAPrinterIsNamedAndWhatCameOfItIsSaid) {
    FillingIn staff(StaffRole::Volunteer);
    const auto papers = [&] {
        return std::ranges::count_if(staff.effects,
                                     [](const auto& effect) { return std::holds_alternative<MakePaper>(effect); });
    };
    staff.opens_form();
    staff.states("張育綺");
    staff.does(ToggleTold{});
    staff.does(RegisterWalkIn{});
    auto arrived = FillingIn::registered();
    arrived.arrived->code = "KW1ABCDEFGHIJKLMNOP";
    staff.hears(arrived);
    staff.does(PrintBadge{});
    EXPECT_EQ(papers(), 0) << "no printer is named";
    staff.state.prints = true;
    staff.does(PrintBadge{});
    staff.does(PrintBadge{});
    EXPECT_EQ(papers(), 1) << "once, however often it is touched";
    staff.does(PaperMade{shown_badge(staff.state.staff), PaperTrouble::Other, "out of paper", {}});
    EXPECT_EQ(staff.state.staff.news->what, StaffNews::What::NotPrinted);
    EXPECT_EQ(staff.state.staff.news->name, "out of paper");
    staff.does(PrintBadge{});
    EXPECT_EQ(papers(), 2);
    staff.does(PaperMade{shown_badge(staff.state.staff)});
    EXPECT_EQ(staff.state.staff.news->what, StaffNews::What::Printed);
}

// --- with which family somebody goes

Acted needs_family() {
    auto outcome = test::outcome(Verdict::NeedsStaff);
    return {kAbsent, "王小明", outcome};
}

TEST(StaffHandovers, AskWithWhichFamilyAndAreWrittenOnceItIsNamed) {
    FillingIn staff(StaffRole::Volunteer);
    staff.opens_person();
    staff.does(CheckPerson{kAbsent, false});
    staff.hears(needs_family());
    const auto& page = staff.state.staff.handover;
    ASSERT_EQ(staff.state.staff.view, StaffView::Handover);
    EXPECT_EQ(page.who.id, kAbsent);
    EXPECT_EQ(page.who.name, "王小明");
    staff.does(HandOver{});
    EXPECT_TRUE(staff.asked<AskToHandOver>().empty()) << "to nobody";
    staff.does(TypeFamily{std::string(kLongestStatedBytes + 1, 'x')});
    EXPECT_EQ(page.family, "");
    staff.does(TypeFamily{"林家"});
    staff.does(HandOver{});
    staff.does(HandOver{});
    ASSERT_EQ(staff.asked<AskToHandOver>().size(), 1U) << "once, however often it is touched";
    EXPECT_EQ(staff.asked<AskToHandOver>()[0].family, "林家");
    EXPECT_EQ(staff.asked<AskToHandOver>()[0].who, kAbsent);
    staff.hears(Acted{kAbsent, "王小明", test::outcome(Verdict::Admitted)});
    EXPECT_EQ(staff.state.staff.view, StaffView::Home);
    EXPECT_EQ(page, StaffHandover{}) << "the family is forgotten";
}

TEST(StaffHandovers, LeadBackToThePersonAndForgetWhatWasTyped) {
    FillingIn staff;
    staff.opens_person();
    staff.does(CheckPerson{kAbsent, false});
    staff.hears(needs_family());
    staff.does(TypeFamily{"林家"});
    staff.does(GoBack{});
    EXPECT_EQ(staff.state.staff.view, StaffView::Person);
    EXPECT_EQ(staff.state.staff.person.id, kAbsent);
    EXPECT_EQ(staff.state.staff.handover, StaffHandover{});
}

TEST(StaffHandovers, ABadgeThatIsShownWhileStaffWorkAsksAtOnce) {
    FillingIn staff;
    auto shown = test::outcome(Verdict::NeedsStaff);
    shown.who = kAbsent;
    staff.does(Decided{{shown}});
    ASSERT_EQ(staff.asked<AskToAct>().size(), 1U);
    EXPECT_EQ(staff.asked<AskToAct>()[0].who, kAbsent);
    staff.hears(needs_family());
    EXPECT_EQ(staff.state.staff.view, StaffView::Handover);
    staff.does(TypeFamily{"林家"});
    staff.does(Decided{{shown}});
    EXPECT_EQ(staff.asked<AskToAct>().size(), 1U) << "what is typed is not thrown away";
    EXPECT_EQ(staff.state.staff.handover.family, "林家");
}

TEST(StaffHandovers, ABadgeAtAGuestsScreenWaitsForStaffWhoFindItFirst) {
    test::StaffGuest guest;
    auto shown = test::outcome(Verdict::NeedsStaff);
    shown.who = kAbsent;
    guest.does(Decided{{shown}});
    EXPECT_EQ(guest.state.screen, Screen::Result);
    ASSERT_EQ(guest.state.help.size(), 1U);
    guest.does(Decided{{shown}});
    EXPECT_EQ(guest.state.help.size(), 1U) << "once, however often it is shown";
    for (int i = 0; i < 30 && guest.state.screen == Screen::Result; ++i) guest.waits(Millis{1000});
    guest.signs_in(StaffMember{OperatorId{"v1"}, StaffRole::Volunteer});
    EXPECT_EQ(guest.state.staff.view, StaffView::Person);
    EXPECT_EQ(guest.state.staff.person.id, kAbsent);
}

} // namespace
} // namespace kiosk::core
