// The package's people, delegations and badges in their tables. Inside a load's transaction; internal to store/roster.
#pragma once

#include <functional>
#include <vector>

#include "core/event/roster.hpp"
#include "store/sqlite/connection.hpp"
#include "store/store_types.hpp"

namespace kiosk::store {

// What the file holds of the package's when a load begins: only what differs from it is written. To write is what takes
// long, and who stands at the door waits meanwhile.
struct PeopleBefore {
    std::vector<core::Participant> people;
    std::vector<core::Badge> badges;
};
[[nodiscard]] core::Result<PeopleBefore> read_people(Connection& connection);

[[nodiscard]] core::Status write_delegations(Connection& connection, const core::EventPackage& package);
// Also those who are gone, as summary.participants.removed lists them; counts what was added, changed and removed.
// progress: as in LoadOptions.
[[nodiscard]] core::Status write_participants(Connection& connection, const core::EventPackage& package,
                                              const PeopleBefore& before, const std::function<void(double)>& progress,
                                              LoadSummary& summary);
// Somebody who registered at the door (store/roster/walk_ins.hpp), with their codes.
[[nodiscard]] core::Status write_walk_in(Connection& connection, const core::Participant& person,
                                         std::int64_t position);
[[nodiscard]] core::Status write_headcounts(Connection& connection, const core::EventPackage& package);
// True: what some badge stands for is another than before.
[[nodiscard]] core::Result<bool> write_badges(Connection& connection, const core::EventPackage& package,
                                              const PeopleBefore& before);

// Whether everybody in the package was in it before, in the same delegation.
[[nodiscard]] bool same_delegations(const PeopleBefore& before, const core::EventPackage& package);

} // namespace kiosk::store
