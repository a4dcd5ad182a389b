// One person, and the entries of one day, for whoever shows them to staff: read in time of what is shown, whatever the
// length of the ledger and the size of the roster.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/event/roster.hpp"
#include "core/ledger/entry.hpp"
#include "core/rules/day_changes.hpp"
#include "core/rules/reception.hpp"
#include "store/database.hpp"

namespace kiosk::store {

// Of every ledger those made at `from` or later. A ledger is read backwards, to the first entry that is a day older:
// a clock that was set back for a while hides nothing.
[[nodiscard]] core::Result<std::vector<core::Entry>> read_entries_since(const Database& database, core::WallTime from);

// What was lent and what came back before then, as far as no void undid it: it may be out still, or be the first half
// of what comes back later. In no order.
[[nodiscard]] core::Result<std::vector<core::Entry>> read_lent_before(const Database& database, core::WallTime before);

// None: nobody on the roster has that id.
[[nodiscard]] core::Result<std::optional<core::Participant>> read_person(const Database& database,
                                                                         const core::ParticipantId& id);
// Whether they registered at the door.
[[nodiscard]] core::Result<bool> is_walk_in(const Database& database, const core::ParticipantId& id);
// The code of a badge that was made for them at a door, a walk-in's or one that was reissued; empty: there is none.
[[nodiscard]] core::Result<std::string> read_door_code(const Database& database, const core::ParticipantId& id);
// Of a delegation, in the package's order.
[[nodiscard]] core::Result<std::vector<core::Participant>> read_people_of(const Database& database,
                                                                          const core::DelegationId& delegation);
// Their badges, revocations of the day included.
[[nodiscard]] core::Result<std::vector<core::Badge>> read_badges_of(const Database& database,
                                                                    const core::ParticipantId& id);
// Whose badges the entries are that name nobody, as far as the roster has them by now.
[[nodiscard]] core::Result<std::map<core::BadgeId, core::ParticipantId>>
read_owners(const Database& database, const std::vector<core::Entry>& entries);

// The delegations of those whom the entries name, or whose badges they name, as far as the roster has them or had.
[[nodiscard]] core::Result<std::map<core::ParticipantId, core::DelegationId>>
read_homes(const Database& database, const std::vector<core::Entry>& entries,
           const std::map<core::BadgeId, core::ParticipantId>& owners);

// Where somebody is, of one area on one day, and since when; where something is lent, of all days.
[[nodiscard]] core::Result<core::Seen> read_whereabouts(const Database& database, const core::ParticipantId& id,
                                                        const core::AreaId& area, core::LocalDay day,
                                                        const core::Zone& zone);

// With whom somebody went, by a HandedOver entry; empty: the text is not here, or its time is over.
[[nodiscard]] core::Result<std::string> read_family(const Database& database, const core::Entry& entry);

// What was changed about the day, as far as it stands; in order.
[[nodiscard]] core::Result<std::vector<core::ChangeMade>> read_changes(const Database& database,
                                                                       const core::Zone& zone);

} // namespace kiosk::store
