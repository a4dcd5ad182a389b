#include <gmock/gmock.h>

#include "event/folder.hpp"

namespace kiosk::event {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

class ReportSection : public test::PackageFolder {};

TEST_F(ReportSection, IsWhatThePapersAreMadeBy) {
    append("event.toml", "[report]\n"
                         "columns = [\"name\", \"備註\"]\n"
                         "place = { zh-TW = \"大禮堂\", en = \"Hall\" }\n"
                         "organiser = \"主辦\"\n"
                         "undertaker = \"國際教育組\"\n"
                         "due = 2026-12-26\n"
                         "absent_after_minutes = 10\n"
                         "credit = \"pro-rata\"\n"
                         "[report.rates]\n"
                         "student = { full_day = 500, half_day = 250 }\n"
                         "[[report.courses]]\n"
                         "code = \"A-1\"\n"
                         "title = \"共備\"\n"
                         "hours = 1.5\n"
                         "checkpoints = [\"gate\"]\n"
                         "[[report.courses]]\n"
                         "hours = 3\n"
                         "checkpoints = [\"gate\"]\n");
    ASSERT_THAT(lines(), IsEmpty());
    const auto rules = read().package->event.report;
    EXPECT_THAT(rules.columns, ElementsAre(core::SigninColumn::Name, core::SigninColumn::Remark));
    EXPECT_EQ(rules.place.in("en"), "Hall");
    EXPECT_EQ(rules.organiser.in("zh-TW"), "主辦");
    EXPECT_EQ(rules.undertaker.in("ja"), "國際教育組");
    EXPECT_EQ(core::format_day(rules.due.value(), "en", core::DateStyle::Short), "Sat 26 Dec 2026");
    EXPECT_EQ(rules.absent_after, std::chrono::minutes{10});
    EXPECT_EQ(rules.credit, core::CourseCredit::ProRata);
    EXPECT_EQ(rules.rates.at(core::PersonKind::Student).half_day, 250);
    ASSERT_EQ(rules.courses.size(), 2U);
    EXPECT_EQ(rules.courses[0].code, "A-1");
    EXPECT_EQ(rules.courses[0].length, std::chrono::minutes{90});
    EXPECT_THAT(rules.courses[1].checkpoints, ElementsAre(core::CheckpointId{"gate"}));
}

TEST_F(ReportSection, WithoutItPapersAreAsUsual) {
    EXPECT_EQ(read().package->event.report, core::ReportRules{});
}

TEST_F(ReportSection, EveryFaultIsNamedWithItsKeyAndLineInOneGo) {
    append("event.toml", "[report]\n"                                          // 7
                         "columns = [\"name\", \"shoe\", \"name\"]\n"          // 8
                         "due = 2026-11-26\n"                                  // 9
                         "absent_after_minutes = 601\n"                        // 10
                         "credit = \"half\"\n"                                 // 11
                         "place = 3\n"                                         // 12
                         "rates = { student = { full_day = -1 }, chef = 1 }\n" // 13
                         "[[report.courses]]\n"                                // 14
                         "code = \"A\"\n"                                      // 15
                         "hours = 0.1\n"                                       // 16
                         "checkpoints = [\"nowhere\", \"gate\", \"gate\"]\n"   // 17
                         "[[report.courses]]\n"                                // 18
                         "code = \"A\"\n"                                      // 19
                         "rooms = 2\n");                                       // 20
    EXPECT_THAT(
        lines(),
        ElementsAre(StartsWith("event.toml:8: report.columns: \"shoe\" is no column of the sign-in sheet"),
                    StartsWith("event.toml:8: report.columns: \"name\" is there twice"),
                    StartsWith("event.toml:9: report.due: the papers are due before the event is over"),
                    StartsWith("event.toml:10: report.absent_after_minutes: 601 is not from 0 to 600"),
                    StartsWith("event.toml:11: report.credit: \"half\" is not known here"),
                    StartsWith("event.toml:12: report.place: this is not a text"),
                    StartsWith("event.toml:13: warning: report.rates.chef: the key is not known"),
                    StartsWith("event.toml:13: report.rates.student.full_day: -1 is not from 0 to 1000000"),
                    StartsWith("event.toml:16: report.courses.hours: this is not a number of hours"),
                    StartsWith("event.toml:17: report.courses.checkpoints: \"gate\" is there twice"),
                    StartsWith("event.toml:17: report.courses.checkpoints: \"nowhere\" is not in checkpoints.csv"),
                    StartsWith("event.toml:18: report.courses.hours: the key is missing"),
                    StartsWith("event.toml:18: report.courses.checkpoints: the key is missing"),
                    StartsWith("event.toml:19: report.courses.code: \"A\" is there twice"),
                    StartsWith("event.toml:20: warning: report.courses.rooms: the key is not known")));
}

TEST_F(ReportSection, WhatIsNoTableOrListIsNamed) {
    append("event.toml", "report = 1\n");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("event.toml:7: report: this is not a table")));
}

TEST_F(ReportSection, CoursesAndRatesOfAnotherKindAreNamed) {
    append("event.toml", "[report]\ncourses = [1]\nrates = 3\ncolumns = \"name\"\n");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("event.toml:8: report.courses: this is not a course"),
                                     StartsWith("event.toml:9: report.rates: this is not a table of rates"),
                                     StartsWith("event.toml:10: report.columns: this is not a list of columns")));
}

} // namespace
} // namespace kiosk::event
