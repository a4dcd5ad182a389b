// How long names are kept, and what goes when they go. Days are those of the event's zone.
//
// A Purge entry is a fact like any other: it reaches every replica, and whoever holds it keeps no names of the event,
// neither those that are here nor those of revisions that come later. What stays: ids, delegations, groups and roles,
// badges, and every entry, so that counts are what they were and ledgers verify.
#pragma once

#include "core/event/roster.hpp"
#include "core/ledger/entry.hpp"

namespace kiosk::core {

// The last day on which names may be here: retention_days after the event's last day.
[[nodiscard]] LocalDay names_kept_until(const EventInfo& event);

// Whether this entry takes the names away: a Purge that was written, by a clock that could be trusted, after the
// event's last day. One from before then takes nothing: a kiosk that was stolen cannot blind the others during a visit.
[[nodiscard]] bool takes_names(const Entry& entry, const EventInfo& event);

// Everything that tells who somebody is or what they are like, out of it: names, titles, affiliations, buddies, diets,
// languages, codes of other systems; and who speaks at an item.
[[nodiscard]] EventPackage without_names(EventPackage package);

} // namespace kiosk::core
