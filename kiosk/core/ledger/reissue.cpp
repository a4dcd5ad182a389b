#include "core/ledger/reissue.hpp"

#include <algorithm>
#include <tuple>

namespace kiosk::core {

CommittedText reissue_text(const ParticipantId& who) {
    return salted(who.str());
}

Entry reissue_entry(Entry at, const Participant& who, const CommittedText& committed, std::uint32_t before) {
    at.kind = EntryKind::Reissue;
    at.participant = who.id;
    at.delegation = who.delegation;
    at.commitment = commitment_of(committed);
    at.count = std::max(before, before + 1); // the last number there is stays that
    return at;
}

bool gives_badge(const Entry& entry) {
    return entry.kind == EntryKind::Reissue && entry.commitment && !entry.participant.empty();
}

bool is_badge_of(const Entry& entry, const CommittedText& committed) {
    return gives_badge(entry) && committed.text == entry.participant.str() &&
           commitment_of(committed) == *entry.commitment;
}

bool is_revoked_for(const Entry& revocation, const Entry& badge) {
    return revocation.kind == EntryKind::Revoke && revocation.participant == badge.participant &&
           revocation.by == badge.by && revocation.boot == badge.boot && revocation.mono == badge.mono &&
           revocation.wall == badge.wall;
}

bool is_replaced_by(const Entry& badge, const Entry& other) {
    const auto rank = [](const Entry& entry) { return std::tuple(entry.count, entry.wall, entry.commitment->bytes); };
    return rank(badge) < rank(other);
}

} // namespace kiosk::core
