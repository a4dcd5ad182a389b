// The event package in its tables: written whole by load, read list by list.
#pragma once

#include <string>
#include <vector>

#include "core/event/roster.hpp"
#include "core/rules/attendance.hpp"
#include "store/sqlite/connection.hpp"
#include "store/store_types.hpp"

namespace kiosk::store {

struct WrittenPackage {
    LoadSummary summary;
    bool tallies_hold = false; // no entry's owner, and no owner's delegation, is another than before
};
// Inside a transaction of the caller, in which only rows are written that differ. Refusals and what "update in place"
// means: Database::load.
[[nodiscard]] core::Result<WrittenPackage> write_package(Connection& connection, const core::EventPackage& package,
                                                         const LoadOptions& options);

// Whether that would change anything; an older revision would not.
[[nodiscard]] core::Result<bool> is_newer(Connection& connection, const core::EventPackage& package,
                                          bool accept_unsealed);

[[nodiscard]] core::Result<bool> holds_event(Connection& connection);
[[nodiscard]] core::Result<RevisionStamp> read_stamp(Connection& connection); // NotFound without an event

// The keys of a column that holds them one after another.
[[nodiscard]] std::vector<core::PublicKey> issuers_at(const Statement& row, int column);
[[nodiscard]] core::Result<core::EventInfo> read_event(Connection& connection); // NotFound without one
[[nodiscard]] core::Result<std::vector<core::Delegation>> read_delegations(Connection& connection);
[[nodiscard]] core::Result<std::vector<core::ProgrammeItem>> read_programme(Connection& connection);
// Items as they stood before the first load since the event began.
[[nodiscard]] core::Result<std::vector<core::ProgrammeItem>> read_programme_before(Connection& connection);
[[nodiscard]] core::Result<std::vector<core::Checkpoint>> read_checkpoints(Connection& connection);
[[nodiscard]] core::Result<std::vector<core::Place>> read_places(Connection& connection);
[[nodiscard]] core::Result<std::optional<core::Drawing>> find_drawing(Connection& connection, const std::string& file);
[[nodiscard]] core::Result<std::vector<core::Participant>> read_participants(Connection& connection);
// Without those who registered at the door.
[[nodiscard]] core::Result<std::vector<core::Participant>> read_packaged_people(Connection& connection);
[[nodiscard]] core::Result<std::vector<core::Badge>> read_badges(Connection& connection);

// One row each, by key; those who are gone from the package are not found.
[[nodiscard]] core::Result<std::optional<core::Participant>> find_participant(Connection& connection,
                                                                              const core::ParticipantId& id);
// Of a delegation, in the package's order.
[[nodiscard]] core::Result<std::vector<core::Participant>> find_participants(Connection& connection,
                                                                             const core::DelegationId& delegation);
[[nodiscard]] core::Result<std::optional<core::Badge>> find_badge(Connection& connection, core::BadgeId id);
[[nodiscard]] core::Result<std::vector<core::BadgeId>> badges_of(Connection& connection, const core::ParticipantId& id);
// The people with this external code, folded by core::fold_code(); at most two of them.
[[nodiscard]] core::Result<std::vector<core::ParticipantId>> owners_of_code(Connection& connection,
                                                                            const std::string& code);

// What merge() needs of the revision that is loaded. NotFound without an event.
[[nodiscard]] core::Result<core::MergeContext> read_merge_context(Connection& connection);

struct Headcount {
    core::Participant kind; // delegation, group and role only
    int people = 0;
};
[[nodiscard]] core::Result<std::vector<Headcount>> read_headcounts(Connection& connection);

} // namespace kiosk::store
