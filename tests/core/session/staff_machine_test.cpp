// The machine's page: it is looked at again, its support file goes to a stick, the program begins anew.
#include <algorithm>
#include <variant>

#include <gtest/gtest.h>

#include "core/session/staff_guest.hpp"
#include "core/session/staff_why.hpp"

namespace kiosk::core {
namespace {

struct AtTheMachine : test::StaffGuest {
    explicit AtTheMachine(StaffRole role = StaffRole::Teacher) {
        signs_in(StaffMember{OperatorId{"t1"}, role});
        hears(BoardRead{});
        does(OpenHealth{});
    }
    [[nodiscard]] const StaffWork& work() const { return state.staff; }
    [[nodiscard]] std::ptrdiff_t starts() const {
        return std::ranges::count_if(effects,
                                     [](const auto& effect) { return std::holds_alternative<StartAgain>(effect); });
    }
    [[nodiscard]] std::ptrdiff_t logs() const {
        return std::ranges::count_if(effects, [](const auto& effect) {
            const auto* asked = std::get_if<AskStick>(&effect);
            return asked != nullptr && std::holds_alternative<LogToStick>(asked->question);
        });
    }
    void asks_to_start(std::string_view reason) {
        does(AskForRestart{});
        does(GiveReason{std::string(reason)});
    }
    void puts_in_stick() {
        StickLooked looked;
        looked.stick.emplace().name = "STICK";
        does(StickAnswered{looked});
    }
};

TEST(MachinesPage, IsReadAgainAtATouch) {
    AtTheMachine staff;
    staff.hears(HealthRead{});
    const auto before = staff.asked<AskHealth>().size();
    staff.does(LookAtMachine{});
    EXPECT_EQ(staff.asked<AskHealth>().size(), before + 1);
    staff.does(LookAtMachine{});
    EXPECT_EQ(staff.asked<AskHealth>().size(), before + 1) << "one question at a time";
    staff.hears(HealthRead{});
    EXPECT_EQ(staff.asked<AskHealth>().size(), before + 2) << "what was asked meanwhile";
    staff.does(OpenStaffHome{});
    staff.does(LookAtMachine{});
    EXPECT_EQ(staff.asked<AskHealth>().size(), before + 2) << "on another page";
}

TEST(MachinesPage, BeginsAnewAfterAReasonThatTheDeskWroteDown) {
    AtTheMachine staff;
    staff.does(AskForRestart{});
    ASSERT_TRUE(staff.work().why);
    EXPECT_EQ(reasons_for(*staff.work().why).size(), 3U);
    EXPECT_TRUE(staff.asked<AskToStartAgain>().empty()) << "asked once more before";
    staff.does(GiveReason{"ill"});
    EXPECT_TRUE(staff.asked<AskToStartAgain>().empty()) << "of something else";
    staff.asks_to_start("stuck");
    ASSERT_EQ(staff.asked<AskToStartAgain>().size(), 1U);
    EXPECT_EQ(staff.asked<AskToStartAgain>()[0].reason, "stuck");
    EXPECT_EQ(staff.asked<AskToStartAgain>()[0].by.id.str(), "t1");
    EXPECT_TRUE(staff.work().why) << "nothing else is begun meanwhile";
    EXPECT_EQ(staff.starts(), 0);
    staff.hears(StartsAgain{true});
    EXPECT_EQ(staff.starts(), 1);
}

TEST(MachinesPage, BeginsAnewThoughTheDatabaseDoesNotAnswer) {
    AtTheMachine staff;
    staff.hears(StaffTrouble{});
    staff.does(AskForRestart{});
    staff.hears(StaffTrouble{});
    EXPECT_EQ(staff.starts(), 0) << "of a question before";
    staff.does(GiveReason{"stuck"});
    staff.hears(StaffTrouble{});
    EXPECT_EQ(staff.starts(), 1);
}

TEST(MachinesPage, StaysWhereSomebodyThinksBetterOfItOrItIsNotTheirs) {
    AtTheMachine staff;
    staff.does(AskForRestart{});
    staff.does(NeverMind{});
    EXPECT_FALSE(staff.work().why);
    staff.asks_to_start("other");
    staff.hears(StartsAgain{false});
    EXPECT_EQ(staff.work().news->what, StaffNews::What::NotYours);
    EXPECT_FALSE(staff.work().why);
    EXPECT_EQ(staff.starts(), 0);
    AtTheMachine volunteer(StaffRole::Volunteer);
    volunteer.asks_to_start("stuck");
    EXPECT_TRUE(volunteer.asked<AskToStartAgain>().empty());
    AtTheMachine elsewhere;
    elsewhere.does(OpenStaffHome{});
    elsewhere.asks_to_start("stuck");
    EXPECT_TRUE(elsewhere.asked<AskToStartAgain>().empty());
}

TEST(MachinesPage, IsNotLeftByANewStartWhileSomethingIsWritten) {
    AtTheMachine staff;
    staff.puts_in_stick();
    staff.does(SaveStickLog{});
    staff.does(AskForRestart{});
    EXPECT_FALSE(staff.work().why);
    AtTheMachine copying;
    copying.does(BackUpNow{});
    copying.does(AskForRestart{});
    EXPECT_FALSE(copying.work().why);
}

TEST(MachinesPage, SavesItsSupportFileToAStickForATeacher) {
    AtTheMachine staff;
    staff.does(SaveStickLog{});
    EXPECT_EQ(staff.logs(), 0) << "none is in";
    staff.puts_in_stick();
    staff.does(SaveStickLog{});
    staff.does(SaveStickLog{});
    EXPECT_EQ(staff.logs(), 1);
    StickDone done;
    done.what = StickDone::What::LogSaved;
    done.file = "log.txt";
    staff.does(StickAnswered{done});
    ASSERT_TRUE(staff.work().stick.said);
    EXPECT_EQ(std::get<StickDone>(*staff.work().stick.said).file, "log.txt");
    AtTheMachine volunteer(StaffRole::Volunteer);
    volunteer.puts_in_stick();
    volunteer.does(SaveStickLog{});
    EXPECT_EQ(volunteer.logs(), 0);
}

} // namespace
} // namespace kiosk::core
