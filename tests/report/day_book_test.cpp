#include "report/day_book.hpp"

#include <gtest/gtest.h>

#include "report/recorded_day.hpp"

namespace kiosk::test {
namespace {

using report::ClockTime;
using report::DayBook;

ClockTime clock(int hour, int minute) {
    return {core::MinuteOfDay{hour * 60 + minute}};
}

report::DayAttendance day_of(const RecordedDay& day, const std::string& who, core::LocalDay when = kFirstDay) {
    return DayBook(day.record).of(core::subject_of(core::ParticipantId{who}), when);
}

TEST(DayBook, TheFirstDoorOfEachHalfIsTheSigninAndTheLastWayOutTheLeaving) {
    RecordedDay day;
    day.in("jp-01", "gate", 8, 31);
    day.in("jp-01", "hall", 9, 20);
    day.in("jp-01", "workshop", 13, 12);
    day.in("jp-01", "hall", 14, 0);
    day.out("jp-01", "exit", 15, 46);
    const auto found = day_of(day, "jp-01");
    ASSERT_TRUE(found.morning && found.afternoon && found.left);
    EXPECT_EQ(found.morning->time, clock(8, 31));
    EXPECT_EQ(found.afternoon->time, clock(13, 12));
    EXPECT_EQ(*found.left, clock(15, 46));
    EXPECT_EQ(found.entries.size(), 4U);
}

TEST(DayBook, NoonBeginsTheAfternoon) {
    RecordedDay day;
    day.in("jp-01", "gate", 11, 59);
    day.in("jp-02", "gate", 12, 0);
    EXPECT_TRUE(day_of(day, "jp-01").morning && !day_of(day, "jp-01").afternoon);
    EXPECT_TRUE(day_of(day, "jp-02").afternoon && !day_of(day, "jp-02").morning);
}

TEST(DayBook, AMealIsASigninOnlyOfThoseWhoWereSeenNowhereElse) {
    RecordedDay day;
    day.in("jp-01", "gate", 8, 31);
    day.in("jp-01", "lunch", 12, 5);
    day.in("jp-02", "lunch", 12, 6);
    EXPECT_FALSE(day_of(day, "jp-01").afternoon);
    ASSERT_TRUE(day_of(day, "jp-02").afternoon);
    EXPECT_EQ(day_of(day, "jp-02").afternoon->time, clock(12, 6));
}

TEST(DayBook, WhoComesBackHasNotLeft) {
    RecordedDay day;
    day.in("jp-01", "gate", 8, 31);
    day.out("jp-01", "exit", 12, 0);
    day.in("jp-01", "gate", 13, 0);
    EXPECT_FALSE(day_of(day, "jp-01").left);
}

TEST(DayBook, ARoomsWayOutIsNoLeavingWhereTheGateHasOne) {
    RecordedDay day;
    day.door("hall").kind = core::CheckpointKind::Session;
    day.in("jp-01", "gate", 8, 31);
    day.in("jp-01", "hall", 9, 20);
    day.out("jp-01", "hall", 10, 0);
    EXPECT_FALSE(day_of(day, "jp-01").left);
    day.door("exit").direction = core::Direction::In;
    EXPECT_EQ(day_of(day, "jp-01").left, clock(10, 0));
}

TEST(DayBook, AnExitWithoutAnEntryIsNobodysPresence) {
    RecordedDay day;
    day.out("jp-01", "exit", 15, 46);
    EXPECT_FALSE(day_of(day, "jp-01").present());
    EXPECT_FALSE(day_of(day, "jp-01").left);
}

TEST(DayBook, AnEveningThatEndsAfterMidnightStaysOneDay) {
    RecordedDay day;
    day.in("jp-01", "gate", 18, 0);
    day.out("jp-01", "exit", 0, 20, kSecondDay);
    day.in("jp-02", "gate", 0, 10, kSecondDay);
    EXPECT_EQ(day_of(day, "jp-01").left, clock(24, 20));
    ASSERT_TRUE(day_of(day, "jp-02").afternoon);
    EXPECT_EQ(report::clock_text(day_of(day, "jp-02").afternoon->time), "24:10");
    EXPECT_EQ(DayBook(day.record).outside(), 0U);
}

TEST(DayBook, BetweenTwoDaysOfTheEventOnlyAnExitGoesBack) {
    RecordedDay day;
    day.record.event.last_day = kSecondDay;
    day.in("jp-01", "gate", 18, 0);
    day.out("jp-01", "exit", 0, 20, kSecondDay);
    day.in("jp-02", "gate", 0, 10, kSecondDay);
    day.out("jp-02", "exit", 0, 40, kSecondDay);
    EXPECT_EQ(day_of(day, "jp-01").left, clock(24, 20));
    EXPECT_FALSE(day_of(day, "jp-02").present());
    EXPECT_EQ(day_of(day, "jp-02", kSecondDay).left, clock(0, 40));
}

TEST(DayBook, FactsOfNoDayOfTheEventAreCountedApart) {
    RecordedDay day;
    day.in("jp-01", "gate", 9, 0, kFirstDay - std::chrono::days{400});
    day.in("jp-01", "gate", 9, 0, kSecondDay);
    const DayBook book(day.record);
    EXPECT_EQ(book.outside(), 2U);
    EXPECT_FALSE(day_of(day, "jp-01").present());
}

TEST(DayBook, LateIsCountedFromWhereTheDoorSaysItBegins) {
    RecordedDay day;
    day.in("jp-01", "workshop", 13, 21).late = true;
    day.in("jp-02", "gate", 9, 41).late = true;
    EXPECT_EQ(day_of(day, "jp-01").afternoon->late_minutes, 11);
    EXPECT_EQ(day_of(day, "jp-02").morning->late_minutes, 0) << "late, and nobody knows by how much";
}

TEST(DayBook, GroupsAndStrangersAreCountedBesideTheRoster) {
    RecordedDay day;
    const core::DelegationId group("jp");
    day.saw(core::subject_of(group), "gate", 9, 0).people = 28;
    day.saw(core::subject_of(group), "gate", 9, 30).people = 30;
    day.saw(core::subject_of(core::BadgeId{77}), "gate", 9, 0);
    day.saw(core::subject_of(core::ParticipantId{"dropped"}), "gate", 9, 0);
    const DayBook book(day.record);
    EXPECT_EQ(book.counted_together(group, kFirstDay), 30);
    EXPECT_EQ(book.counted_together(core::DelegationId{"sg"}, kFirstDay), 0);
    EXPECT_EQ(book.unknown(kFirstDay), 2);
}

} // namespace
} // namespace kiosk::test
