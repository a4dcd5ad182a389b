// What names a fact, and how merge() tells facts that have had one number.
#include <algorithm>

#include <gtest/gtest.h>

#include "core/rules/attendance.hpp"
#include "support/sample_event.hpp"

namespace kiosk::core {
namespace {

using kiosk::test::filled;

Entry refusal(std::uint8_t ledger, std::uint64_t seq, int minute) {
    Entry entry;
    entry.kind = EntryKind::Refused;
    entry.verdict = Verdict::BadSignature;
    entry.ledger = filled<LedgerId>(ledger);
    entry.seq = LedgerSeq{seq};
    entry.wall = kiosk::test::at(9, minute).wall;
    return entry;
}

Entry again(const Entry& original, std::uint8_t ledger, std::uint64_t seq) {
    auto copy = recorded_again(original);
    copy.ledger = filled<LedgerId>(ledger);
    copy.seq = LedgerSeq{seq};
    return copy;
}

Entry named_void(const Entry& target, std::uint8_t ledger, std::uint64_t seq) {
    auto entry = refusal(ledger, seq, 30);
    entry.kind = EntryKind::Void;
    entry.refers_to = target.ref();
    entry.commitment = fact_of(target);
    return entry;
}

int counted(std::vector<Entry> entries) {
    const auto one_way = merge(entries, {});
    std::ranges::reverse(entries);
    EXPECT_EQ(merge(entries, {}), one_way) << "the order must not matter";
    const auto found = one_way.refused.find(Verdict::BadSignature);
    return found == one_way.refused.end() ? 0 : found->second;
}

TEST(Fact, KeepsItsNameHoweverOftenItIsRecordedAgain) {
    const auto first = refusal(1, 51, 0);
    const auto second = again(first, 2, 7);
    const auto third = again(second, 3, 1);
    EXPECT_EQ(fact_of(second), fact_of(first));
    EXPECT_EQ(fact_of(third), fact_of(first));
    EXPECT_EQ(third.refers_to, first.ref());
    EXPECT_EQ(counted({first, second, third}), 1);
    EXPECT_EQ(counted({third, second}), 1);
}

TEST(Fact, OfAnotherEntryThatHasGotTheOriginalsNumberIsAnother) {
    const auto lost = refusal(1, 51, 0);
    const auto stands = refusal(1, 51, 5); // the hub's, under the same number
    EXPECT_NE(fact_of(lost), fact_of(stands));
    EXPECT_EQ(counted({stands, again(lost, 2, 1), again(lost, 3, 1)}), 2);
}

TEST(Fact, IsUndoneUnderWhateverNumberItIsRecorded) {
    const auto lost = refusal(1, 51, 0);
    const auto stands = refusal(1, 51, 5);
    const auto copy = again(lost, 2, 1);
    EXPECT_EQ(counted({stands, copy, named_void(lost, 3, 1)}), 1)
        << "the copy is undone, the number's new owner stands";
    EXPECT_EQ(counted({stands, copy, named_void(stands, 3, 1)}), 1);
    EXPECT_EQ(counted({lost, copy, named_void(copy, 3, 1)}), 0);
    const auto elsewhere = again(lost, 4, 9);
    EXPECT_EQ(counted({copy, named_void(elsewhere, 3, 1)}), 0) << "a copy that is not here, of a fact that is";
    EXPECT_EQ(counted({stands, named_void(lost, 3, 1)}), 1);
    EXPECT_EQ(merge(std::vector{stands, named_void(lost, 3, 1)}, {}).conflicts.size(), 1U) << "undoes what is not here";
}

TEST(Fact, ARevocationRecordedAgainIsUndoneWithItsOriginal) {
    auto revoke = refusal(1, 4, 0);
    revoke.kind = EntryKind::Revoke;
    revoke.badge = BadgeId{77};
    auto entered = refusal(2, 1, 1);
    entered.kind = EntryKind::CheckIn;
    entered.badge = BadgeId{77};
    const auto copy = again(revoke, 3, 1);
    EXPECT_EQ(merge(std::vector{entered, copy}, {}).conflicts.size(), 1U);
    EXPECT_TRUE(merge(std::vector{entered, copy, named_void(revoke, 2, 2)}, {}).conflicts.empty());
}

} // namespace
} // namespace kiosk::core
