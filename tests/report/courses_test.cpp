#include "report/courses.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "report/recorded_day.hpp"

namespace kiosk::test {
namespace {

using report::CourseAttended;

core::Course course(std::vector<std::string> doors, int minutes = 120) {
    core::Course made{"C-1", core::Texts{{{"zh-TW", "共備"}}}, std::chrono::minutes{minutes}, {}};
    for (auto& door : doors) made.checkpoints.emplace_back(std::move(door));
    return made;
}

CourseAttended attended_by(const RecordedDay& day, const std::string& who) {
    const report::DayBook book(day.record);
    const auto courses = report::courses_of(day.record);
    for (const auto& person : day.record.participants)
        if (person.id.str() == who) return report::attended(book, courses.at(0), person);
    throw std::out_of_range(who);
}

std::int64_t credited(const RecordedDay& day, const std::string& who) {
    return attended_by(day, who).credited.count();
}

TEST(Courses, WithoutARuleASessionsItemIsACourseAsLongAsItself) {
    RecordedDay day;
    const auto courses = report::courses_of(day.record);
    ASSERT_EQ(courses.size(), 1U);
    EXPECT_EQ(courses[0].title.in("en"), "Item workshop");
    EXPECT_EQ(courses[0].length, std::chrono::minutes{120});
    day.record.programme[1].status = core::ItemStatus::Cancelled;
    EXPECT_TRUE(report::courses_of(day.record).empty());
}

TEST(Courses, WhoComesLaterThanTheRuleAllowsWasNotThere) {
    RecordedDay day; // the workshop begins at 13:00
    day.in("jp-01", "workshop", 13, 15);
    day.in("jp-02", "workshop", 13, 16);
    EXPECT_EQ(credited(day, "jp-01"), 120);
    EXPECT_EQ(credited(day, "jp-02"), 0);
    EXPECT_EQ(attended_by(day, "jp-02").sittings.at(0).late_minutes, 16);
    day.record.event.report.absent_after = std::chrono::minutes{16};
    EXPECT_EQ(credited(day, "jp-02"), 120);
}

TEST(Courses, ATimeThatNobodyVouchesForMakesNobodyLate) {
    RecordedDay day;
    day.in("jp-01", "workshop", 14, 40).time_unsure = true;
    EXPECT_EQ(credited(day, "jp-01"), 120);
    EXPECT_TRUE(attended_by(day, "jp-01").time_unsure);
}

TEST(Courses, FullAttendanceIsAllOrNothingAndProRataAShare) {
    RecordedDay day;
    day.record.event.report.courses = {course({"hall", "workshop", "lunch"}, 180)};
    day.in("jp-01", "hall", 9, 30);
    day.in("jp-01", "workshop", 13, 0);
    EXPECT_EQ(credited(day, "jp-01"), 0);
    day.record.event.report.credit = core::CourseCredit::ProRata;
    EXPECT_EQ(credited(day, "jp-01"), 120);
    day.in("jp-01", "lunch", 14, 0);
    EXPECT_EQ(credited(day, "jp-01"), 180);
}

TEST(Courses, EachDayOfADoorIsASitting) {
    RecordedDay day;
    day.record.event.last_day = kSecondDay;
    day.record.event.report.courses = {course({"hall"})};
    day.in("jp-01", "hall", 9, 30);
    EXPECT_EQ(attended_by(day, "jp-01").sittings.size(), 2U);
    EXPECT_EQ(credited(day, "jp-01"), 0);
    day.in("jp-01", "hall", 9, 30, kSecondDay);
    EXPECT_EQ(credited(day, "jp-01"), 120);
}

TEST(Courses, OnlyDoorsThatAdmitSomebodyAreAskedOfThem) {
    RecordedDay day; // the workshop is for jp alone
    day.record.event.report.courses = {course({"hall", "workshop"})};
    day.in("home-01", "hall", 9, 30);
    EXPECT_EQ(attended_by(day, "home-01").sittings.size(), 1U);
    EXPECT_EQ(credited(day, "home-01"), 120);
}

TEST(Courses, AtADoorThatOnlyLeadsOutLeavingIsAskedFor) {
    RecordedDay day;
    day.record.event.report.courses = {course({"hall", "exit"})};
    day.in("jp-01", "hall", 9, 30);
    EXPECT_EQ(credited(day, "jp-01"), 0);
    day.out("jp-01", "exit", 15, 0);
    EXPECT_EQ(credited(day, "jp-01"), 120);
}

TEST(Courses, ADoorThatALaterRevisionDroppedIsNoSitting) {
    RecordedDay day;
    day.record.event.report.courses = {course({"nowhere"})};
    EXPECT_TRUE(report::courses_of(day.record).empty());
}

// Whatever is recorded: nobody is given more than the course is worth, everything only for every sitting, nothing for
// none.
RC_GTEST_PROP(CourseCredit, IsWithinTheCourse, ()) {
    RecordedDay day;
    auto& rules = day.record.event.report;
    rules.courses = {course({"hall", "workshop", "lunch", "exit"}, *rc::gen::inRange(15, 600))};
    rules.credit = *rc::gen::element(core::CourseCredit::ProRata, core::CourseCredit::FullAttendance);
    std::vector<std::pair<int, int>> events; // minute, door
    const auto count = *rc::gen::inRange(0, 8);
    for (int i = 0; i < count; ++i) events.emplace_back(*rc::gen::inRange(480, 1'200), *rc::gen::inRange(0, 5));
    std::ranges::sort(events);
    for (const auto& [minute, which] : events) {
        const auto door = day.record.checkpoints[static_cast<std::size_t>(which)].id.str();
        day.saw(core::subject_of(core::ParticipantId{"jp-01"}), door, minute / 60, minute % 60, door != "exit");
    }
    const auto found = attended_by(day, "jp-01");
    const auto worth = rules.courses[0].length;
    RC_ASSERT(found.credited.count() >= 0);
    RC_ASSERT(found.credited <= worth);
    RC_ASSERT((found.credited == worth) == found.full());
    if (found.counted == 0) RC_ASSERT(found.credited.count() == 0);
    if (rules.credit == core::CourseCredit::FullAttendance && !found.full()) RC_ASSERT(found.credited.count() == 0);
}

} // namespace
} // namespace kiosk::test
