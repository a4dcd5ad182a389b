// The one place that decides what happens to a presented badge. Pure: everything that it knows is in Facts.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/base/clock.hpp"
#include "core/event/roster.hpp"
#include "core/event/token.hpp"
#include "core/ledger/entry.hpp"
#include "core/ledger/verdict.hpp"
#include "core/rules/day_changes.hpp"

namespace kiosk::core {

// What the presented text turned out to be, before any rule.
enum class CredentialState {
    Unreadable,   // none of ours
    Forged,       // claims to be ours; malformed, altered, or issuer unknown
    Genuine,      // signature verified with a key of this event
    External,     // an external code of exactly one participant
    Replaced,     // a code that was theirs until they got a new badge
    Ambiguous,    // an external code of several
    ChosenByName, // the guest picked a name in the search
    ByStaff,      // staff act for this person: there is a StaffOrder
};

// What staff do for somebody whom they know, or found by name.
struct StaffOrder {
    bool leaves = false; // out, else in
    OperatorId by;
    // A code: why TooEarly, Closed, Full and NotForThisCheckpoint do not hold for this person. Empty: they hold.
    std::string override_reason{};
    std::optional<Hash> family{}; // at a Handover: the commitment that says with whom they go
    bool operator==(const StaffOrder&) const = default;
};

struct Credential {
    CredentialState state = CredentialState::Unreadable;
    std::optional<TokenBody> token; // Genuine
    std::uint64_t fingerprint = 0;
};

// Parses and verifies; External, Replaced and Ambiguous are found out by the store, which knows the roster.
[[nodiscard]] Credential examine(std::string_view text, std::span<const PublicKey> issuers);

// The last entry of this person in this area on this local day that no void undid; at a Loan, of any day.
struct Standing {
    EntryRef entry;
    Direction direction = Direction::In; // In or Out
    WallTime wall{};
    BootId boot;
    MonoTime mono{};
    CheckpointId checkpoint;
    bool same_kiosk = true;
    bool operator==(const Standing&) const = default;
};

// Everything looked up inside the transaction that will write the entry. Pointers are borrowed for the call; event and
// checkpoint are never null.
struct Facts {
    const EventInfo* event = nullptr;
    const Checkpoint* checkpoint = nullptr;
    std::span<const Checkpoint> all_checkpoints; // to say the right one
    const DayChanges* changes = nullptr;         // of their hours; null: none
    Credential credential;
    std::optional<Badge> badge;             // Genuine, known to this revision (status: revocations of the day included)
    std::optional<Participant> participant; // of the badge, the external code, the chosen name or the order
    std::optional<Delegation> delegation;
    std::optional<Standing> standing;
    int people_in_area = 0;            // distinct, present now, not counting this person
    std::optional<StaffOrder> order{}; // ByStaff
    Source source = Source::Camera;
    bool simulated = false;
    RevisionNumber revision;
    Now now;
};

struct Decision {
    Verdict verdict = Verdict::Unreadable;
    bool repeats_green = false;          // AlreadyIn so soon after, at this kiosk, that the green is shown again
    std::optional<Entry> entry;          // to append: ledger, seq are not set yet
    std::optional<Standing> first;       // AlreadyIn: when and where
    std::optional<LocalTime> opens;      // TooEarly
    std::optional<CheckpointId> instead; // NotForThisCheckpoint, Closed: the right one, if there is one
    bool operator==(const Decision&) const = default;
};

// The rules and their order are product.md's "Verdicts". What they leave open is settled so:
// - every refusal is written, but for Unreadable, Group and NeedsStaff. A forged badge, and one of another event, leave
//   only the fingerprint of their text;
// - a token whose first day has not come yet is TooEarly at any door, until that day's window opens; Expired is one
// whose
//   last day is over;
// - a window is [opens, closes) of its day; late is after late_after, and only a first entry of the day can be late;
// - at a Meal and a Handout a second scan is never an exit and never repeats the green, whatever the door's direction
//   Both says: a green would hand out a second one. A Loan repeats no green either; there a later scan brings it back,
//   on the same day or another.
// - at a Handover staff say with which family somebody goes: a badge alone, or an order without one, is NeedsStaff.
// - where each must be known (takes_numbers()) a delegation's badge is NeedsStaff.
// - a badge of a coach or a class is for staff, who are shown its list: a number of its people would replace the
//   delegation's.
// - what staff do for somebody is out or in as they say, whatever way the door goes. Where a rule stands against it
//   nothing is written: nobody was turned away, and staff may override it.
[[nodiscard]] Decision decide(const Facts& facts);

// What the badge is, wherever and whenever it is shown: Admitted or AdmittedUnknown where nothing stands against it.
[[nodiscard]] Verdict verdict_on_badge(const Facts& facts);

// Time since the standing entry: monotonic within one boot, else by wall clock; never negative.
[[nodiscard]] Millis elapsed_since(const Standing& standing, const Now& now);

} // namespace kiosk::core
