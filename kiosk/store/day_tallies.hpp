// What the running sums (store/ledger/tally.hpp) say of one day, and of all that is lent, for whoever asks about all of
// it: in time of the number of areas and delegations, whatever the length of the ledger.
#pragma once

#include <map>
#include <utility>

#include "core/base/result.hpp"
#include "core/event/roster.hpp"
#include "store/database.hpp"

namespace kiosk::store {

// Distinct people; of a group as many as it said last. What is not in a map is 0.
struct DayTallies {
    std::map<core::AreaId, int> inside;                              // now
    std::map<std::pair<core::AreaId, core::DelegationId>, int> came; // no delegation: of a badge that nobody knows yet
    std::map<core::CheckpointId, int> admitted;
};
[[nodiscard]] core::Result<DayTallies> read_day_tallies(const Database& database, core::LocalDay day);

// People of each delegation in the package that is loaded; without those who have none.
[[nodiscard]] core::Result<std::map<core::DelegationId, int>> read_delegation_sizes(const Database& database);

} // namespace kiosk::store
