// Somebody who registers at the door (現場報名): what they state, and the fact that introduces them.
//
// The fact is a WalkIn entry. What they state is a text beside it, bound by the entry's commitment: six lines, name,
// latin, affiliation, role, group, and the number of the diet. Their id follows from that commitment and from the
// delegation that the entry names, so that no replica can give it to somebody else, and everybody knows it whom the
// text does not reach: they are without a name then, and count. Their badge is a code that follows from the text's
// salt, which only those know who hold the text; it is an external code like any other, and goes with the names. Pure;
// any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/ids.hpp"
#include "core/base/result.hpp"
#include "core/event/roster.hpp"
#include "core/ledger/entry.hpp"

namespace kiosk::core {

inline constexpr std::size_t kLongestStated = 40;       // signs of each field …
inline constexpr std::size_t kLongestStatedBytes = 160; // … and bytes

struct WalkIn {
    DelegationId delegation; // whose people they are counted with
    std::string name;
    std::string latin, affiliation, role, group; // each may be empty
    Diet diet = Diet::Unstated;
    bool operator==(const WalkIn&) const = default;
};

// One field as it is kept, as below. Invalid, in words, which call it `what`.
[[nodiscard]] Result<std::string> kept_field(std::string typed, std::string_view what);
// As it is kept: in Form C, without hidden signs and blank ends. Invalid, in words: without a name or a delegation, too
// long, or with signs that control something.
[[nodiscard]] Result<WalkIn> kept_walk_in(WalkIn stated);

[[nodiscard]] std::string walk_in_text(const WalkIn& kept);
// Corrupt: not a text of what kept_walk_in() gives. Of no delegation: the entry says it.
[[nodiscard]] Result<WalkIn> parse_walk_in_text(std::string_view text);

// "W-" and ten letters and digits.
[[nodiscard]] ParticipantId walk_in_id(const Hash& commitment, const DelegationId& delegation);
// "KW1" and sixteen letters and digits.
[[nodiscard]] std::string walk_in_code(const CommittedText& committed);
[[nodiscard]] bool looks_like_walk_in_code(std::string_view text);

// at: the moment and the place, as entry_at() makes them.
[[nodiscard]] Entry walk_in_entry(Entry at, const WalkIn& kept, const CommittedText& committed);
// A WalkIn whose participant is whom it introduces; any other introduces nobody.
[[nodiscard]] bool introduces(const Entry& entry);
// Whether the text is what the entry is bound to and says who somebody is.
[[nodiscard]] bool is_text_of(const Entry& entry, const CommittedText& committed);
// Of an entry that introduces somebody, with its text where that is here.
[[nodiscard]] Participant introduced(const Entry& entry, const std::optional<CommittedText>& committed);

} // namespace kiosk::core
