// From entries to attendance. Order-free and idempotent: any order, any duplication of the same entries gives the same
// state.
//
// What counts:
// - Entries are told apart by (ledger, seq). Should two with one number differ, the one whose canonical bytes come
//   first stands.
// - An entry recorded again (core/ledger/entry.hpp) counts once with its original and with every other copy of it, as
// the
//   original where that is here, and a void of either undoes all. Copies that carry the fact's name are told by it:
//   another entry that has got the original's number since is not taken for it. Copies without a name are told by the
//   number alone.
// - A Void undoes what it refers to, whenever it was written. A void of a void is ignored.
// - Facts are ordered by (wall time, ledger, seq). A ClockConfirmed entry clears the doubt over the times of its ledger
//   and boot.
// - A check-in opens the presence of its subject in its area on its local day; an exit closes it until the next
//   check-in. An exit without an entry before it opens none. Where something is lent there is one presence for all
//   days (kWholeEvent of core/rules/event_day.hpp).
// - A GroupCount is a presence of its own, subject "d:<delegation>"; the day's latest one says how many people of the
//   delegation have come to the area by then, whoever they are. It is drawn down by those of them whom entries of their
//   own name, whenever those were made: who came by name that day is one of its number until there are more names than
//   that. So of a delegation there are as many as were named or as were counted, whichever is more, and nobody twice.
//   Somebody who is named by an exit alone had come as one of the number, and is not inside any more.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/event/roster.hpp"
#include "core/ledger/entry.hpp"

namespace kiosk::core {

// The kinds of entries that presences are made of.
inline constexpr std::array kPresenceKinds{EntryKind::CheckIn, EntryKind::CheckOut, EntryKind::GroupCount,
                                           EntryKind::HandedOver};
[[nodiscard]] bool changes_presence(EntryKind kind);

// What an entry of these kinds does to the presence of its subject.
struct PresenceChange {
    bool enters = false; // else it is an exit
    int people = 0;      // who are there after an entry: 1, or 0 … 9,999 of a group
};
// count: as the entry states it.
[[nodiscard]] PresenceChange presence_change(EntryKind kind, Direction direction, std::uint32_t count);

// What a revision adds to the entries: whose badge is whose, and how days are cut.
struct MergeContext {
    Zone zone = Zone::utc();
    std::map<BadgeId, ParticipantId> owners; // turns subjects "b:" into "p:"
    std::map<CheckpointId, int> capacities;  // by checkpoint; per area the smallest counts
    std::map<CheckpointId, AreaId> areas;    // of checkpoints with a capacity, and of entries that name no area
    // Whose people they are, those included who are gone from the roster; of others their latest entry says it.
    std::map<ParticipantId, DelegationId> homes{};
    EventRules rules;
    std::set<CheckpointId> no_attendance{}; // where nobody has attended by an entry (tells_attendance())
    std::set<AreaId> loans{};               // of checkpoints where something is lent
};

// One person (or group count) in one area on one local day; where something is lent, on all of them.
struct PresenceKey {
    SubjectKey subject;
    AreaId area;
    LocalDay day{}; // as presence_day() of core/rules/event_day.hpp says
    auto operator<=>(const PresenceKey&) const = default;
};
struct Presence {
    EntryRef first_in;
    WallTime first_in_at{};
    CheckpointId first_checkpoint;
    std::optional<EntryRef> last_out;
    std::optional<WallTime> last_out_at;
    bool inside = false;
    bool late = false;                      // at the first entry
    bool time_unsure = false;               // of any check-in or exit in it
    int people = 1;                         // who came; of a group those of its number whom nothing else names
    int people_inside = 0;                  // likewise, now
    int counted = 0;                        // of a group: its number
    std::map<CheckpointId, int> admitted{}; // people at each, by the latest entry there
    DelegationId delegation{};              // the roster's, else as the latest entry of the day says; may be empty
    bool operator==(const Presence&) const = default;
};

enum class ConflictKind {
    TwoDoors,      // in at several doors of one area by several ledgers, without an exit between: all those entries
    OverCapacity,  // the check-in that brought an area above the smallest capacity of its checkpoints
    RevokedLater,  // check-ins of a badge that stands revoked, and the revocations. Whichever came first: the clocks of
                   // kiosks that were apart cannot tell
    VoidOfUnknown, // a void whose entry is not here yet
};
struct Conflict {
    ConflictKind kind = ConflictKind::TwoDoors;
    SubjectKey subject;
    std::vector<EntryRef> entries; // sorted
    auto operator<=>(const Conflict&) const = default;
};

struct Attendance {
    std::map<PresenceKey, Presence> presences;
    std::map<PresenceKey, int> left_unseen; // by "d:<delegation>": people of whom nothing but an exit is known that day
    std::map<CheckpointId, int>
        admitted;                    // distinct people admitted at the checkpoint, all days; of a group the largest day
    std::map<Verdict, int> refused;  // presentations
    std::vector<Conflict> conflicts; // sorted
    bool operator==(const Attendance&) const = default;
};

[[nodiscard]] Attendance merge(std::span<const Entry> entries, const MergeContext& context);

} // namespace kiosk::core
