// Names taken out of the file (core/rules/retention.hpp). Inside a transaction of the caller's.
#pragma once

#include <span>
#include <vector>

#include "core/rules/retention.hpp"
#include "core/rules/trait_count.hpp"
#include "store/sqlite/connection.hpp"

namespace kiosk::store {

// Whether an entry that is here takes the names of this event away.
[[nodiscard]] core::Result<bool> is_purged(Connection& connection, const core::EventInfo& event);

// Also of people who are gone from the roster, and of the programme as it was. What of these people is only counted
// stays as sums of who is here to be counted; of people of whom nothing is stated the sums that were here stay.
[[nodiscard]] core::Status forget_names(Connection& connection, std::span<const core::Participant> people);
// The sums; none before the names went.
[[nodiscard]] core::Result<std::vector<core::TraitCount>> read_trait_counts(Connection& connection);

// What follows from this entry, which has just come: names, and texts that entries are bound to, go with their salts.
[[nodiscard]] core::Status forget_names_if_told(Connection& connection, const core::Entry& entry);

} // namespace kiosk::store
