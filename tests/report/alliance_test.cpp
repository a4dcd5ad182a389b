#include "report/alliance.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "report/recorded_day.hpp"

namespace kiosk::test {
namespace {

using report::Headcount;
using report::Visit;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

Visit visit(const std::string& id, int office, core::LocalDay day,
            std::vector<std::pair<std::string, std::int64_t>> from) {
    Visit made;
    made.file = id + ".json";
    made.event = core::EventId{id};
    made.title = core::Texts{{{"zh-TW", "參訪 " + id}}};
    made.host_school = core::Texts{{{"zh-TW", "示範高級中學"}}};
    made.office = office;
    made.first_day = made.last_day = day;
    made.hosts = {5, 4};
    for (const auto& [country, people] : from) {
        made.countries.push_back({country, {people, people}});
        made.guests.expected += people;
        made.guests.present += people;
    }
    return made;
}

report::Document tables(std::vector<Visit> visits) {
    return must(report::alliance_tables(std::move(visits), words_in("zh-TW")));
}

TEST(Alliance, CountsByOfficeMonthCountryGoalAndEvent) {
    auto first = visit("a", 4, kFirstDay, {{"JP", 40}, {"SG", 33}});
    first.goals = {{4, 2, std::chrono::minutes{90}}};
    auto second = visit("b", 4, kFirstDay + std::chrono::days{10}, {{"JP", 10}});
    second.goals = {{4, 1, std::chrono::minutes{60}}, {17, 1, std::chrono::minutes{30}}};
    const auto third = visit("c", 0, kFirstDay, {});
    const auto found = tables({second, third, first}).papers;
    ASSERT_EQ(found.size(), 5U);
    EXPECT_THAT(lines(found[0], "|"), ElementsAre("未註明|1|0|4|4", "第 4 區辦事處|2|83|8|91"));
    EXPECT_THAT(totals(found[0]), ElementsAre(3, 83, 12));
    EXPECT_THAT(lines(found[1], "|"), ElementsAre("2026-11|2|73|8|81", "2026-12|1|10|4|14"));
    EXPECT_THAT(lines(found[2], "|"), ElementsAre("日本|2|50", "新加坡|1|33"));
    EXPECT_THAT(lines(found[3], "|"), ElementsAre("4 優質教育|2|3|2.5", "17 多元夥伴關係|1|1|0.5"));
    EXPECT_THAT(lines(found[4], "|").at(2), "2026-12-06|第 4 區辦事處|示範高級中學|參訪 b|10|4");
}

TEST(Alliance, TheOrderOfTheFilesDoesNotMatter) {
    const auto a = visit("a", 1, kFirstDay, {{"JP", 4}});
    const auto b = visit("b", 2, kFirstDay, {{"KR", 5}});
    const auto one = tables({a, b});
    const auto other = tables({b, a});
    for (std::size_t i = 0; i < one.papers.size(); ++i) EXPECT_EQ(one.papers[i].rows, other.papers[i].rows);
}

TEST(Alliance, AnEventCountsOnce) {
    auto again = visit("a", 1, kFirstDay, {{"JP", 4}});
    again.file = "copy.json";
    const auto refused = report::alliance_tables({visit("a", 1, kFirstDay, {{"JP", 4}}), again}, words_in("zh-TW"));
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().detail, AllOf(HasSubstr("a.json"), HasSubstr("copy.json"), HasSubstr("event a")));
}

// However the visits lie, each table has all guests.
RC_GTEST_PROP(AllianceTotals, AreTheSameInEveryTable, ()) {
    std::vector<Visit> visits;
    std::int64_t guests = 0;
    const auto count = *rc::gen::inRange(1, 12);
    for (int i = 0; i < count; ++i) {
        visits.push_back(visit("v" + std::to_string(i), *rc::gen::inRange(0, 12),
                               kFirstDay + std::chrono::days{*rc::gen::inRange(0, 300)},
                               {{*rc::gen::element<std::string>("JP", "KR", "VN", ""), *rc::gen::inRange(0, 400)},
                                {"SG", *rc::gen::inRange(0, 400)}}));
        guests += visits.back().guests.present;
    }
    const auto found = tables(visits).papers;
    RC_ASSERT(totals(found[0])[1] == guests);
    RC_ASSERT(totals(found[1])[1] == guests);
    RC_ASSERT(totals(found[2])[0] == guests);
    RC_ASSERT(totals(found[4])[0] == guests);
}

} // namespace
} // namespace kiosk::test
