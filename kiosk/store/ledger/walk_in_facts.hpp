// Whoever the ledgers introduce is on the roster, as long as the fact stands, and a badge that was made at a door is
// theirs. Inside a transaction of the caller's.
#pragma once

#include "core/ledger/entry.hpp"
#include "store/sqlite/connection.hpp"

namespace kiosk::store {

// After this entry came, or went, or its text came: a WalkIn, a Reissue, or a void of one; nothing follows from others.
[[nodiscard]] core::Status settle_walk_in(Connection& connection, const core::Entry& entry);

} // namespace kiosk::store
