// A new badge on the spot: whose it is, and which of several is good.
#include "core/ledger/reissue.hpp"

#include <gtest/gtest.h>

#include "core/ledger/entry_kind.hpp"
#include "core/ledger/walk_in.hpp"
#include "support/must.hpp"
#include "support/sample_event.hpp"

namespace kiosk::core {
namespace {

using kiosk::test::must;

Participant aoki() {
    Participant person;
    person.id = ParticipantId{"jp-01"};
    person.delegation = DelegationId{"jp"};
    return person;
}

Entry badge_for(const CommittedText& committed, int minute = 0, std::uint32_t before = 0) {
    Entry at;
    at.wall = kiosk::test::at(9, minute).wall;
    return reissue_entry(at, aoki(), committed, before);
}

TEST(Reissue, IsTheirsByASaltThatNobodyElseCanUse) {
    const auto committed = reissue_text(aoki().id);
    const auto entry = badge_for(committed);
    EXPECT_TRUE(gives_badge(entry));
    EXPECT_TRUE(is_badge_of(entry, committed));
    EXPECT_TRUE(looks_like_walk_in_code(walk_in_code(committed)));
    EXPECT_NE(walk_in_code(committed), walk_in_code(reissue_text(aoki().id))) << "another one each time";
    auto stolen = entry;
    stolen.participant = ParticipantId{"jp-02"};
    EXPECT_FALSE(is_badge_of(stolen, committed));
    EXPECT_FALSE(is_badge_of(entry, reissue_text(aoki().id)));
    auto bare = entry;
    bare.commitment.reset();
    EXPECT_FALSE(gives_badge(bare));
}

TEST(Reissue, KeepsItsNameWhereverItIsRecordedAgain) {
    auto entry = badge_for(reissue_text(aoki().id));
    entry.ledger = kiosk::test::filled<LedgerId>(1);
    entry.seq = LedgerSeq{3};
    EXPECT_TRUE(has_text(entry.kind));
    EXPECT_EQ(fact_of(entry), *entry.commitment);
    const auto again = recorded_again(entry);
    EXPECT_EQ(fact_of(again), fact_of(entry));
    EXPECT_EQ(again.refers_to, entry.ref());
    EXPECT_EQ(must(parse_entry(canonical_bytes(again))), again);
}

TEST(Reissue, OfSeveralTheLastIsGoodInOneOrderEverywhere) {
    const auto first = badge_for(reissue_text(aoki().id)), later = badge_for(reissue_text(aoki().id), 1);
    EXPECT_TRUE(is_replaced_by(first, later));
    EXPECT_FALSE(is_replaced_by(later, first));
    const auto second = badge_for(reissue_text(aoki().id), -60, 1);
    EXPECT_TRUE(is_replaced_by(later, second)) << "by a kiosk whose clock was slow";
    EXPECT_EQ(badge_for(reissue_text(aoki().id), 0, 0xffffffffU).count, 0xffffffffU);
    const auto same_time = badge_for(reissue_text(aoki().id));
    EXPECT_NE(is_replaced_by(first, same_time), is_replaced_by(same_time, first));
}

TEST(Reissue, TakesWithItWhatWasRevokedForIt) {
    auto badge = badge_for(reissue_text(aoki().id));
    badge.by = OperatorId{"t1"};
    auto revocation = badge;
    revocation.kind = EntryKind::Revoke;
    revocation.commitment.reset();
    EXPECT_TRUE(is_revoked_for(revocation, badge));
    for (const int other : {0, 1, 2}) {
        auto elsewhere = revocation;
        if (other == 0) elsewhere.by = OperatorId{"t2"};
        if (other == 1) elsewhere.participant = ParticipantId{"jp-02"};
        if (other == 2) elsewhere.wall += std::chrono::seconds{1};
        EXPECT_FALSE(is_revoked_for(elsewhere, badge)) << other;
    }
}

} // namespace
} // namespace kiosk::core
