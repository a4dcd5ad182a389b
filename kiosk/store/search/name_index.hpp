// The index that people are found by: names as they are written and read, ids, codes. Kept with the roster, in the same
// transaction; internal to the room (store/people_search.hpp is its interface).
#pragma once

#include <string_view>
#include <vector>

#include "core/event/roster.hpp"
#include "core/i18n/name_keys.hpp"
#include "store/sqlite/connection.hpp"
#include "store/store_types.hpp"

namespace kiosk::store {

// Whether it was made, by the rules of this program. A file that was migrated has none yet.
[[nodiscard]] core::Result<bool> has_name_index(Connection& connection);

// For a file that has none: made in pieces, so that a desk writes between them. Each inside a transaction: who is still
// lacking, at most so many; nobody: it is made now. An index of other rules is gone with the first piece.
[[nodiscard]] core::Result<std::vector<core::ParticipantId>> lacking_in_name_index(Connection& connection, int most);
[[nodiscard]] core::Status add_to_name_index(Connection& connection, core::NameReader& reader,
                                             const core::Participant& one);

[[nodiscard]] core::Status take_from_name_index(Connection& connection, const core::ParticipantId& id);

// Inside a transaction. What differs between the two is written; everybody, where has_name_index() is false. Who has no
// name is not found.
[[nodiscard]] core::Status update_name_index(Connection& connection, const std::vector<core::Participant>& before,
                                             const std::vector<core::Participant>& now);
// Inside a transaction. Nobody is found any more, and none of it is left on the disk.
[[nodiscard]] core::Status clear_name_index(Connection& connection);

struct NameHit {
    core::ParticipantId participant;
    NameMatch match = NameMatch::Within;
};
// At most limit of them, each person once: exact ones first, then who begins so, then who has it within; those of one
// kind in the order in which they came into the file.
[[nodiscard]] core::Result<std::vector<NameHit>> search_names(Connection& connection, const core::NameQuery& query,
                                                              int limit);

} // namespace kiosk::store
