// A new badge on the spot for somebody who has lost theirs (補發), without an issuer's key.
//
// The fact is a Reissue entry of the participant. As a walk-in's badge, theirs is a code that follows from the salt of
// a text beside it (core/ledger/walk_in.hpp), an external code like any other. The text is their id, so that nobody can
// bind the salt to somebody else. Of several of one person that stand the last is good, by their number: whoever gives
// one counts on from all that they know of, whatever their clock shows. With the text the code goes, as the names do.
// Pure; any thread.
#pragma once

#include <cstdint>

#include "core/event/roster.hpp"
#include "core/ledger/entry.hpp"

namespace kiosk::core {

[[nodiscard]] CommittedText reissue_text(const ParticipantId& who); // with a new salt
// at: the moment and the place, as entry_at() makes them. before: the highest number that was given; 0: none was.
[[nodiscard]] Entry reissue_entry(Entry at, const Participant& who, const CommittedText& committed,
                                  std::uint32_t before);
// A Reissue that is bound to a text; any other gives nobody a badge.
[[nodiscard]] bool gives_badge(const Entry& entry);
// Whether the text is what the entry is bound to.
[[nodiscard]] bool is_badge_of(const Entry& entry, const CommittedText& committed);
// Whether the Revoke is of the act that gave the badge: of one moment, by one of staff.
[[nodiscard]] bool is_revoked_for(const Entry& revocation, const Entry& badge);
// Of two of one person the later; the same order everywhere.
[[nodiscard]] bool is_replaced_by(const Entry& badge, const Entry& other);

} // namespace kiosk::core
