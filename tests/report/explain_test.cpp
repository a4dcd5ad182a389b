#include "report/explain.hpp"

#include <gmock/gmock.h>

#include "report/recorded_day.hpp"

namespace kiosk::test {
namespace {

using report::EntryUse;
using testing::ElementsAre;
using testing::IsEmpty;

// The entries that such sightings come from.
std::vector<service::HistoryEntry> history_of(const RecordedDay& day, const core::SubjectKey& who) {
    std::vector<service::HistoryEntry> all;
    for (const auto& sighting : day.record.sightings.at(who)) {
        service::HistoryEntry one;
        one.entry.ledger = sighting.entry.ledger;
        one.entry.seq = sighting.entry.seq;
        one.at = sighting.at;
        all.push_back(one);
    }
    return all;
}

const auto kWho = core::subject_of(core::ParticipantId{"jp-01"});

TEST(Explain, SaysWhichCellsAnEntryStandsBehind) {
    RecordedDay day;
    day.in("jp-01", "gate", 8, 31);
    day.in("jp-01", "hall", 9, 20);
    day.in("jp-01", "lunch", 12, 5);
    day.in("jp-01", "workshop", 13, 12);
    day.out("jp-01", "exit", 15, 46);
    const auto history = history_of(day, kWho);
    const report::DayBook book(day.record);
    const auto all = report::explain(book, history, kWho, {});
    ASSERT_EQ(all.size(), 5U);
    EXPECT_THAT(all[0].uses, ElementsAre(EntryUse::MorningSignin, EntryUse::FirstRecord));
    EXPECT_THAT(all[1].uses, IsEmpty());
    EXPECT_THAT(all[2].uses, ElementsAre(EntryUse::Meal));
    EXPECT_THAT(all[3].uses, ElementsAre(EntryUse::AfternoonSignin));
    EXPECT_THAT(all[4].uses, ElementsAre(EntryUse::Leaving, EntryUse::LastRecord));
    for (const auto& one : all) EXPECT_EQ(one.day, kFirstDay);
}

TEST(Explain, WhatLiesOutsideTheEventCountsForNoDay) {
    RecordedDay day;
    day.in("jp-01", "gate", 8, 31, kFirstDay + std::chrono::days{5});
    day.in("jp-01", "gate", 8, 31);
    const auto history = history_of(day, kWho);
    const report::DayBook book(day.record);
    const auto all = report::explain(book, history, kWho, {});
    ASSERT_EQ(all.size(), 2U);
    EXPECT_FALSE(all[0].day);
    EXPECT_THAT(all[0].uses, IsEmpty());
    EXPECT_EQ(report::explain(book, history, kWho, kFirstDay).size(), 1U);
}

TEST(Explain, AnExitAfterMidnightIsTheEveningBefore) {
    RecordedDay day;
    day.in("jp-01", "gate", 20, 0);
    day.out("jp-01", "exit", 24, 20);
    const auto history = history_of(day, kWho);
    const report::DayBook book(day.record);
    const auto all = report::explain(book, history, kWho, kFirstDay);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_THAT(all[1].uses, ElementsAre(EntryUse::Leaving, EntryUse::LastRecord));
}

} // namespace
} // namespace kiosk::test
