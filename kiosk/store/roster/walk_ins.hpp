// People who registered at the door, on the roster beside those of the package, and the texts that say who they are.
// Inside a transaction of the caller's.
#pragma once

#include <optional>

#include "core/ledger/walk_in.hpp"
#include "store/sqlite/connection.hpp"

namespace kiosk::store {

// Kept beside the entry, which introduces somebody, gives them a badge or hands them over, unless the names are gone.
// False: it is not what the entry is bound to.
[[nodiscard]] core::Result<bool> keep_text(Connection& connection, const core::Entry& entry,
                                           const core::CommittedText& committed);
[[nodiscard]] core::Result<std::optional<core::CommittedText>> find_text(Connection& connection,
                                                                         const core::Hash& commitment);

// Two columns, text and salt.
[[nodiscard]] core::CommittedText text_at(const Statement& row, int column);

// Puts on the roster whom the entry introduces, with the text that is here by now; what they are called already stays.
// Whoever is of the package under that id stays who they are. True: nobody of that id was ever here.
[[nodiscard]] core::Result<bool> put_on_roster(Connection& connection, const core::Entry& entry);
// Off it again: their entries stay. Nothing where they are not on it, or of the package.
[[nodiscard]] core::Status take_off_roster(Connection& connection, const core::ParticipantId& id);

// What a load makes anew from the package alone: headcounts and the index of names.
[[nodiscard]] core::Status count_walk_ins(Connection& connection);
[[nodiscard]] core::Status index_walk_ins(Connection& connection);
// How many there are.
[[nodiscard]] core::Result<int> walk_ins_here(Connection& connection);

} // namespace kiosk::store
