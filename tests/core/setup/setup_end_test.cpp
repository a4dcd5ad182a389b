// The last steps: the clock, and the PIN.
#include <gtest/gtest.h>

#include "core/i18n/text.hpp"
#include "core/setup/installer.hpp"

namespace kiosk::core {
namespace {

using test::Installer;

TEST(SetupEnd, ATimeThatIsRightIsConfirmedAndOneThatWasMovedIsSet) {
    Installer one(SetupStep::Clock, {}, true);
    one.does(SetupOn{});
    ASSERT_TRUE(one.last<SetMachineClock>());
    EXPECT_EQ(one.last<SetMachineClock>()->moved, Millis{0});
    one.hears(MachineClockSet{});
    EXPECT_TRUE(one.state.clock_sure);
    EXPECT_EQ(one.state.step, SetupStep::Pin);
    one.does(SetupBack{});
    const LocalTime machine{std::chrono::local_days{std::chrono::year{2026} / 11 / 26} + std::chrono::hours{9}};
    one.does(MoveClock{ClockField::Hour, 1, machine});
    one.does(MoveClock{ClockField::Minute, -1, machine});
    one.does(SetupOn{});
    EXPECT_EQ(one.last<SetMachineClock>()->moved, std::chrono::minutes{60 + 59});
}

TEST(SetupEnd, AMachineThatKeepsItsTimeIsSaidToAndNothingCountsAsConfirmed) {
    Installer one(SetupStep::Clock, {}, true);
    one.does(MoveClock{ClockField::Hour, 1, LocalTime{}});
    one.does(SetupOn{});
    one.hears(MachineClockSet{true, "Operation not permitted"});
    EXPECT_EQ(one.state.step, SetupStep::Clock);
    EXPECT_TRUE(one.state.clock_refused);
    one.does(SetupOn{});
    EXPECT_EQ(one.state.step, SetupStep::Pin) << "guests need not wait for whoever may";
    EXPECT_FALSE(one.state.clock_sure);
}

TEST(SetupEnd, EachFieldOfTheClockGoesRoundByItself) {
    const auto at = [](const char* text) { return LocalTime{parse_iso(text, Zone::utc())->time_since_epoch()}; };
    const LocalTime eve = at("2024-12-31T23:59:30");
    EXPECT_EQ(with_field_moved(eve, ClockField::Minute, 1), at("2024-12-31T23:00:30"));
    EXPECT_EQ(with_field_moved(eve, ClockField::Hour, 1), at("2024-12-31T00:59:30"));
    EXPECT_EQ(with_field_moved(eve, ClockField::Day, 1), at("2024-12-01T23:59:30"));
    EXPECT_EQ(with_field_moved(eve, ClockField::Month, 1), at("2024-01-31T23:59:30"));
    EXPECT_EQ(with_field_moved(at("2024-01-31"), ClockField::Month, 1), at("2024-02-29")) << "the month's last day";
    EXPECT_EQ(with_field_moved(at("2028-02-29"), ClockField::Year, -1), at("2027-02-28"));
    EXPECT_EQ(with_field_moved(at("2099-01-01"), ClockField::Year, 1), at("2025-01-01"));
    EXPECT_EQ(with_field_moved(at("1970-01-01"), ClockField::Year, -1), at("2025-01-01")) << "a dead battery";
    EXPECT_EQ(with_field_moved(at("2026-05-01"), ClockField::Day, -1), at("2026-05-31"));
}

TEST(SetupEnd, APinIsTypedTwiceAndKeptOnlyThen) {
    Installer one(SetupStep::Pin, {}, true);
    one.types("40291");
    EXPECT_FALSE(one.state.types_again());
    one.types("5");
    EXPECT_TRUE(one.state.types_again());
    EXPECT_FALSE(may_go_on(one.state));
    one.types("402914");
    EXPECT_TRUE(one.state.differs);
    EXPECT_EQ(one.state.again, "") << "it is typed again";
    one.types("402915");
    EXPECT_FALSE(one.state.differs);
    one.does(SetupOn{});
    ASSERT_TRUE(one.last<MakeTeacher>());
    EXPECT_EQ(one.last<MakeTeacher>()->pin, "402915");
    one.hears(TeacherMade{});
    ASSERT_TRUE(one.last<SaveSetup>());
    EXPECT_FALSE(one.last<SaveSetup>()->next) << "nothing is left to be asked";
    one.hears(SetupSaved{true});
    EXPECT_TRUE(one.state.finished);
    EXPECT_EQ(one.state.pin + one.state.again, "");
}

TEST(SetupEnd, APinThatIsGuessedFirstIsNotTypedAgainButAnew) {
    Installer one(SetupStep::Pin, {}, true);
    one.types("123456");
    EXPECT_FALSE(one.state.types_again());
    one.types("7");
    EXPECT_EQ(one.state.pin, "123456");
    one.does(EraseSetupPin{});
    EXPECT_EQ(one.state.pin, "12345");
    one.does(ClearSetupPin{});
    EXPECT_EQ(one.state.pin, "");
}

TEST(SetupEnd, WhatCouldNotBeWrittenIsSaidAndFinishedAgain) {
    Installer one(SetupStep::Pin, {}, true);
    one.types("402915402915");
    one.does(SetupOn{});
    one.hears(TeacherMade{});
    one.hears(SetupFault{SetupFault::What::Saving, "No space left on device"});
    EXPECT_FALSE(one.state.finished);
    ASSERT_TRUE(one.state.fault);
    one.does(SetupOn{});
    EXPECT_TRUE(one.last<MakeTeacher>());
}

TEST(SetupEnd, APinIsForgottenWithItsStep) {
    Installer one(SetupStep::Pin, {}, true);
    one.types("402915");
    one.does(SetupBack{});
    one.does(SetupOn{});
    one.hears(MachineClockSet{});
    EXPECT_EQ(one.state.step, SetupStep::Pin);
    EXPECT_EQ(one.state.pin, "");
}

} // namespace
} // namespace kiosk::core
