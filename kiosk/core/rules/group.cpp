#include "core/rules/group.hpp"

#include <algorithm>

namespace kiosk::core {

Decision group_decision(const Facts& facts, int people) {
    auto entry = entry_at(EntryKind::GroupCount, facts.event->tag, facts.revision, *facts.checkpoint, facts.now,
                          facts.simulated);
    entry.verdict = Verdict::Admitted;
    entry.source = facts.source;
    entry.direction = facts.checkpoint->direction == Direction::Out ? Direction::Out : Direction::In;
    entry.badge = facts.credential.token->badge;
    if (facts.badge) entry.delegation = facts.badge->delegation;
    entry.count = static_cast<std::uint32_t>(std::clamp(people, 1, kMostInGroup));
    Decision decision;
    decision.verdict = entry.verdict;
    decision.entry = std::move(entry);
    return decision;
}

} // namespace kiosk::core
