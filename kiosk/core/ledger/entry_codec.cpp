// The canonical bytes of an entry, and back.
#include <string>
#include <string_view>
#include <utility>

#include "core/base/big_endian.hpp"
#include "core/i18n/text.hpp"
#include "core/ledger/entry_kind.hpp"

namespace kiosk::core {
namespace {

constexpr std::uint8_t kEntryVersion = 1;
constexpr std::size_t kMaxText = 1000;
constexpr std::uint8_t kTimeUnsure = 1;
constexpr std::uint8_t kSimulated = 2;
constexpr std::uint8_t kLate = 4;

// An entry is for ever, so what is written must always be readable: of a text that breaks the format (which the
// package's checks rule out) only the longest prefix that keeps it is written.
std::string_view storable(std::string_view text) {
    text = text.substr(0, kMaxText);
    while (!is_valid_utf8(text)) text.remove_suffix(1);
    return text;
}

void write_text(ByteWriter& out, std::string_view text) {
    text = storable(text);
    out.number(static_cast<std::uint16_t>(text.size()));
    out.raw(text);
}

std::string read_text(ByteReader& in) {
    const auto length = in.number<std::uint16_t>();
    if (length > kMaxText) in.fault("a text over 1,000 bytes");
    const auto bytes = in.take(length);
    std::string text(bytes.begin(), bytes.end());
    if (!is_valid_utf8(text)) in.fault("a text that is not UTF-8");
    return text;
}

// 1 … last.
template <class E> E read_choice(ByteReader& in, std::uint8_t last) {
    const auto value = in.number<std::uint8_t>();
    if (value < 1 || value > last) in.fault("a value outside its range");
    return static_cast<E>(value);
}

std::uint8_t flags_of(const Entry& entry) {
    return static_cast<std::uint8_t>((entry.time_unsure ? kTimeUnsure : 0) | (entry.simulated ? kSimulated : 0) |
                                     (entry.late ? kLate : 0));
}

void read_head(ByteReader& in, Entry& entry) {
    if (in.number<std::uint8_t>() != kEntryVersion) in.fault("its version is not 1");
    entry.kind = read_choice<EntryKind>(in, static_cast<std::uint8_t>(kLastEntryKind));
    entry.ledger = in.id<LedgerId>();
    entry.seq = LedgerSeq{in.number<std::uint64_t>()};
    entry.event = EventTag{in.number<std::uint32_t>()};
    entry.revision = RevisionNumber{in.number<std::uint32_t>()};
    entry.wall = WallTime{Millis{in.number<std::int64_t>()}};
    entry.boot = in.id<BootId>();
    entry.mono = MonoTime{Millis{in.number<std::int64_t>()}};
    const auto flags = in.number<std::uint8_t>();
    if (flags > (kTimeUnsure | kSimulated | kLate)) in.fault("an unknown flag");
    entry.time_unsure = (flags & kTimeUnsure) != 0;
    entry.simulated = (flags & kSimulated) != 0;
    entry.late = (flags & kLate) != 0;
}

void read_subject(ByteReader& in, Entry& entry) {
    entry.verdict = read_choice<Verdict>(in, kVerdictCount);
    entry.source = read_choice<Source>(in, static_cast<std::uint8_t>(kLastSource));
    entry.direction = read_choice<Direction>(in, static_cast<std::uint8_t>(Direction::Both));
    entry.checkpoint = CheckpointId{read_text(in)};
    entry.area = AreaId{read_text(in)};
    entry.badge = BadgeId{in.number<std::uint64_t>()};
    entry.participant = ParticipantId{read_text(in)};
    entry.delegation = DelegationId{read_text(in)};
    entry.count = in.number<std::uint32_t>();
    entry.token_fingerprint = in.number<std::uint64_t>();
}

void read_tail(ByteReader& in, Entry& entry) {
    EntryRef refers_to;
    refers_to.ledger = in.id<LedgerId>();
    refers_to.seq = LedgerSeq{in.number<std::uint64_t>()};
    if (refers_to != EntryRef{}) entry.refers_to = refers_to;
    entry.reason = read_text(in);
    entry.by = OperatorId{read_text(in)};
    const auto has_commitment = in.number<std::uint8_t>();
    if (has_commitment > 1) in.fault("a commitment marked neither 0 nor 1");
    if (has_commitment == 1) entry.commitment = in.id<Hash>();
}

} // namespace

Entry entry_at(EntryKind kind, EventTag event, RevisionNumber revision, const Checkpoint& place, const Now& now,
               bool simulated) {
    Entry entry;
    entry.kind = kind;
    entry.event = event;
    entry.revision = revision;
    entry.wall = now.wall;
    entry.boot = now.boot;
    entry.mono = now.mono;
    entry.time_unsure = !now.trusted;
    entry.simulated = simulated;
    entry.checkpoint = place.id;
    entry.area = place.area;
    return entry;
}

void claim_time(Entry& entry, WallTime claimed) {
    entry.source = Source::Paper;
    entry.token_fingerprint = static_cast<std::uint64_t>(entry.wall.time_since_epoch().count());
    entry.wall = claimed;
}

WallTime written_at(const Entry& entry) {
    if (entry.source != Source::Paper) return entry.wall;
    return WallTime{Millis{static_cast<std::int64_t>(entry.token_fingerprint)}};
}

Bytes canonical_bytes(const Entry& entry) {
    ByteWriter out;
    out.number(kEntryVersion);
    out.number(entry.kind);
    out.raw(entry.ledger.bytes);
    out.number(entry.seq.value());
    out.number(entry.event.value());
    out.number(entry.revision.value());
    out.number(static_cast<std::int64_t>(entry.wall.time_since_epoch().count()));
    out.raw(entry.boot.bytes);
    out.number(static_cast<std::int64_t>(entry.mono.time_since_epoch().count()));
    out.number(flags_of(entry));
    out.number(entry.verdict);
    out.number(entry.source);
    out.number(entry.direction);
    write_text(out, entry.checkpoint.str());
    write_text(out, entry.area.str());
    out.number(entry.badge.value());
    write_text(out, entry.participant.str());
    write_text(out, entry.delegation.str());
    out.number(entry.count);
    out.number(entry.token_fingerprint);
    const auto refers_to = entry.refers_to.value_or(EntryRef{});
    out.raw(refers_to.ledger.bytes);
    out.number(refers_to.seq.value());
    write_text(out, entry.reason);
    write_text(out, entry.by.str());
    out.number(static_cast<std::uint8_t>(entry.commitment ? 1 : 0));
    if (entry.commitment) out.raw(entry.commitment->bytes);
    return std::move(out).take();
}

bool may_be_recorded_again(EntryKind kind) {
    return kind == EntryKind::CheckIn || kind == EntryKind::CheckOut || kind == EntryKind::Refused ||
           kind == EntryKind::GroupCount || kind == EntryKind::Revoke || kind == EntryKind::Purge ||
           kind == EntryKind::Excused || has_text(kind) || kind == EntryKind::Substitute ||
           kind == EntryKind::Delayed || kind == EntryKind::ItemMoved || kind == EntryKind::ItemCancelled ||
           kind == EntryKind::ItemToRain;
}

bool has_text(EntryKind kind) {
    return std::ranges::find(kKindsWithText, kind) != kKindsWithText.end();
}

std::optional<Hash> names_fact(const Entry& entry) {
    const bool names = has_text(entry.kind) ||
                       (entry.refers_to && (entry.kind == EntryKind::Void || may_be_recorded_again(entry.kind)));
    return names ? entry.commitment : std::nullopt;
}

Hash fact_of(const Entry& entry) {
    if (entry.kind != EntryKind::Void)
        if (const auto name = names_fact(entry)) return *name;
    return sha256(canonical_bytes(entry));
}

Entry recorded_again(Entry original) {
    if (original.refers_to && names_fact(original)) return original;
    original.commitment = fact_of(original);
    original.refers_to = original.ref();
    return original;
}

Result<Entry> parse_entry(ByteView bytes) {
    ByteReader in(bytes);
    Entry entry;
    read_head(in, entry);
    read_subject(in, entry);
    read_tail(in, entry);
    if (!in.ok()) return fail(ErrorKind::Corrupt, "not a ledger entry: " + in.what());
    if (!in.at_end()) return fail(ErrorKind::Corrupt, "not a ledger entry: there are bytes after its end");
    return entry;
}

std::string short_ref(const EntryRef& entry) {
    return to_hex(ByteView(entry.ledger.bytes).first(4)) + ":" + std::to_string(entry.seq.value());
}

} // namespace kiosk::core
