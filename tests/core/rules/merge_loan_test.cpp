// What is lent is out until it comes back, whatever midnights lie between.
#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/rules/attendance.hpp"
#include "core/rules/day_people.hpp"
#include "core/rules/event_day.hpp"
#include "core/rules/merge_facts.hpp"
#include "support/between.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;
using test::kMorning;

const AreaId kHeadsets{"headsets"};

MergeContext with_loans() {
    auto made = test::merge_context();
    made.loans = {kHeadsets};
    return made;
}

Entry lent(std::uint64_t seq, std::chrono::minutes after, const char* who = "S1", EntryKind kind = EntryKind::CheckIn) {
    Entry one;
    one.kind = kind;
    one.ledger = test::ledger(1);
    one.seq = LedgerSeq{seq};
    one.wall = kMorning + after;
    one.checkpoint = CheckpointId{"headset"};
    one.area = kHeadsets;
    one.participant = ParticipantId{who};
    one.delegation = DelegationId{"jp"};
    return one;
}
Entry returned(std::uint64_t seq, std::chrono::minutes after, const char* who = "S1") {
    return lent(seq, after, who, EntryKind::CheckOut);
}

std::vector<Entry> any_loans() {
    std::vector<Entry> entries;
    const int count = *test::between(0, 12);
    for (int i = 1; i <= count; ++i) {
        const auto kind = *rc::gen::element(EntryKind::CheckIn, EntryKind::CheckOut);
        const auto* who = *rc::gen::element("S1", "S2", "S3");
        entries.push_back(
            lent(static_cast<std::uint64_t>(i), std::chrono::minutes{*test::between(0, 4 * 24 * 60)}, who, kind));
    }
    return entries;
}

TEST(MergeLoan, ComesBackAfterMidnightAsTheSameLoan) {
    const std::vector<Entry> entries{lent(1, 13h), returned(2, 15h + 30min)};
    const auto attendance = merge(entries, with_loans());
    ASSERT_EQ(attendance.presences.size(), 1U);
    const auto& [key, presence] = *attendance.presences.begin();
    EXPECT_EQ(key.day, kWholeEvent);
    EXPECT_FALSE(presence.inside);
    EXPECT_EQ(presence.first_in_at, kMorning + 13h);
    EXPECT_EQ(presence.last_out_at, kMorning + 15h + 30min);
    EXPECT_EQ(merge(entries, test::merge_context()).presences.size(), 1U) << "elsewhere the exit had no entry that day";
    EXPECT_TRUE(merge(entries, test::merge_context()).presences.begin()->second.inside);
}

TEST(MergeLoan, IsMissingOnTheNextDayUntilItComesBack) {
    Participant person;
    person.id = ParticipantId{"S1"};
    person.delegation = DelegationId{"jp"};
    const std::vector<Participant> people{person};
    Delegation delegation;
    delegation.id = person.delegation;
    const std::vector<Delegation> delegations{delegation};
    Checkpoint here;
    here.kind = CheckpointKind::Loan;
    here.area = kHeadsets;
    const auto context = with_loans();
    const auto missing_on = [&](LocalDay day, const std::vector<Entry>& entries) {
        const auto attendance = merge(entries, context);
        const DayPeople those{day, here, context.zone, delegations, people, attendance, {}, {}};
        EXPECT_EQ(inside_now(those).people, not_arrived(those, LocalTime{day}).missing) << "each has one";
        return not_arrived(those, LocalTime{day}).missing;
    };
    const auto first = context.zone.day_of(kMorning);
    for (const auto day : {first, first + std::chrono::days{1}, first + std::chrono::days{2}}) {
        EXPECT_EQ(missing_on(day, {lent(1, 1h)}), 1);
        EXPECT_EQ(missing_on(day, {lent(1, 1h), returned(2, 26h)}), 0);
        EXPECT_EQ(missing_on(day, {lent(1, 1h), returned(2, 26h), lent(3, 27h)}), 1);
    }
}

RC_GTEST_PROP(MergeLoan, NoMidnightMattersToIt, ()) {
    const auto entries = any_loans();
    const std::chrono::minutes by{*test::between(0, 3 * 24 * 60)};
    auto later = entries;
    for (auto& entry : later) entry.wall += by;
    auto expected = merge(entries, with_loans());
    for (auto& [key, presence] : expected.presences) {
        presence.first_in_at += by;
        if (presence.last_out_at) *presence.last_out_at += by;
    }
    RC_ASSERT(merge(later, with_loans()) == expected);
}

RC_GTEST_PROP(MergeLoan, IsOutWithWhoeverTookOneLast, ()) {
    auto entries = any_loans();
    const auto attendance = merge(entries, with_loans());
    std::ranges::sort(entries, {}, [](const Entry& entry) { return std::tuple(entry.wall, entry.ref()); });
    std::map<SubjectKey, bool> out; // of whoever ever took one
    for (const auto& entry : entries) {
        const auto subject = subject_of(entry.participant);
        if (entry.kind == EntryKind::CheckIn)
            out[subject] = true;
        else if (const auto found = out.find(subject); found != out.end())
            found->second = false;
    }
    std::map<SubjectKey, bool> told;
    for (const auto& [key, presence] : attendance.presences) told.emplace(key.subject, presence.inside);
    RC_ASSERT(told == out);
}

} // namespace
} // namespace kiosk::core
