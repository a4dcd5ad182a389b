// The canonical bytes of an entry, and back.
#include <algorithm>
#include <concepts>
#include <type_traits>

#include "core/i18n/text.hpp"
#include "core/ledger/entry_kind.hpp"

namespace kiosk::core {
namespace {

constexpr std::uint8_t kVersion = 1;
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

class Writer {
  public:
    template <std::integral T> void number(T value) {
        const auto bits = static_cast<std::make_unsigned_t<T>>(value);
        for (std::size_t i = sizeof(T); i-- > 0;) out_.push_back(static_cast<std::uint8_t>((bits >> (8 * i)) & 0xffU));
    }
    template <class E>
    requires std::is_enum_v<E>
    void number(E value) { number(static_cast<std::underlying_type_t<E>>(value)); }
    void raw(ByteView bytes) { out_.insert(out_.end(), bytes.begin(), bytes.end()); }
    void text(std::string_view value) {
        value = storable(value);
        number(static_cast<std::uint16_t>(value.size()));
        raw(as_bytes(value));
    }
    Bytes take() { return std::move(out_); }

  private:
    Bytes out_;
};

// Reads past the end give zeroes and mark the reader as failed; ok() is asked once at the end.
class Reader {
  public:
    explicit Reader(ByteView bytes) : rest_(bytes) {}

    template <std::integral T> T number() {
        std::make_unsigned_t<T> bits = 0;
        for (const auto byte : take(sizeof(T))) {
            bits = static_cast<std::make_unsigned_t<T>>((static_cast<std::uint64_t>(bits) << 8) | byte);
        }
        return static_cast<T>(bits);
    }
    template <class E> E choice(std::uint8_t last) {
        const auto value = number<std::uint8_t>();
        if (value < 1 || value > last) fault("a value outside its range");
        return static_cast<E>(value);
    }
    template <std::size_t N> void raw(std::array<std::uint8_t, N>& out) {
        const auto bytes = take(N);
        std::copy(bytes.begin(), bytes.end(), out.begin());
    }
    std::string text() {
        const auto length = number<std::uint16_t>();
        if (length > kMaxText) fault("a text over 1,000 bytes");
        const auto bytes = take(length);
        std::string value(bytes.begin(), bytes.end());
        if (!is_valid_utf8(value)) fault("a text that is not UTF-8");
        return value;
    }
    void fault(std::string_view what) {
        if (what_.empty()) what_ = what;
        rest_ = {};
    }
    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    [[nodiscard]] std::string_view what() const { return what_; }

  private:
    ByteView take(std::size_t count) {
        if (count > rest_.size()) {
            fault("it ends too early");
            return {};
        }
        const auto bytes = rest_.first(count);
        rest_ = rest_.subspan(count);
        return bytes;
    }

    ByteView rest_;
    std::string_view what_;
};

std::uint8_t flags_of(const Entry& entry) {
    return static_cast<std::uint8_t>((entry.time_unsure ? kTimeUnsure : 0) | (entry.simulated ? kSimulated : 0) |
                                     (entry.late ? kLate : 0));
}

void read_head(Reader& in, Entry& entry) {
    if (in.number<std::uint8_t>() != kVersion) in.fault("its version is not 1");
    entry.kind = in.choice<EntryKind>(static_cast<std::uint8_t>(kLastEntryKind));
    in.raw(entry.ledger.bytes);
    entry.seq = LedgerSeq{in.number<std::uint64_t>()};
    entry.event = EventTag{in.number<std::uint32_t>()};
    entry.revision = RevisionNumber{in.number<std::uint32_t>()};
    entry.wall = WallTime{Millis{in.number<std::int64_t>()}};
    in.raw(entry.boot.bytes);
    entry.mono = MonoTime{Millis{in.number<std::int64_t>()}};
    const auto flags = in.number<std::uint8_t>();
    if (flags > (kTimeUnsure | kSimulated | kLate)) in.fault("an unknown flag");
    entry.time_unsure = (flags & kTimeUnsure) != 0;
    entry.simulated = (flags & kSimulated) != 0;
    entry.late = (flags & kLate) != 0;
}

void read_subject(Reader& in, Entry& entry) {
    entry.verdict = in.choice<Verdict>(kVerdictCount);
    entry.source = in.choice<Source>(static_cast<std::uint8_t>(Source::Staff));
    entry.direction = in.choice<Direction>(static_cast<std::uint8_t>(Direction::Both));
    entry.checkpoint = CheckpointId{in.text()};
    entry.area = AreaId{in.text()};
    entry.badge = BadgeId{in.number<std::uint64_t>()};
    entry.participant = ParticipantId{in.text()};
    entry.delegation = DelegationId{in.text()};
    entry.count = in.number<std::uint32_t>();
    entry.token_fingerprint = in.number<std::uint64_t>();
}

void read_tail(Reader& in, Entry& entry) {
    EntryRef refers_to;
    in.raw(refers_to.ledger.bytes);
    refers_to.seq = LedgerSeq{in.number<std::uint64_t>()};
    if (refers_to != EntryRef{}) entry.refers_to = refers_to;
    entry.reason = in.text();
    entry.by = OperatorId{in.text()};
    const auto has_commitment = in.number<std::uint8_t>();
    if (has_commitment > 1) in.fault("a commitment marked neither 0 nor 1");
    if (has_commitment == 1) in.raw(entry.commitment.emplace().bytes);
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

Bytes canonical_bytes(const Entry& entry) {
    Writer out;
    out.number(kVersion);
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
    out.text(entry.checkpoint.str());
    out.text(entry.area.str());
    out.number(entry.badge.value());
    out.text(entry.participant.str());
    out.text(entry.delegation.str());
    out.number(entry.count);
    out.number(entry.token_fingerprint);
    const auto refers_to = entry.refers_to.value_or(EntryRef{});
    out.raw(refers_to.ledger.bytes);
    out.number(refers_to.seq.value());
    out.text(entry.reason);
    out.text(entry.by.str());
    out.number(static_cast<std::uint8_t>(entry.commitment ? 1 : 0));
    if (entry.commitment) out.raw(entry.commitment->bytes);
    return out.take();
}

bool may_be_recorded_again(EntryKind kind) {
    return kind == EntryKind::CheckIn || kind == EntryKind::CheckOut || kind == EntryKind::Refused ||
           kind == EntryKind::GroupCount || kind == EntryKind::Revoke || kind == EntryKind::Purge;
}

std::optional<Hash> names_fact(const Entry& entry) {
    const bool names = entry.refers_to && (entry.kind == EntryKind::Void || may_be_recorded_again(entry.kind));
    return names ? entry.commitment : std::nullopt;
}

Hash fact_of(const Entry& entry) {
    if (entry.kind != EntryKind::Void)
        if (const auto name = names_fact(entry)) return *name;
    return sha256(canonical_bytes(entry));
}

Entry recorded_again(Entry original) {
    if (names_fact(original)) return original;
    original.commitment = fact_of(original);
    original.refers_to = original.ref();
    return original;
}

Result<Entry> parse_entry(ByteView bytes) {
    Reader in(bytes);
    Entry entry;
    read_head(in, entry);
    read_subject(in, entry);
    read_tail(in, entry);
    if (!in.what().empty()) return fail(ErrorKind::Corrupt, "not a ledger entry: " + std::string(in.what()));
    if (!in.at_end()) return fail(ErrorKind::Corrupt, "not a ledger entry: there are bytes after its end");
    return entry;
}

} // namespace kiosk::core
