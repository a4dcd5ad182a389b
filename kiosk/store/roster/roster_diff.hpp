// What a package would change in the tables as they are.
#pragma once

#include "core/event/roster.hpp"
#include "store/sqlite/connection.hpp"
#include "store/store_types.hpp"

namespace kiosk::store {

// Fills in the lists of ids; before the package is written, inside the same transaction.
[[nodiscard]] core::Status note_changes(Connection& connection, const std::vector<core::Participant>& people_before,
                                        const core::EventPackage& package, LoadSummary& summary);

} // namespace kiosk::store
