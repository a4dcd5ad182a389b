#include "report/summary.hpp"

#include <algorithm>
#include <numeric>

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "core/rules/retention.hpp"
#include "report/arrival_chart.hpp"
#include "report/recorded_day.hpp"
#include "report/trait_lines.hpp"
#include "report/visit_file.hpp"

namespace kiosk::test {
namespace {

using report::Headcount;
using report::Summary;
using testing::HasSubstr;
using testing::Not;

Summary summary_of(const RecordedDay& day, std::optional<core::LocalDay> only = {}) {
    return must(report::summarise(day.record, only));
}
service::Sighting& together(RecordedDay& day, const std::string& group, int people, int hour) {
    auto& sighting = day.saw(core::subject_of(core::DelegationId{group}), "gate", hour, 0);
    sighting.people = people;
    return sighting;
}

TEST(Summary, CountsPeopleByGroupCountryLanguageAndRole) {
    RecordedDay day;
    day.in("jp-01", "gate", 8, 31);
    day.in("jp-01", "hall", 9, 20);
    day.in("jp-02", "gate", 8, 44);
    day.in("home-01", "gate", 8, 46);
    const auto found = summary_of(day);
    EXPECT_EQ(found.people, (Headcount{9, 3}));
    EXPECT_EQ(found.absent(), 6);
    EXPECT_EQ(found.countries.at("JP"), (Headcount{4, 2}));
    EXPECT_EQ(found.countries.at("SG"), (Headcount{3, 0}));
    EXPECT_FALSE(found.countries.contains("TW")) << "the host's own are no guests";
    EXPECT_EQ(found.hosts, (Headcount{2, 1}));
    EXPECT_EQ(found.languages.at("ja"), 2);
    EXPECT_EQ(found.roles.at("student"), 2);
    EXPECT_EQ(found.roles.at("teacher"), 1);
    EXPECT_EQ(found.arrivals.at(0).people,
              (std::map<core::MinuteOfDay, std::int64_t>{{core::MinuteOfDay{510}, 2}, {core::MinuteOfDay{525}, 1}}));
    EXPECT_EQ(found.doors.at(0).people, 3);
    EXPECT_EQ(found.doors.at(1).people, 1) << "the exit is no door in";
}

TEST(Summary, OfAGroupThatWasCountedAsAWholeTheLargerNumberCounts) {
    RecordedDay day;
    together(day, "sg", 3, 9);
    day.in("sg-01", "hall", 9, 30);
    const auto found = summary_of(day);
    EXPECT_EQ(found.people.present, 3);
    EXPECT_EQ(found.together, 2);
    EXPECT_EQ(found.unlisted, 0);
}

TEST(Summary, NobodyIsTwiceAtADoorOrInAQuarterOfAnHourWhoWasCountedAndNamed) {
    RecordedDay day;
    together(day, "sg", 3, 9);
    day.in("sg-01", "gate", 9, 2);
    day.in("sg-02", "gate", 9, 3);
    const auto found = summary_of(day);
    EXPECT_EQ(found.doors.at(0).people, 3);
    EXPECT_EQ(found.arrivals.at(0).people, (std::map<core::MinuteOfDay, std::int64_t>{{core::MinuteOfDay{540}, 3}}));
}

TEST(Summary, WhoeverIsOnNoRosterIsCountedApart) {
    RecordedDay day;
    day.saw(core::SubjectKey{"b:0000000000000099"}, "gate", 9, 0);
    const auto found = summary_of(day);
    EXPECT_EQ(found.people.present, 0);
    EXPECT_EQ(found.unlisted, 1);
}

TEST(Summary, OfSeveralDaysEveryoneCountsOnceAndOfOneDayThoseWhoWereThere) {
    RecordedDay day;
    day.record.event.last_day = kSecondDay;
    day.in("jp-01", "gate", 8, 31);
    day.in("jp-01", "gate", 8, 31, kSecondDay);
    day.in("jp-02", "gate", 8, 31, kSecondDay);
    EXPECT_EQ(summary_of(day).people.present, 2);
    EXPECT_EQ(summary_of(day, kFirstDay).people.present, 1);
    EXPECT_EQ(summary_of(day).arrivals.size(), 2U);
    EXPECT_FALSE(report::summarise(day.record, kSecondDay + std::chrono::days{1}));
}

TEST(Summary, GoalsHaveTheItemsAndHoursOfTheProgrammeThatTookPlace) {
    RecordedDay day; // 60 and 120 minutes
    day.record.programme[0].sdgs = {4, 17};
    day.record.programme[1].sdgs = {4};
    EXPECT_EQ(summary_of(day).goals.at(0), (report::GoalCount{4, 2, std::chrono::minutes{180}}));
    EXPECT_EQ(summary_of(day).goals.at(1), (report::GoalCount{17, 1, std::chrono::minutes{60}}));
    day.record.programme[1].status = core::ItemStatus::Cancelled;
    EXPECT_EQ(summary_of(day).goals.at(0).items, 1);
}

// Groups add up to everybody, guests and hosts too, countries to the guests, and roles with those counted together to
// whoever was there.
RC_GTEST_PROP(SummaryTotals, AddUp, ()) {
    RecordedDay day;
    const auto count = *rc::gen::inRange(0, 30);
    for (int i = 0; i < count; ++i) {
        const auto& person = day.record.participants[static_cast<std::size_t>(*rc::gen::inRange(0, 9))];
        day.in(person.id.str(), *rc::gen::element<std::string>("gate", "hall", "lunch"), *rc::gen::inRange(6, 20), 0);
    }
    if (*rc::gen::arbitrary<bool>()) together(day, "sg", *rc::gen::inRange(0, 40), 10);
    const auto found = summary_of(day);
    Headcount groups;
    for (const auto& group : found.groups) {
        groups.expected += group.people.expected;
        groups.present += group.people.present;
    }
    Headcount countries;
    for (const auto& [country, people] : found.countries) {
        countries.expected += people.expected;
        countries.present += people.present;
    }
    RC_ASSERT(groups == found.people);
    RC_ASSERT(countries == found.guests);
    RC_ASSERT(found.guests.present + found.hosts.present == found.people.present);
    RC_ASSERT(found.people.expected == 9);
    const auto sum = [](const auto& counts) {
        return std::accumulate(counts.begin(), counts.end(), std::int64_t{0},
                               [](std::int64_t all, const auto& one) { return all + one.second; });
    };
    RC_ASSERT(sum(found.roles) + found.together == found.people.present);
    RC_ASSERT(sum(found.languages) == found.people.present);
    std::int64_t lacking = 0;
    for (const auto& group : found.groups)
        lacking += std::max<std::int64_t>(0, group.people.expected - group.people.present);
    RC_ASSERT(found.absent() == lacking);
}

// Everybody who came arrived once, on the roster or not, and no door let in more than came.
RC_GTEST_PROP(SummaryTotals, ArrivalsAreWhoeverCame, ()) {
    RecordedDay day;
    const auto count = *rc::gen::inRange(0, 30);
    for (int i = 0; i < count; ++i) {
        const auto who = *rc::gen::inRange(0, 12);
        const auto subject = who < 9 ? core::subject_of(day.record.participants[static_cast<std::size_t>(who)].id)
                                     : core::subject_of(core::BadgeId{static_cast<std::uint64_t>(who)});
        day.saw(subject, *rc::gen::element<std::string>("gate", "hall", "lunch"), *rc::gen::inRange(0, 29), 0);
    }
    const auto found = summary_of(day);
    std::int64_t arrived = 0;
    for (const auto& one : found.arrivals)
        for (const auto& [quarter, people] : one.people) arrived += people;
    RC_ASSERT(arrived == found.people.present + found.unlisted);
    for (const auto& door : found.doors) RC_ASSERT(door.people <= arrived);
}

TEST(Summary, CountsSexGradeAndSchoolLevelWhereTheRosterHasThem) {
    RecordedDay day;
    EXPECT_TRUE(summary_of(day).traits.empty());
    day.person("jp-01").sex = day.person("jp-02").sex = core::Sex::Female;
    day.person("sg-01").sex = core::Sex::Male;
    day.person("jp-01").school_level = core::SchoolLevel::SeniorHigh;
    for (int grade = 0; grade < 9; ++grade)
        day.record.participants[static_cast<std::size_t>(grade)].grade = std::to_string(grade + 1);
    day.in("jp-01", "gate", 8, 31);
    day.in("sg-01", "gate", 8, 31);
    day.in("jp-04", "gate", 0, 20, kSecondDay);
    const auto found = summary_of(day);
    EXPECT_EQ(found.traits.at(core::Trait::Sex).at("female"), (Headcount{2, 1}));
    EXPECT_EQ(found.traits.at(core::Trait::Sex).at("male"), (Headcount{1, 1}));
    EXPECT_EQ(found.traits.at(core::Trait::Grade).at("4"), (Headcount{1, 1})) << "after midnight is still the day";
    const auto lines = report::trait_lines(found, words_in("zh-TW"));
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0], "性別：女 1、男 1");
    EXPECT_EQ(lines[1], "學制：高中 1");
    EXPECT_EQ(lines[2], "年級：1 1、4 1、5 1、2 0、3 0、6 0、7 0、其他 0");
    const auto file = report::write_visit_file(found);
    EXPECT_THAT(file, HasSubstr("\"sex\": \"female\",\n      \"expected\": 2,\n      \"present\": 1"));
    EXPECT_THAT(file, HasSubstr("\"school_level\": \"senior_high\""));
    EXPECT_TRUE(report::parse_visit_file(file, "visit.json"));
}

TEST(Summary, AfterThePurgeEveryNumberIsWhatItWas) {
    RecordedDay day;
    day.in("jp-01", "gate", 8, 31);
    day.in("home-01", "gate", 8, 46);
    day.person("jp-01").sex = day.person("jp-02").sex = core::Sex::Female;
    const auto before = report::write_visit_file(summary_of(day));
    const auto there = core::DaysThere{{core::subject_of(core::ParticipantId{"jp-01"}), {kFirstDay}}};
    day.record.traits = core::count_traits(day.record.event, day.record.participants, there);
    core::EventPackage package;
    package.participants = day.record.participants;
    day.record.participants = core::without_names(package).participants;
    day.record.purged = true;
    EXPECT_EQ(report::write_visit_file(summary_of(day)), before);
}

TEST(ArrivalChart, ItsScaleEndsAtARoundNumber) {
    EXPECT_EQ(report::chart_top(1), 2);
    EXPECT_EQ(report::chart_top(3), 4);
    EXPECT_EQ(report::chart_top(11), 20);
    EXPECT_EQ(report::chart_top(34), 40);
    EXPECT_EQ(report::chart_top(41), 60);
    EXPECT_EQ(report::chart_top(330), 400);
}

// --- the visit file

TEST(VisitFile, IsReadAsItWasWrittenAndNamesNobody) {
    RecordedDay day;
    day.record.event.regional_office = 4;
    day.record.programme[0].sdgs = {4};
    day.in("jp-01", "gate", 8, 31);
    day.in("home-01", "gate", 8, 46);
    const auto text = report::write_visit_file(summary_of(day));
    for (const auto& person : day.record.participants) {
        EXPECT_THAT(text, Not(HasSubstr(person.name)));
        EXPECT_THAT(text, Not(HasSubstr(person.id.str())));
    }
    const auto visit = must(report::parse_visit_file(text, "visit.json"));
    EXPECT_EQ(visit.event.str(), "sample-visit-2026");
    EXPECT_EQ(visit.office, 4);
    EXPECT_EQ(visit.first_day, kFirstDay);
    EXPECT_EQ(visit.guests, (Headcount{7, 1}));
    EXPECT_EQ(visit.hosts, (Headcount{2, 1}));
    ASSERT_EQ(visit.countries.size(), 2U);
    EXPECT_EQ(visit.countries[0].first, "JP");
    EXPECT_EQ(visit.goals.at(0), (report::GoalCount{4, 1, std::chrono::minutes{60}}));
    EXPECT_TRUE(visit.sample);
    EXPECT_EQ(report::write_visit_file(summary_of(day)), text);
}

TEST(VisitFile, WhatIsNoneIsRefusedWithItsFaultAndPlace) {
    RecordedDay day;
    day.in("jp-01", "gate", 8, 31);
    const auto good = report::write_visit_file(summary_of(day));
    const auto fault = [&](std::string_view from, std::string_view to) {
        auto text = good;
        const auto at = text.find(from);
        if (at == std::string::npos) throw std::out_of_range(std::string(from));
        text.replace(at, from.size(), to);
        const auto visit = report::parse_visit_file(text, "a.json");
        return visit ? std::string("none") : visit.error().detail;
    };
    EXPECT_THAT(fault("{", "["), HasSubstr("a.json: is no JSON"));
    EXPECT_THAT(fault("kiosk-visit", "other"), HasSubstr("is no visit file"));
    EXPECT_THAT(fault("\"version\": 1", "\"version\": 2"), HasSubstr("another version"));
    EXPECT_THAT(fault("\"office\": 0", "\"office\": 12"), HasSubstr("/office is not from 0 to 11"));
    EXPECT_THAT(fault("\"office\": 0", "\"office\": 18446744073709551615"), HasSubstr("/office is not from"));
    EXPECT_THAT(fault("2026-11-26", "26 Nov"), HasSubstr("/first_day is no day"));
    EXPECT_THAT(fault("\"present\": 1", "\"present\": -1"), HasSubstr("/guests/present is not from 0"));
    EXPECT_THAT(fault("\"present\": 1", "\"present\": 7"), HasSubstr("/countries do not add up"));
    EXPECT_THAT(fault("\"JP\"", "\"../x\""), HasSubstr("/countries/0/country is no code"));
    EXPECT_THAT(fault("\"event\": \"sample", "\"event\": \"\\u001b[2J"), HasSubstr("/event is no text"));
    EXPECT_THAT(report::parse_visit_file(std::string(2U << 20U, ' '), "b.json").error().detail, HasSubstr("larger"));
    std::string deep = "{\"format\": \"kiosk-visit\", \"version\": 1, \"x\": ";
    for (int i = 0; i < 100'000; ++i) deep += '[';
    EXPECT_FALSE(report::parse_visit_file(deep, "deep.json"));
}

} // namespace
} // namespace kiosk::test
