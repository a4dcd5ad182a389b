#include "core/ledger/handover.hpp"

#include <gtest/gtest.h>

#include "core/ledger/walk_in.hpp"

namespace kiosk::core {
namespace {

Entry handed_over(const CommittedText& committed) {
    Entry entry;
    entry.kind = EntryKind::HandedOver;
    entry.ledger.bytes[0] = 7;
    entry.seq = LedgerSeq{3};
    entry.participant = ParticipantId{"jp-01"};
    entry.commitment = commitment_of(committed);
    return entry;
}

TEST(Handover, KeepsAFamilysNameAsAWalkInsIsKept) {
    EXPECT_EQ(kept_family("  林\u200b家 "), "林家");
    EXPECT_EQ(kept_family("H-07"), "H-07");
    for (const std::string& bad : {std::string(), std::string("  "), std::string("a\nb"), std::string(41, 'x'),
                                   std::string(1'000'000, 'x'), std::string("\xff")})
        EXPECT_EQ(kept_family(bad).error().kind, ErrorKind::Invalid) << bad.size();
}

TEST(Handover, KnowsItsTextAndNoOther) {
    const auto committed = salted("林家");
    const auto entry = handed_over(committed);
    EXPECT_TRUE(is_family_of(entry, committed));
    EXPECT_FALSE(is_text_of(entry, committed)) << "nobody registers by it";
    auto wrong = committed;
    wrong.salt[0] ^= 1;
    EXPECT_FALSE(is_family_of(entry, wrong));
    EXPECT_FALSE(is_family_of(handed_over(salted("林家")), committed));
    auto check_in = entry;
    check_in.kind = EntryKind::CheckIn;
    EXPECT_FALSE(is_family_of(check_in, committed));
    const auto unkept = salted(" 林家 ");
    EXPECT_FALSE(is_family_of(handed_over(unkept), unkept)) << "nothing that we would not have kept";
}

TEST(Handover, KeepsItsNameAndSoItsTextWhenItIsRecordedAgain) {
    const auto committed = salted("林家");
    const auto entry = handed_over(committed);
    EXPECT_EQ(fact_of(entry), *entry.commitment);
    const auto again = recorded_again(entry);
    EXPECT_EQ(again.refers_to, entry.ref());
    EXPECT_EQ(fact_of(again), fact_of(entry));
    EXPECT_TRUE(is_family_of(again, committed));
    EXPECT_EQ(recorded_again(again), again);
    EXPECT_EQ(parse_entry(canonical_bytes(again)), again);
}

} // namespace
} // namespace kiosk::core
