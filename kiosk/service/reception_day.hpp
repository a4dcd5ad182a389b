// One day of the ledger with what was lent before it, and what is needed to read it: for whoever tells staff of it.
#pragma once

#include <memory>
#include <set>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/find_by_id.hpp"
#include "core/event/roster.hpp"
#include "core/ledger/entry.hpp"
#include "core/rules/attendance.hpp"
#include "core/rules/day_changes.hpp"
#include "core/rules/event_day.hpp"
#include "store/database.hpp"

namespace kiosk::service {

struct ReceptionDay {
    core::EventInfo event;
    core::LocalDay today{};
    core::DayChanges changes;
    std::vector<core::Delegation> delegations; // as they are expected today
    std::vector<core::Checkpoint> checkpoints; // as planned
    std::vector<core::Entry> entries;
    core::MergeContext context;            // of these entries
    std::vector<const core::Entry*> facts; // that stand, in order
    std::set<core::EntryRef> together;     // of them those that let several people in at once

    [[nodiscard]] core::LocalTime local(const core::Entry& entry) const { return event.zone.to_local(entry.wall); }
    [[nodiscard]] bool is_of_today(const core::Entry& entry) const { return local(entry) >= core::LocalTime{today}; }
    // Under which day the attendance has what happens today at a checkpoint.
    [[nodiscard]] core::LocalDay kept_for(const core::Checkpoint& door) const {
        return core::presence_day(door.kind, today);
    }
    [[nodiscard]] core::Texts delegation(const core::DelegationId& id) const;
    [[nodiscard]] core::ParticipantId person_of(const core::Entry& entry) const; // empty: nobody who is known
    [[nodiscard]] bool came_together(const core::Presence& presence) const {
        return together.contains(presence.first_in);
    }
};

// Where and when it is asked.
struct ReceptionMoment {
    const core::Checkpoint& here;
    int expected = 0; // people of its audience
    core::Now now;
};

// Stays where it is: facts are those of its entries. Errors: of the database.
[[nodiscard]] core::Result<std::unique_ptr<ReceptionDay>> read_reception_day(const store::Database& database,
                                                                             const core::Now& now);

} // namespace kiosk::service
