// From entries to attendance. Order-free and idempotent: any order, any duplication of the same entries gives the same state.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/ledger.hpp"
#include "core/roster.hpp"

namespace kiosk::core {

// What a revision adds to the entries: whose badge is whose, and how days are cut.
struct MergeContext {
    Zone zone = Zone::utc();
    std::map<BadgeId, ParticipantId> owners;
    std::map<CheckpointId, int> capacities; // by checkpoint; per area the smallest counts
    std::map<CheckpointId, AreaId> areas;
    EventRules rules;
};

// One person (or group count) in one area on one local day.
struct PresenceKey {
    SubjectKey subject;
    AreaId area;
    LocalDay day{};
    auto operator<=>(const PresenceKey&) const = default;
};
struct Presence {
    EntryRef first_in;
    WallTime first_in_at{};
    CheckpointId first_checkpoint;
    std::optional<EntryRef> last_out;
    std::optional<WallTime> last_out_at;
    bool inside = false;
    bool late = false;
    bool time_unsure = false;
    int people = 1;
    bool operator==(const Presence&) const = default;
};

enum class ConflictKind { TwoDoors, OverCapacity, RevokedLater, VoidOfUnknown };
struct Conflict {
    ConflictKind kind = ConflictKind::TwoDoors;
    SubjectKey subject;
    std::vector<EntryRef> entries; // sorted
    auto operator<=>(const Conflict&) const = default;
};

struct Attendance {
    std::map<PresenceKey, Presence> presences;
    std::map<CheckpointId, int> admitted;  // distinct people admitted at the checkpoint, all days
    std::map<Verdict, int> refused;        // presentations
    std::vector<Conflict> conflicts;       // sorted
    bool operator==(const Attendance&) const = default;
};

[[nodiscard]] Attendance merge(std::span<const Entry> entries, const MergeContext& context);

} // namespace kiosk::core
