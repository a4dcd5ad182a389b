#include "core/rules/group.hpp"

#include <algorithm>

namespace kiosk::core {
namespace {

Entry count_of(const Facts& facts, int people) {
    auto entry = entry_at(EntryKind::GroupCount, facts.event->tag, facts.revision, *facts.checkpoint, facts.now,
                          facts.simulated);
    entry.verdict = Verdict::Admitted;
    entry.source = facts.source;
    entry.direction = facts.checkpoint->direction == Direction::Out ? Direction::Out : Direction::In;
    entry.count = static_cast<std::uint32_t>(std::clamp(people, 1, kMostInGroup));
    return entry;
}

Decision decided(Entry entry) {
    Decision decision;
    decision.verdict = entry.verdict;
    decision.entry = std::move(entry);
    return decision;
}

} // namespace

Decision group_decision(const Facts& facts, int people) {
    auto entry = count_of(facts, people);
    entry.badge = facts.credential.token->badge;
    if (facts.badge) entry.delegation = facts.badge->delegation;
    return decided(std::move(entry));
}

Decision staff_count(const Facts& facts, int people) {
    auto entry = count_of(facts, people);
    entry.delegation = facts.delegation->id;
    entry.by = facts.order->by;
    return decided(std::move(entry));
}

} // namespace kiosk::core
