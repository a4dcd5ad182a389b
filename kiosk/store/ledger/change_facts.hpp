// What was changed about the day, as far as it stands.
#pragma once

#include <vector>

#include "core/rules/day_changes.hpp"
#include "store/sqlite/connection.hpp"

namespace kiosk::store {

// In order.
[[nodiscard]] core::Result<std::vector<core::ChangeMade>> read_changes(Connection& connection, const core::Zone& zone);

// An entry that was just written: if it changes the day, or takes such a change back, whoever keeps the event in memory
// reads it anew.
[[nodiscard]] core::Status renew_if_changed(Connection& connection, const core::Entry& entry);

} // namespace kiosk::store
