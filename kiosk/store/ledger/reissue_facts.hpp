// Which code is whose badge where it was made at a door: a walk-in's (core/ledger/walk_in.hpp), or the new one of
// somebody who has lost theirs (core/ledger/reissue.hpp). It is on the roster as an external code as long as it is
// good.
#pragma once

#include <optional>
#include <string>

#include "core/ledger/entry.hpp"
#include "store/sqlite/connection.hpp"

namespace kiosk::store {

// After this entry came, or went, or its text came: a Reissue, a WalkIn, or a void of one; nothing follows from others.
// Inside a transaction of the caller's.
[[nodiscard]] core::Status settle_reissue(Connection& connection, const core::Entry& entry);
// Of people who came with a revision, after it was loaded. Likewise.
[[nodiscard]] core::Status settle_reissues(Connection& connection);

// The good one of somebody on the roster; empty: none, or its text is not here.
[[nodiscard]] core::Result<std::string> door_code_of(Connection& connection, const core::ParticipantId& who);
// Whose badge this code was until they got a new one; none: nobody's who is on the roster.
[[nodiscard]] core::Result<std::optional<core::Participant>> owner_before(Connection& connection,
                                                                          const std::string& code);

} // namespace kiosk::store
