#include "report/meals.hpp"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "report/recorded_day.hpp"

namespace kiosk::test {
namespace {

using report::plain;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

report::Document meals(const RecordedDay& day, std::optional<core::MinuteOfDay> cutoff = {}) {
    report::MealOptions options;
    options.cutoff = cutoff;
    return must(report::meal_counts(day.record, words_in("zh-TW"), options));
}

TEST(Meals, AreCountedByDietWithTheHostsOwnApart) {
    RecordedDay day;
    day.person("home-01").diet = core::Diet::Halal;
    day.in("jp-01", "gate", 9, 0);
    day.in("jp-02", "gate", 11, 40);
    day.in("home-01", "gate", 8, 0);
    day.in("jp-01", "lunch", 12, 0);
    day.in("home-01", "lunch", 12, 5);
    const auto document = meals(day);
    ASSERT_EQ(document.papers.size(), 1U);
    EXPECT_THAT(lines(document.papers[0], " "),
                ElementsAre("來賓 全素 1 1 1", "來賓 未註明 6 0 0", "本校人員 清真 1 1 1", "本校人員 未註明 1 0 0"))
        << "the meal opens at 11:30: by then jp-02 had not come";
    EXPECT_THAT(totals(document.papers[0]), ElementsAre(9, 2, 2));
    EXPECT_THAT(totals(meals(day, core::MinuteOfDay{11 * 60 + 40}).papers[0]), ElementsAre(9, 3, 2));
}

TEST(Meals, WhoLeftBeforeTheCutoffIsNotThere) {
    RecordedDay day;
    day.in("jp-01", "gate", 9, 0);
    day.out("jp-01", "exit", 11, 0);
    day.in("jp-02", "gate", 9, 0);
    day.out("jp-02", "exit", 11, 45);
    EXPECT_EQ(totals(meals(day).papers[0])[1], 1);
}

TEST(Meals, GroupsAndStrangersWhoCollectedAreInTheSum) {
    RecordedDay day;
    day.saw(core::subject_of(core::DelegationId{"jp"}), "lunch", 12, 0).people = 28;
    day.saw(core::subject_of(core::BadgeId{77}), "lunch", 12, 1);
    const auto paper = meals(day).papers[0];
    EXPECT_EQ(lines(paper, " ").back(), "團體與名冊外 未註明 0 0 29");
    EXPECT_EQ(totals(paper)[2], 29);
}

TEST(Meals, OnlyThoseWhomTheMealIsForAreDownForIt) {
    RecordedDay day;
    day.door("lunch").audience.delegations = {core::DelegationId{"sg"}};
    day.in("jp-01", "lunch", 12, 0);
    EXPECT_THAT(lines(meals(day).papers[0], " "), ElementsAre("來賓 全素 0 0 1", "來賓 未註明 3 0 0"));
}

TEST(Meals, AnEventWithoutMealsSaysSo) {
    RecordedDay day;
    std::erase_if(day.record.checkpoints, [](const auto& door) { return door.kind == core::CheckpointKind::Meal; });
    const auto document = meals(day);
    ASSERT_EQ(document.papers.size(), 1U);
    EXPECT_THAT(document.papers[0].rows, IsEmpty());
    EXPECT_EQ(plain(document.papers[0].nothing), "這個活動沒有領餐的報到點。");
}

TEST(Meals, AMealOfOneDayIsOnThatDayOnly) {
    RecordedDay day;
    day.record.event.last_day = kSecondDay;
    EXPECT_EQ(meals(day).papers.size(), 2U);
    day.door("lunch").day = kSecondDay;
    const auto document = meals(day);
    ASSERT_EQ(document.papers.size(), 1U);
    EXPECT_EQ(document.papers[0].day, kSecondDay);
}

TEST(Meals, AfterThePurgeTheSumsAreWhatTheyWere) {
    RecordedDay day;
    day.in("jp-01", "gate", 9, 0);
    day.in("jp-01", "lunch", 12, 0);
    const auto before = totals(meals(day).papers[0]);
    day.record.purged = true;
    for (auto& person : day.record.participants) person.diet = core::Diet::Unstated;
    const auto after = meals(day).papers[0];
    EXPECT_EQ(totals(after), before);
    ASSERT_FALSE(after.notes.empty());
    EXPECT_THAT(plain(after.notes[0]), HasSubstr("只留下總數"));
}

// Whoever collected, and however often: the sum is that of the people who did.
RC_GTEST_PROP(MealTotals, AreThoseWhoCollected, ()) {
    RecordedDay day;
    std::set<int> collected;
    for (const int who : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 9))) {
        day.in(day.record.participants[static_cast<std::size_t>(who)].id.str(), "lunch", 12, 0);
        collected.insert(who);
    }
    const auto together = *rc::gen::inRange(0, 30);
    if (together > 0) day.saw(core::subject_of(core::DelegationId{"jp"}), "lunch", 12, 10).people = together;
    for (int i = *rc::gen::inRange(0, 9); i > 0; --i) day.in("sg-0" + std::to_string(1 + i % 3), "gate", 9, i);
    const auto paper = meals(day).papers[0];
    const auto found = totals(paper);
    RC_ASSERT(found[0] == 9);
    RC_ASSERT(found[1] <= found[0]);
    // Of the number those are no more who collected theirs by name.
    const auto named = std::ranges::count_if(collected, [&](int who) {
        return day.record.participants[static_cast<std::size_t>(who)].delegation == core::DelegationId{"jp"};
    });
    RC_ASSERT(found[2] == static_cast<std::int64_t>(collected.size()) + std::max<std::int64_t>(0, together - named));
    for (std::size_t column = 0; column < found.size(); ++column) {
        std::int64_t sum = 0;
        for (const auto& row : paper.rows) sum += std::get<std::int64_t>(row.at(2 + column).value);
        RC_ASSERT(sum == found[column]);
    }
}

} // namespace
} // namespace kiosk::test
