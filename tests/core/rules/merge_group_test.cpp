// What a count of a delegation means beside those of it who came by name.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <rapidcheck/gtest.h>

#include "core/rules/attendance.hpp"
#include "core/rules/merge_facts.hpp"
#include "core/rules/standing_facts.hpp"
#include "support/between.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;
using test::between;
using test::kMorning;
using test::ledger;

const LocalDay kToday = test::merge_context().zone.day_of(kMorning);

class GroupOfADay : public testing::Test {
  protected:
    Entry one(EntryKind kind, const std::string& who = "") {
        Entry entry;
        entry.kind = kind;
        entry.ledger = ledger(1);
        entry.seq = LedgerSeq{++seq_};
        entry.wall = kMorning + std::chrono::minutes{seq_};
        entry.area = AreaId{"school"};
        entry.checkpoint = CheckpointId{"gate"};
        entry.delegation = DelegationId{"jp"};
        entry.participant = ParticipantId{who};
        if (kind == EntryKind::CheckOut) entry.direction = Direction::Out;
        return entry;
    }
    Entry count(std::uint32_t people) {
        auto entry = one(EntryKind::GroupCount);
        entry.count = people;
        return entry;
    }
    [[nodiscard]] static Attendance merged(const std::vector<Entry>& entries) {
        auto context = test::merge_context();
        context.capacities = {{CheckpointId{"gate"}, 3}};
        return merge(entries, context);
    }
    struct Sums {
        int came = 0, inside = 0, admitted = 0;
        bool operator==(const Sums&) const = default;
    };
    [[nodiscard]] static Sums sums(const std::vector<Entry>& entries) {
        Sums all;
        const auto attendance = merged(entries);
        for (const auto& [key, presence] : attendance.presences) {
            all.came += presence.people;
            all.inside += presence.people_inside;
        }
        for (const auto& [door, people] : attendance.admitted) all.admitted += people;
        return all;
    }

  private:
    std::uint64_t seq_ = 0;
};

TEST_F(GroupOfADay, IsDrawnDownByThoseWhoAreScannedLater) {
    EXPECT_EQ(sums({count(3), one(EntryKind::CheckIn, "a"), one(EntryKind::CheckIn, "b")}), (Sums{3, 3, 3}));
    EXPECT_EQ(sums({count(1), one(EntryKind::CheckIn, "a"), one(EntryKind::CheckIn, "b")}), (Sums{2, 2, 2}));
}

TEST_F(GroupOfADay, HasThoseInItsNumberWhoCameByNameBefore) {
    const auto a = one(EntryKind::CheckIn, "a");
    const std::vector entries{a, count(3)};
    EXPECT_EQ(sums(entries), (Sums{3, 3, 3}));
    const auto group = merged(entries).presences.at({SubjectKey{"d:jp"}, AreaId{"school"}, kToday});
    EXPECT_EQ(group.people, 2);
    EXPECT_EQ(group.counted, 3);
}

TEST_F(GroupOfADay, IsNotDrawnDownByOthers) {
    auto guest = one(EntryKind::CheckIn, "x");
    guest.delegation = DelegationId{"sg"};
    auto elsewhere = one(EntryKind::CheckIn, "a");
    elsewhere.area = AreaId{"hall"};
    EXPECT_EQ(sums({count(3), guest, elsewhere}).came, 5);
}

TEST_F(GroupOfADay, HasAPersonAsTheRosterSaysWhateverTheEntryDoes) {
    auto entry = one(EntryKind::CheckIn, "a");
    entry.delegation = DelegationId{"sg"};
    auto context = test::merge_context();
    context.homes = {{ParticipantId{"a"}, DelegationId{"jp"}}};
    const auto attendance = merge(std::vector{count(3), entry}, context);
    EXPECT_EQ(attendance.presences.at({SubjectKey{"d:jp"}, AreaId{"school"}, kToday}).people, 2);
}

TEST_F(GroupOfADay, LosesThoseWhoLeaveByName) {
    const auto a = one(EntryKind::CheckIn, "a");
    EXPECT_EQ(sums({a, count(3), one(EntryKind::CheckOut, "a")}), (Sums{3, 2, 3}));
    EXPECT_EQ(sums({count(3), one(EntryKind::CheckOut, "b")}), (Sums{3, 2, 3}))
        << "one of the number, never seen to come";
    EXPECT_EQ(sums({count(3), one(EntryKind::CheckOut, "b"), one(EntryKind::CheckIn, "b")}), (Sums{3, 3, 3}))
        << "and back by name";
}

TEST_F(GroupOfADay, TakesNoPlaceTwice) {
    const std::vector full{count(3), one(EntryKind::CheckIn, "a"), one(EntryKind::CheckIn, "b")};
    EXPECT_TRUE(merged(full).conflicts.empty()) << "three places, three people";
    auto more = full;
    more.push_back(one(EntryKind::CheckIn, "c"));
    EXPECT_TRUE(merged(more).conflicts.empty());
    more.push_back(one(EntryKind::CheckIn, "d"));
    EXPECT_EQ(merged(more).conflicts.size(), 1U) << "the fourth";
}

// Whoever adds up names and numbers for themselves comes to the same.
RC_GTEST_PROP(GroupOfADayProperty, IsAsManyAsWereNamedOrCountedWhicheverIsMore, ()) {
    const auto names = std::vector<std::string>{"a", "b", "c", "d"};
    std::vector<Entry> entries;
    const int length = *between(0, 12);
    for (int i = 1; i <= length; ++i) {
        Entry one;
        one.kind = *rc::gen::element(EntryKind::CheckIn, EntryKind::CheckIn, EntryKind::CheckOut, EntryKind::GroupCount,
                                     EntryKind::Void);
        one.ledger = ledger(static_cast<std::uint8_t>(*between(1, 2)));
        one.seq = LedgerSeq{static_cast<std::uint64_t>(i)};
        one.wall = kMorning + std::chrono::minutes{*between(0, 30)};
        one.area = AreaId{*rc::gen::element<std::string>("school", "hall")};
        one.checkpoint = CheckpointId{"gate"};
        one.delegation = DelegationId{"jp"};
        one.count = static_cast<std::uint32_t>(*between(0, 5));
        if (one.kind == EntryKind::Void)
            one.refers_to = EntryRef{ledger(1), LedgerSeq{static_cast<std::uint64_t>(*between(1, length))}};
        else if (one.kind != EntryKind::GroupCount)
            one.participant = ParticipantId{*rc::gen::elementOf(names)};
        entries.push_back(one);
    }
    const auto attendance = merge(entries, test::merge_context());
    std::vector<Conflict> conflicts;
    const auto facts = standing_facts(entries, conflicts);
    for (const auto* area : {"school", "hall"}) {
        std::set<ParticipantId> named, inside, left;
        int counted = 0;
        for (const auto* fact : facts) {
            if (fact->area != AreaId{area}) continue;
            if (fact->kind == EntryKind::GroupCount) {
                counted = static_cast<int>(fact->count);
            } else if (fact->kind == EntryKind::CheckIn) {
                named.insert(fact->participant);
                inside.insert(fact->participant);
            } else if (fact->kind == EntryKind::CheckOut) {
                inside.erase(fact->participant);
                left.insert(fact->participant);
            }
        }
        std::erase_if(left, [&](const auto& who) { return named.contains(who); });
        int came = 0, there = 0, distinct = 0;
        for (const auto& [key, presence] : attendance.presences) {
            if (key.area != AreaId{area}) continue;
            came += presence.people;
            there += presence.people_inside;
            if (!is_group(key.subject)) ++distinct;
        }
        const int names_here = static_cast<int>(named.size());
        RC_ASSERT(distinct == names_here);
        RC_ASSERT(came == std::max(names_here, counted));
        RC_ASSERT(came <= distinct + std::max(0, counted - names_here));
        RC_ASSERT(there ==
                  static_cast<int>(inside.size()) + std::max(0, counted - names_here - static_cast<int>(left.size())));
    }
}

} // namespace
} // namespace kiosk::core
