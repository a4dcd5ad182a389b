#include "core/ledger/entry.hpp"

#include <gmock/gmock.h>

#include <rapidcheck/gtest.h>

namespace kiosk::core {
namespace {

using testing::StartsWith;

struct Row {
    LedgerSeq seq;
    Bytes bytes;
    Hash hash;
    Signature signature;
};

struct Chain {
    LedgerId ledger;
    SigningKey key = SigningKey::generate();
    std::vector<Row> rows;
};

Chain chain_of(int length) {
    Chain chain;
    chain.ledger = random_ledger_id();
    auto head = genesis(chain.ledger, chain.key.public_key());
    for (int i = 0; i < length; ++i) {
        Entry entry;
        entry.badge = BadgeId{static_cast<std::uint64_t>(i + 1)};
        entry.checkpoint = CheckpointId{"gate"};
        const auto sealed = seal(entry, head, chain.ledger, chain.key);
        chain.rows.push_back({sealed.entry.seq, sealed.bytes, sealed.hash, sealed.signature});
        head = {sealed.entry.seq, sealed.hash};
    }
    return chain;
}

std::optional<ChainFault> first_fault(const Chain& chain) {
    ChainVerifier verifier(chain.ledger, chain.key.public_key());
    for (const auto& row : chain.rows) {
        if (auto fault = verifier.add({row.seq, row.bytes, row.hash, row.signature})) return fault;
    }
    return std::nullopt;
}

TEST(Chain, BeginsWithAHashOverLedgerAndKey) {
    const auto ledger = random_ledger_id();
    const auto key = SigningKey::generate().public_key();
    std::string text("kiosk ledger 1\0", 15);
    text.append(ledger.bytes.begin(), ledger.bytes.end());
    text.append(key.bytes.begin(), key.bytes.end());
    EXPECT_EQ(genesis(ledger, key).hash, sha256(as_bytes(text)));
    EXPECT_EQ(genesis(ledger, key).seq, LedgerSeq{});
}

TEST(Chain, OfSealedEntriesVerifies) {
    const auto chain = chain_of(20);
    const auto fault = first_fault(chain);
    EXPECT_FALSE(fault) << fault->what;
    EXPECT_EQ(chain.rows.front().seq, LedgerSeq{1});
    EXPECT_EQ(chain.rows.back().seq, LedgerSeq{20});
}

TEST(Chain, SealingGivesWhatIsInTheBytes) {
    Entry entry;
    entry.checkpoint = CheckpointId{"gate"};
    const auto key = SigningKey::generate();
    const auto ledger = random_ledger_id();
    const auto head = genesis(ledger, key.public_key());
    const auto sealed = seal(entry, head, ledger, key);
    EXPECT_EQ(sealed.entry, parse_entry(sealed.bytes).value());
    EXPECT_EQ(sealed.entry.ref(), (EntryRef{ledger, LedgerSeq{1}}));
    EXPECT_EQ(sealed.hash, sha256(head.hash.bytes, sealed.bytes));
    EXPECT_TRUE(verify(key.public_key(), sealed.hash.bytes, sealed.signature));
}

RC_GTEST_PROP(Chain, WithOneByteChangedFailsAtThatEntry, ()) {
    auto chain = chain_of(8);
    const auto at = *rc::gen::inRange<std::size_t>(0, chain.rows.size());
    auto& row = chain.rows[at];
    const auto flip = static_cast<std::uint8_t>(*rc::gen::inRange(1, 256));
    const auto change = [&](auto& bytes) {
        auto& byte = bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())];
        byte = static_cast<std::uint8_t>(byte ^ flip);
    };
    switch (*rc::gen::inRange(0, 3)) {
    case 0:
        change(row.bytes);
        break;
    case 1:
        change(row.hash.bytes);
        break;
    default:
        change(row.signature.bytes);
        break;
    }
    const auto fault = first_fault(chain);
    RC_ASSERT(fault.has_value());
    RC_ASSERT(fault->seq == LedgerSeq{at + 1});
}

RC_GTEST_PROP(Chain, WithOneEntryDroppedFailsAtTheGap, ()) {
    auto chain = chain_of(8);
    const auto at = *rc::gen::inRange<std::size_t>(0, chain.rows.size() - 1);
    chain.rows.erase(chain.rows.begin() + static_cast<std::ptrdiff_t>(at));
    const auto fault = first_fault(chain);
    RC_ASSERT(fault.has_value());
    RC_ASSERT(fault->seq == LedgerSeq{at + 1});
    RC_ASSERT(fault->what.starts_with("gap"));
}

RC_GTEST_PROP(Chain, WithOneEntryDroppedAndTheRestRenumberedFailsThere, ()) {
    auto chain = chain_of(8);
    const auto at = *rc::gen::inRange<std::size_t>(0, chain.rows.size() - 1);
    chain.rows.erase(chain.rows.begin() + static_cast<std::ptrdiff_t>(at));
    for (std::size_t i = at; i < chain.rows.size(); ++i) chain.rows[i].seq = LedgerSeq{i + 1};
    const auto fault = first_fault(chain);
    RC_ASSERT(fault.has_value());
    RC_ASSERT(fault->seq == LedgerSeq{at + 1});
}

RC_GTEST_PROP(Chain, WithTwoEntriesSwappedFailsAtTheFirst, (bool renumbered)) {
    auto chain = chain_of(8);
    const auto a = *rc::gen::inRange<std::size_t>(0, chain.rows.size() - 1);
    const auto b = *rc::gen::inRange<std::size_t>(a + 1, chain.rows.size());
    std::swap(chain.rows[a], chain.rows[b]);
    if (renumbered) std::swap(chain.rows[a].seq, chain.rows[b].seq);
    const auto fault = first_fault(chain);
    RC_ASSERT(fault.has_value());
    RC_ASSERT(fault->seq == LedgerSeq{a + 1});
}

TEST(Chain, ThatWasRewrittenWithoutTheKeyFailsByItsSignature) {
    auto chain = chain_of(3);
    const auto forger = SigningKey::generate();
    auto head = genesis(chain.ledger, chain.key.public_key());
    for (auto& row : chain.rows) {
        auto entry = parse_entry(row.bytes).value();
        entry.badge = BadgeId{99};
        const auto sealed = seal(entry, head, chain.ledger, forger);
        row = {sealed.entry.seq, sealed.bytes, sealed.hash, sealed.signature};
        head = {sealed.entry.seq, sealed.hash};
    }
    const auto fault = first_fault(chain);
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->seq, LedgerSeq{1});
    EXPECT_THAT(fault->what, StartsWith("signature"));
}

TEST(Chain, DoesNotTakeAnEntryOfAnotherLedgerOrASecondTime) {
    auto chain = chain_of(3);
    auto twice = chain;
    twice.rows.insert(twice.rows.begin() + 1, twice.rows[0]);
    ASSERT_TRUE(first_fault(twice));
    EXPECT_EQ(first_fault(twice)->seq, LedgerSeq{1});
    auto other = chain;
    other.ledger = random_ledger_id();
    ASSERT_TRUE(first_fault(other));
    EXPECT_THAT(first_fault(other)->what, StartsWith("ledger"));
}

TEST(Commitment, IsOfItsTextAndItsSalt) {
    const auto committed = salted("王小明");
    const auto commitment = commitment_of(committed);
    EXPECT_EQ(commitment_of(committed), commitment);
    EXPECT_NE(commitment_of(salted("王小明")), commitment) << "equal texts must not be recognisable";
    auto other_text = committed;
    other_text.text = "王大明";
    EXPECT_NE(commitment_of(other_text), commitment);
    auto other_salt = committed;
    other_salt.salt[31] = static_cast<std::uint8_t>(other_salt.salt[31] ^ 1U);
    EXPECT_NE(commitment_of(other_salt), commitment);
}

} // namespace
} // namespace kiosk::core
