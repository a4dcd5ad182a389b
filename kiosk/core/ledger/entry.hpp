// The ledger of one kiosk: numbered, hash-chained, signed facts.
//
//   hash(n)      = SHA-256(hash(n-1) || canonical bytes(n)),  hash(0) =
//     SHA-256("kiosk ledger 1\0" || ledger id || public key)
//   signature(n) = Ed25519(ledger key, hash(n))
//
// Canonical bytes (version 1; integers big-endian; text is u16 length + UTF-8; the same everywhere, never rewritten):
//   u8 version=1, u8 kind, 16 ledger id, u64 seq, u32 event tag, u32 revision,
//   i64 wall ms, 16 boot id, i64 mono ms, u8 flags (1 time unsure, 2 simulated, 4 late),
//   u8 verdict, u8 source, u8 direction, text checkpoint, text area, u64 badge, text participant, text delegation,
//   u32 count, u64 token fingerprint (Source::Paper: when it was written, as wall), 16+8 refers-to (ledger, seq;
//   zeroes: none), text reason code, text operator id, u8 has commitment, [32 commitment]
// Personal data never enters these bytes: a name or free text is represented by its commitment, SHA-256(salt || text).
// Text and salt lie beside the ledger, travel with the entry and go with the names (core/ledger/walk_in.hpp and
// reissue.hpp).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/ids.hpp"
#include "core/base/result.hpp"
#include "core/crypto/crypto.hpp"
#include "core/event/roster.hpp"
#include "core/ledger/verdict.hpp"

namespace kiosk::core {

enum class EntryKind : std::uint8_t {
    CheckIn = 1,
    CheckOut = 2,
    Refused = 3,    // anything presented and not admitted, AlreadyIn included; the verdict says why
    Void = 4,       // undoes the entry it refers to
    WalkIn = 5,     // introduces the participant, who is not on the roster (core/ledger/walk_in.hpp)
    Revoke = 6,     // the badge
    Reissue = 7,    // a new badge for the participant, who has lost theirs (core/ledger/reissue.hpp)
    Substitute = 8, // on the entry's local day whoever `reason` names stands in for the participant
    GroupCount = 9, // a leader's badge, or staff: count people of the delegation
    Override = 10,
    ClockJump = 11,
    ClockConfirmed = 12, // time-unsure entries of this boot are right
    ClockOffset = 13,
    LedgerLinked = 14, // first entry of a ledger that continues the one it refers to
    Purge = 15,
    Excused = 16, // the participant stays away on the entry's local day, for the reason
    // Of the programme on the day (core/rules/day_changes.hpp). An item's id stands where a checkpoint's does.
    Delayed = 17,   // the delegation, or everyone: by count minutes, on the entry's local day
    ItemMoved = 18, // it begins at minute count of its day
    ItemCancelled = 19,
    ItemToRain = 20, // to its rain_place
    HandedOver = 21, // a CheckIn at a Handover, with a text that says to whom (core/ledger/handover.hpp)
};
// With a name from the beginning: the commitment that binds a text, which so goes for every copy.
inline constexpr std::array kKindsWithText{EntryKind::WalkIn, EntryKind::Reissue, EntryKind::HandedOver};
[[nodiscard]] bool has_text(EntryKind kind);

// Paper (補登): staff wrote down afterwards what a paper sheet says. The entry's wall is the time that the sheet
// claims.
enum class Source : std::uint8_t { Camera = 1, Scanner = 2, Search = 3, Group = 4, Tool = 5, Staff = 6, Paper = 7 };
inline constexpr Source kLastSource = Source::Paper; // 1 … this are sources, without a gap

struct Entry {
    EntryKind kind = EntryKind::CheckIn;
    LedgerId ledger;
    LedgerSeq seq;
    EventTag event;
    RevisionNumber revision;
    WallTime wall{};
    BootId boot;
    MonoTime mono{};
    bool time_unsure = false;
    bool simulated = false;
    bool late = false;
    Verdict verdict = Verdict::Admitted;
    Source source = Source::Camera;
    Direction direction = Direction::In;
    CheckpointId checkpoint;
    AreaId area;
    BadgeId badge;             // 0: none, or not genuine
    ParticipantId participant; // empty while unknown
    DelegationId delegation;
    std::uint32_t count = 1;             // people; GroupCount may have more. Reissue: which of theirs it is
    std::uint64_t token_fingerprint = 0; // of refusals; of Source::Paper see written_at()
    std::optional<EntryRef> refers_to;   // Void, LedgerLinked, an entry recorded again
    std::string reason;                  // a code, not prose; or an id
    OperatorId by;
    std::optional<Hash> commitment; // to a name or free text; or the name of a fact (fact_of)
    bool operator==(const Entry&) const = default;
    [[nodiscard]] EntryRef ref() const { return {ledger, seq}; }
};

// An entry with what every fact made at a checkpoint says: the event, the moment and the place.
[[nodiscard]] Entry entry_at(EntryKind kind, EventTag event, RevisionNumber revision, const Checkpoint& place,
                             const Now& now, bool simulated);

// From now on what a sheet of paper says of that time.
void claim_time(Entry& entry, WallTime claimed);
// When the entry was written, which is when it happened but for what is from paper.
[[nodiscard]] WallTime written_at(const Entry& entry);

[[nodiscard]] Bytes canonical_bytes(const Entry& entry);

// A fact keeps its name when it is recorded again: SHA-256 of the canonical bytes in which it was first written.
// Numbers cannot name it, for a disk that was cloned or set back gives one number to two facts.
//
// A CheckIn, CheckOut, Refused, GroupCount, Revoke, Reissue, Purge, Excused, WalkIn, Substitute, HandedOver or change
// of the day that refers to an entry is that fact recorded again; its commitment is the fact's name. One that has a
// text had its name before (kKindsWithText). A Void that has a commitment undoes the fact of that name, under whatever
// number it is recorded.
[[nodiscard]] bool may_be_recorded_again(EntryKind kind);
// The name that an entry recorded again, one with a text, or a void carries.
[[nodiscard]] std::optional<Hash> names_fact(const Entry& entry);
[[nodiscard]] Hash fact_of(const Entry& entry);

// As people are told of an entry: "1f2e3d4c:17".
[[nodiscard]] std::string short_ref(const EntryRef& entry);
// Only of a kind that may be recorded again. What was recorded again before goes on naming its first entry.
[[nodiscard]] Entry recorded_again(Entry original);
// Exactly one entry, nothing before or after. Bounded: no field is longer than 1,000 bytes.
[[nodiscard]] Result<Entry> parse_entry(ByteView bytes);

// An entry as it is stored and sent.
struct SealedEntry {
    Entry entry; // what parse_entry(bytes) gives
    Bytes bytes;
    Hash hash;
    Signature signature;
};

struct ChainHead {
    LedgerSeq seq; // of the last entry, 0 before the first
    Hash hash;
};
[[nodiscard]] ChainHead genesis(const LedgerId& ledger, const PublicKey& key);
// Numbers the entry after the head, chains and signs it.
[[nodiscard]] SealedEntry seal(Entry entry, const ChainHead& head, const LedgerId& ledger, const SigningKey& key);

// One stored row, unparsed, as verify_chain reads it.
struct ChainRow {
    LedgerSeq seq;
    ByteView bytes;
    Hash hash;
    Signature signature;
};
struct ChainFault {
    LedgerSeq seq; // the first bad entry, or the first one missing
    std::string what;
};
// Checks rows one after another: sequence without gaps, parse, ledger id, hash chain, signature. add() returns the
// fault of this row, if any; after a fault the verifier must not be used further.
class ChainVerifier {
  public:
    ChainVerifier(const LedgerId& ledger, const PublicKey& key);
    [[nodiscard]] std::optional<ChainFault> add(const ChainRow& row);
    [[nodiscard]] const ChainHead& head() const { return head_; }

  private:
    LedgerId ledger_;
    PublicKey key_;
    ChainHead head_;
};

// Free text or a name, bound to an entry without being in its bytes.
inline constexpr std::size_t kLongestCommitted = 2000; // bytes
struct CommittedText {
    std::string text;
    std::array<std::uint8_t, 32> salt{};
    bool operator==(const CommittedText&) const = default;
};
[[nodiscard]] CommittedText salted(std::string text);
[[nodiscard]] Hash commitment_of(const CommittedText& committed);

// Who writes this ledger: F.identity beside the database, never in it. Text file:
// "kiosk-ledger-identity-1", then "ledger HEX", "machine HEX", "seed HEX", one a line.
struct LedgerIdentity {
    LedgerId ledger;
    MachineId machine;
    SigningKey key;
};
[[nodiscard]] LedgerIdentity new_identity(const MachineId& machine);
[[nodiscard]] std::string write_identity_text(const LedgerIdentity& identity);
[[nodiscard]] Result<LedgerIdentity> parse_identity_text(std::string_view text);

} // namespace kiosk::core
