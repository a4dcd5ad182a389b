// Everything that a decision needs, read inside the transaction that will write its entry.
#pragma once

#include <string>
#include <vector>

#include "core/rules/decide.hpp"
#include "store/desk/event_cache.hpp"
#include "store/ledger/tally.hpp"
#include "store/sqlite/connection.hpp"

namespace kiosk::store {

// One person or group under every key that entries may have them by: a badge's own, from before its owner was known
// here.
struct Who {
    std::vector<core::SubjectKey> subjects;
    core::DelegationId delegation;
    bool on_roster = false; // then the delegation is the roster's
    bool group = false;     // a delegation, counted as a whole
};

struct Found {
    core::Facts facts; // borrows from the cache
    Who who;
    core::LocalDay day{};       // as kept_day()
    std::vector<DayFact> today; // of who, in this area, in order
};

// The badge as the package has it, revocations of the day included; a revoked one is found even if the package lacks
// it.
[[nodiscard]] core::Result<std::optional<core::Badge>> badge_now(Connection& connection, core::BadgeId id,
                                                                 core::BadgeKind kind);

// Whom an entry that is in the file counts for, as the roster is now.
[[nodiscard]] core::Result<Who> who_of(Connection& connection, const core::Entry& entry);

// text: what was presented, for external codes. source and simulated are the caller's to set.
[[nodiscard]] core::Result<Found> look_up(Connection& connection, const EventCache& cache, core::Credential credential,
                                          const std::string& text, const core::Now& now);

// The same of somebody whom staff act for, or who chose their name in the search: without an order. None: nobody on the
// roster has that id.
[[nodiscard]] core::Result<std::optional<Found>> look_up_person(Connection& connection, const EventCache& cache,
                                                                const core::ParticipantId& id,
                                                                std::optional<core::StaffOrder> order,
                                                                const core::Now& now);

// The same of a delegation as a whole. None: the event has no such.
[[nodiscard]] core::Result<std::optional<Found>> look_up_delegation(Connection& connection, const EventCache& cache,
                                                                    const core::DelegationId& id,
                                                                    core::StaffOrder order, const core::Now& now);

// Says of the standing entry whether this kiosk wrote it.
void for_own_ledger(Found& found, const core::LedgerId& own);

} // namespace kiosk::store
