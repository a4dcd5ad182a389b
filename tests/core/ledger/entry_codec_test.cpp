#include "core/ledger/entry.hpp"

#include <gmock/gmock.h>

#include <rapidcheck/gtest.h>

namespace kiosk::core {
namespace {

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
    entry.kind = static_cast<EntryKind>(*rc::gen::inRange(1, 17));
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
    entry.source = static_cast<Source>(*rc::gen::inRange(1, 8));
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
         {Field{0, 1, 1}, Field{1, 1, 21}, Field{flags + 1, 1, 18}, Field{flags + 2, 1, 7}, Field{flags + 3, 1, 3}}) {
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

} // namespace
} // namespace kiosk::core
