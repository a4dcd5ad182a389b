#include "core/ledger/entry.hpp"

#include <gmock/gmock.h>

#include <rapidcheck/gtest.h>

namespace kiosk::core {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

template <std::size_t N> std::array<std::uint8_t, N> some_bytes() {
    std::array<std::uint8_t, N> bytes{};
    for (auto& byte : bytes) byte = *rc::gen::arbitrary<std::uint8_t>();
    return bytes;
}

std::string some_text() {
    return *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ABCabc019._-")));
}

Entry some_entry() {
    Entry entry;
    entry.kind = static_cast<EntryKind>(*rc::gen::inRange(1, 16));
    entry.ledger.bytes = some_bytes<16>();
    entry.seq = LedgerSeq{*rc::gen::arbitrary<std::uint64_t>()};
    entry.event = EventTag{*rc::gen::arbitrary<std::uint32_t>()};
    entry.revision = RevisionNumber{*rc::gen::arbitrary<std::uint32_t>()};
    entry.wall = WallTime{Millis{*rc::gen::arbitrary<std::int64_t>()}};
    entry.boot.bytes = some_bytes<16>();
    entry.mono = MonoTime{Millis{*rc::gen::arbitrary<std::int64_t>()}};
    entry.time_unsure = *rc::gen::arbitrary<bool>();
    entry.simulated = *rc::gen::arbitrary<bool>();
    entry.late = *rc::gen::arbitrary<bool>();
    entry.verdict = static_cast<Verdict>(*rc::gen::inRange(1, kVerdictCount + 1));
    entry.source = static_cast<Source>(*rc::gen::inRange(1, 7));
    entry.direction = static_cast<Direction>(*rc::gen::inRange(1, 4));
    entry.checkpoint = CheckpointId{some_text()};
    entry.area = AreaId{some_text()};
    entry.badge = BadgeId{*rc::gen::arbitrary<std::uint64_t>()};
    entry.participant = ParticipantId{some_text()};
    entry.delegation = DelegationId{some_text()};
    entry.count = *rc::gen::arbitrary<std::uint32_t>();
    entry.token_fingerprint = *rc::gen::arbitrary<std::uint64_t>();
    if (*rc::gen::arbitrary<bool>())
        entry.refers_to = EntryRef{{some_bytes<16>()}, LedgerSeq{*rc::gen::inRange<std::uint64_t>(1, 99)}};
    entry.reason = some_text();
    entry.by = OperatorId{some_text()};
    if (*rc::gen::arbitrary<bool>()) entry.commitment = Hash{some_bytes<32>()};
    return entry;
}

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

TEST(EntryBytes, HaveTheLayoutThatTheHeaderStates) {
    Entry entry;
    entry.kind = EntryKind::Void;
    entry.ledger.bytes.fill(0xaa);
    entry.seq = LedgerSeq{0x0102030405060708};
    entry.event = EventTag{0x11121314};
    entry.revision = RevisionNumber{0x21222324};
    entry.wall = WallTime{Millis{-2}};
    entry.boot.bytes.fill(0xbb);
    entry.mono = MonoTime{Millis{0x31}};
    entry.simulated = entry.late = true;
    entry.verdict = Verdict::Unreadable;
    entry.source = Source::Staff;
    entry.direction = Direction::Both;
    entry.checkpoint = CheckpointId{"gate"};
    entry.badge = BadgeId{0x41};
    entry.count = 2;
    entry.token_fingerprint = 0x51;
    entry.refers_to = EntryRef{{}, LedgerSeq{7}};
    entry.reason = "門";
    const std::string wanted = "01"
                               "04" +
                               std::string(32, 'a') + "0102030405060708" + "11121314" + "21222324" +
                               "fffffffffffffffe" + std::string(32, 'b') + "0000000000000031" + "06" + "12" + "06" +
                               "03" + "000467617465" + "0000" + "0000000000000041" + "0000" + "0000" + "00000002" +
                               "0000000000000051" + std::string(32, '0') + "0000000000000007" + "0003e99680" + "0000" +
                               "00";
    EXPECT_EQ(to_hex(canonical_bytes(entry)), wanted);
    entry.commitment.emplace().bytes.fill(0xcc);
    EXPECT_EQ(to_hex(canonical_bytes(entry)), wanted.substr(0, wanted.size() - 2) + "01" + std::string(64, 'c'));
}

RC_GTEST_PROP(EntryBytes, AreReadBackWhole, ()) {
    const auto entry = some_entry();
    const auto read = parse_entry(canonical_bytes(entry));
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == entry);
}

RC_GTEST_PROP(EntryBytes, CutAnywhereOrWithMoreAfterThemAreRefused, ()) {
    auto bytes = canonical_bytes(some_entry());
    for (std::size_t length = 0; length < bytes.size(); ++length)
        RC_ASSERT(!parse_entry(ByteView(bytes).first(length)).has_value());
    bytes.push_back(*rc::gen::arbitrary<std::uint8_t>());
    RC_ASSERT(!parse_entry(bytes).has_value());
}

RC_GTEST_PROP(EntryBytes, OneEntryHasOneForm, ()) {
    auto bytes = canonical_bytes(some_entry());
    const auto changes = *rc::gen::inRange(1, 4);
    for (int i = 0; i < changes; ++i)
        bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<std::uint8_t>();
    if (const auto read = parse_entry(bytes)) RC_ASSERT(canonical_bytes(*read) == bytes);
}

RC_GTEST_PROP(EntryBytes, ArbitraryBytesAreRefusedWithoutACrash, (const Bytes& bytes)) {
    if (const auto read = parse_entry(bytes)) RC_ASSERT(canonical_bytes(*read) == bytes);
}

TEST(EntryBytes, WithAValueThatIsNotOneOfTheFormatsAreRefused) {
    const auto good = canonical_bytes(Entry{});
    const auto with = [&](std::size_t offset, std::uint8_t value) {
        auto bytes = good;
        bytes[offset] = value;
        return parse_entry(bytes).has_value();
    };
    const std::size_t flags = 1 + 1 + 16 + 8 + 4 + 4 + 8 + 16 + 8;
    struct Field {
        std::size_t offset;
        std::uint8_t first, last;
    };
    for (const auto& [offset, first, last] :
         {Field{0, 1, 1}, Field{1, 1, 15}, Field{flags + 1, 1, 18}, Field{flags + 2, 1, 6}, Field{flags + 3, 1, 3}}) {
        EXPECT_FALSE(with(offset, static_cast<std::uint8_t>(first - 1))) << offset;
        EXPECT_TRUE(with(offset, first)) << offset;
        EXPECT_TRUE(with(offset, last)) << offset;
        EXPECT_FALSE(with(offset, static_cast<std::uint8_t>(last + 1))) << offset;
    }
    EXPECT_TRUE(with(flags, 7));
    EXPECT_FALSE(with(flags, 8));
    auto committed = Entry{};
    committed.commitment.emplace();
    auto bytes = canonical_bytes(committed);
    bytes[good.size() - 1] = 2;
    EXPECT_FALSE(parse_entry(bytes)) << "commitment marked 2";
}

TEST(EntryBytes, WithATextTooLongOrNotUtf8AreRefused) {
    Entry entry;
    entry.reason = std::string(1000, 'x');
    auto bytes = canonical_bytes(entry);
    ASSERT_TRUE(parse_entry(bytes));
    const auto at = bytes.size() - 1 - 2 - 1000;
    bytes[at] = 0xff;
    EXPECT_FALSE(parse_entry(bytes)) << "not UTF-8";
    bytes[at] = 'x';
    bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(at), 'x');
    bytes[at - 1] = static_cast<std::uint8_t>(1001 % 256);
    EXPECT_FALSE(parse_entry(bytes)) << "1,001 bytes";
}

TEST(EntryBytes, AreReadableWhateverTheTextsWere) {
    Entry entry;
    entry.reason = std::string(999, 'x') + "門";
    entry.by = OperatorId{"ok\xff more"};
    const auto read = parse_entry(canonical_bytes(entry));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->reason, std::string(999, 'x'));
    EXPECT_EQ(read->by.str(), "ok");
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

TEST(Commitment, OpensOnlyWithItsTextAndItsSalt) {
    const auto committed = commit_text("王小明");
    EXPECT_TRUE(opens_commitment(committed));
    EXPECT_NE(committed.commitment, commit_text("王小明").commitment) << "equal texts must not be recognisable";
    auto other_text = committed;
    other_text.text = "王大明";
    EXPECT_FALSE(opens_commitment(other_text));
    auto other_salt = committed;
    other_salt.salt[31] = static_cast<std::uint8_t>(other_salt.salt[31] ^ 1U);
    EXPECT_FALSE(opens_commitment(other_salt));
}

TEST(Identity, IsReadBack) {
    const auto identity = new_identity(MachineId{{1, 2, 3}});
    const auto read = parse_identity_text(write_identity_text(identity));
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(read->ledger, identity.ledger);
    EXPECT_EQ(read->machine, identity.machine);
    EXPECT_EQ(read->key.public_key(), identity.key.public_key());
}

TEST(Identity, CutAnywhereIsRefusedAndTheErrorNeverQuotesTheSeed) {
    const auto identity = new_identity({});
    const auto text = write_identity_text(identity);
    const auto seed = to_hex(identity.key.seed());
    for (std::size_t length = 0; length + 1 < text.size(); ++length) {
        const auto read = parse_identity_text(text.substr(0, length));
        ASSERT_FALSE(read) << length;
        EXPECT_THAT(read.error().detail, Not(HasSubstr(seed.substr(0, 8))));
    }
    EXPECT_FALSE(parse_identity_text(text + "more"));
}

} // namespace
} // namespace kiosk::core
