// A teacher and the papers after the day: chosen, looked at, turned, saved to a stick.
#include "core/session/staff_papers_page.hpp"

#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/session/staff_guest.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;
using Doing = StaffStick::Doing;

PaperChoice of_kind(PaperKind kind) {
    PaperChoice choice;
    choice.kind = kind;
    return choice;
}

struct AtThePapers : test::StaffGuest {
    explicit AtThePapers(StaffRole role = StaffRole::Teacher) {
        signs_in(StaffMember{OperatorId{"t1"}, role});
        hears(BoardRead{});
        does(OpenStick{});
        does(OpenPapers{of_kind(PaperKind::Roster)});
    }
    template <class Question> [[nodiscard]] std::vector<Question> asks() const {
        std::vector<Question> all;
        for (const auto& effect : effects)
            if (const auto* each = std::get_if<AskStick>(&effect))
                if (const auto* one = std::get_if<Question>(&each->question)) all.push_back(*one);
        return all;
    }
    void told(StickAnswer answer) { does(StickAnswered{std::move(answer)}); }
    void shown(PaperKind kind, std::size_t page, std::size_t pages) {
        PaperShown answer;
        answer.choice = of_kind(kind);
        answer.page = page;
        answer.pages = pages;
        answer.picture = std::make_shared<const RgbImage>();
        told(answer);
    }
    void puts_in_a_stick() { told(StickLooked{StickSeen{}, {}}); }
    [[nodiscard]] const StaffPapers& papers() const { return state.staff.papers; }
    [[nodiscard]] const StaffStick& stick() const { return state.staff.stick; }
};

TEST(StaffPapersPage, IsATeachers) {
    const AtThePapers volunteer(StaffRole::Volunteer);
    EXPECT_EQ(volunteer.state.staff.view, StaffView::Home);
    EXPECT_TRUE(volunteer.asks<ShowPaper>().empty());
    const AtThePapers teacher;
    EXPECT_EQ(teacher.state.staff.view, StaffView::Papers);
    ASSERT_EQ(teacher.asks<ShowPaper>().size(), 1U);
    EXPECT_EQ(teacher.asks<ShowPaper>()[0].choice, of_kind(PaperKind::Roster));
    EXPECT_TRUE(teacher.asks<ShowPaper>()[0].anew) << "as things are now";
}

TEST(StaffPapersPage, IsLookedAtPageByPageWithoutAStick) {
    AtThePapers staff;
    staff.told(StickLooked{});
    staff.shown(PaperKind::Roster, 0, 3);
    staff.does(TurnToPage{3});
    EXPECT_EQ(staff.asks<ShowPaper>().size(), 1U) << "there are three";
    staff.does(TurnToPage{1});
    ASSERT_EQ(staff.asks<ShowPaper>().size(), 2U);
    EXPECT_EQ(staff.asks<ShowPaper>()[1].page, 1U);
    EXPECT_FALSE(staff.asks<ShowPaper>()[1].anew) << "the paper stays as it was when it was opened";
    EXPECT_EQ(staff.papers().shown->page, 0U) << "what was drawn stays until the next is";
    staff.shown(PaperKind::Roster, 1, 3);
    EXPECT_EQ(staff.papers().shown->page, 1U);
    staff.does(SavePapers{});
    EXPECT_TRUE(staff.asks<SavePaper>().empty());
    staff.does(GoBack{});
    EXPECT_EQ(staff.state.staff.view, StaffView::Stick);
    EXPECT_EQ(staff.papers(), StaffPapers{}) << "nothing of it stays";
}

TEST(StaffPapersPage, OnePageIsDrawnAtATimeAndTheLastThatWasChosenCounts) {
    AtThePapers staff;
    staff.does(ChoosePaper{of_kind(PaperKind::Meals)});
    staff.does(ChoosePaper{of_kind(PaperKind::Hours)});
    EXPECT_EQ(staff.asks<ShowPaper>().size(), 1U);
    staff.shown(PaperKind::Roster, 0, 3);
    EXPECT_FALSE(staff.papers().shown);
    ASSERT_EQ(staff.asks<ShowPaper>().size(), 2U);
    EXPECT_EQ(staff.asks<ShowPaper>()[1].choice, of_kind(PaperKind::Hours));
    staff.shown(PaperKind::Hours, 0, 1);
    EXPECT_TRUE(staff.papers().is_shown());
    staff.does(ChoosePaper{of_kind(PaperKind::Hours)});
    EXPECT_EQ(staff.asks<ShowPaper>().size(), 2U) << "it is chosen";
}

TEST(StaffPapersPage, WhatWasAskedWhenItWasOpenBeforeIsNotTakenForThisOne) {
    AtThePapers staff;
    staff.does(GoBack{});
    staff.does(OpenPapers{of_kind(PaperKind::Meals)});
    staff.shown(PaperKind::Roster, 0, 3);
    EXPECT_FALSE(staff.papers().shown);
    staff.shown(PaperKind::Meals, 0, 1);
    EXPECT_TRUE(staff.papers().is_shown());
}

TEST(StaffPapersPage, IsSavedInOneTouchAndNobodyIsSignedOutMeanwhile) {
    AtThePapers staff;
    staff.puts_in_a_stick();
    staff.does(SavePapers{});
    EXPECT_TRUE(staff.asks<SavePaper>().empty()) << "it was not seen yet";
    staff.shown(PaperKind::Roster, 0, 3);
    staff.does(ChoosePaperFiles{PaperFiles::Workbook});
    staff.does(SavePapers{});
    staff.does(SavePapers{});
    ASSERT_EQ(staff.asks<SavePaper>().size(), 1U);
    EXPECT_EQ(staff.asks<SavePaper>()[0].choice, of_kind(PaperKind::Roster));
    EXPECT_EQ(staff.asks<SavePaper>()[0].files, PaperFiles::Workbook);
    staff.waits(staff.state.timing.staff + 1s);
    for (const auto& event : std::vector<SessionEvent>{GoBack{}, LeaveStaff{}, TakeStickOut{},
                                                       ChoosePaper{of_kind(PaperKind::Meals)}, OpenStaffHome{}})
        staff.does(event);
    EXPECT_EQ(staff.state.staff.view, StaffView::Papers);
    EXPECT_EQ(staff.stick().doing, Doing::Saving);
    EXPECT_EQ(staff.papers().choice, of_kind(PaperKind::Roster));
    staff.told(StickDone{StickDone::What::Saved, "visit_實到名冊.xlsx"});
    EXPECT_EQ(std::get<StickDone>(*staff.stick().said).file, "visit_實到名冊.xlsx");
    staff.does(ChoosePaper{of_kind(PaperKind::Meals)});
    EXPECT_FALSE(staff.stick().said) << "it was said of another";
    staff.does(TakeStickOut{});
    EXPECT_EQ(staff.stick().doing, Doing::Ejecting);
}

TEST(StaffPapersPage, WhatHasNoWorkbookIsSavedAsPdfWhateverIsChosen) {
    AtThePapers staff;
    staff.puts_in_a_stick();
    staff.does(ChoosePaper{of_kind(PaperKind::Summary)});
    staff.shown(PaperKind::Roster, 0, 3);
    staff.shown(PaperKind::Summary, 0, 1);
    staff.does(SavePapers{});
    ASSERT_EQ(staff.asks<SavePaper>().size(), 1U);
    EXPECT_EQ(staff.asks<SavePaper>()[0].files, PaperFiles::Pdf);
}

TEST(StaffPapersPage, WhatCannotBeMadeIsNotSaved) {
    AtThePapers staff;
    staff.puts_in_a_stick();
    PaperShown none;
    none.choice = of_kind(PaperKind::Roster);
    none.trouble = PaperShown::Trouble::Nothing;
    staff.told(none);
    staff.does(SavePapers{});
    EXPECT_TRUE(staff.asks<SavePaper>().empty());
}

TEST(StaffPapersPage, AStickThatIsPutInWhileItIsOpenIsSeen) {
    AtThePapers staff;
    staff.told(StickLooked{});
    staff.shown(PaperKind::Roster, 0, 1);
    staff.waits(staff.state.timing.stick);
    EXPECT_EQ(staff.asks<LookAtStick>().size(), 2U);
    staff.puts_in_a_stick();
    staff.does(SavePapers{});
    EXPECT_EQ(staff.stick().doing, Doing::Saving);
}

} // namespace
} // namespace kiosk::core
