// What a desk keeps in memory of the roster: everything that is the same for every badge until the next load.
#pragma once

#include <map>
#include <vector>

#include "core/event/roster.hpp"
#include "core/rules/day_changes.hpp"
#include "store/roster/roster_store.hpp"
#include "store/sqlite/connection.hpp"

namespace kiosk::store {

struct EventCache {
    RevisionStamp stamp;
    core::EventInfo event;
    core::DayChanges changes;
    std::vector<core::Checkpoint> checkpoints;  // as planned
    core::Checkpoint here;                      // an empty id when the desk serves no checkpoint
    std::vector<core::ProgrammeItem> programme; // as it takes place
    std::map<core::DelegationId, core::Delegation> delegations;
    std::map<core::PlaceId, core::Texts> places;
    int expected = 0; // people of this checkpoint's audience
    std::map<core::DelegationId, int> expected_of;
    bool has_codes = false;

    [[nodiscard]] const core::Checkpoint* find_checkpoint(const core::CheckpointId& id) const;
    [[nodiscard]] const core::Delegation* find_delegation(const core::DelegationId& id) const;
};

// NotFound: no event, or no such checkpoint.
[[nodiscard]] core::Result<EventCache> read_event_cache(Connection& connection, const core::CheckpointId& here);

} // namespace kiosk::store
