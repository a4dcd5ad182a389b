#include "core/rules/standing_facts.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "core/rules/event_day.hpp"

namespace kiosk::core {
namespace {

// One entry a number, sorted by it. Borrows from the span.
std::vector<const Entry*> distinct(std::span<const Entry> entries) {
    std::vector<const Entry*> sorted;
    sorted.reserve(entries.size());
    for (const auto& entry : entries) sorted.push_back(&entry);
    std::sort(sorted.begin(), sorted.end(), [](const Entry* a, const Entry* b) { return a->ref() < b->ref(); });
    std::vector<const Entry*> kept;
    kept.reserve(sorted.size());
    for (const Entry* entry : sorted) {
        if (kept.empty() || kept.back()->ref() != entry->ref()) {
            kept.push_back(entry);
        } else if (*kept.back() != *entry && canonical_bytes(*entry) < canonical_bytes(*kept.back())) {
            kept.back() = entry;
        }
    }
    return kept;
}

// Sets of entries that record one fact. Entries are numbered by their place in the sorted list.
class SameFacts {
  public:
    explicit SameFacts(const std::vector<const Entry*>& entries) : entries_(entries), parent_(entries.size()) {
        std::iota(parent_.begin(), parent_.end(), std::size_t{0});
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const Entry& copy = *entries[i];
            if (!copy.refers_to || !may_be_recorded_again(copy.kind)) continue;
            if (const auto name = names_fact(copy))
                join_named(i, *name);
            else
                join_numbered(i);
        }
    }

    [[nodiscard]] std::optional<std::size_t> find(const EntryRef& ref) const {
        const auto at =
            std::lower_bound(entries_.begin(), entries_.end(), ref,
                             [](const Entry* entry, const EntryRef& wanted) { return entry->ref() < wanted; });
        if (at == entries_.end() || (*at)->ref() != ref) return std::nullopt;
        return static_cast<std::size_t>(at - entries_.begin());
    }

    [[nodiscard]] std::size_t root(std::size_t i) {
        while (parent_[i] != i) {
            parent_[i] = parent_[parent_[i]];
            i = parent_[i];
        }
        return i;
    }

    // The sets that this void undoes; empty when neither what it names nor a copy of that is here.
    [[nodiscard]] std::vector<std::size_t> undone_by(const Entry& undoing) {
        if (!undoing.refers_to) return {};
        const auto name = names_fact(undoing);
        const auto here = find(*undoing.refers_to);
        if (here && (!name || fact_of(*entries_[*here]) == *name)) return {root(*here)};
        if (name) {
            const auto copy = named_.find(*name);
            return copy == named_.end() ? std::vector<std::size_t>{} : std::vector{root(copy->second)};
        }
        std::vector<std::size_t> roots;
        for (auto at = numbered_elsewhere_.lower_bound({*undoing.refers_to, EntryKind{}});
             at != numbered_elsewhere_.end() && at->first.first == *undoing.refers_to; ++at) {
            roots.push_back(root(at->second));
        }
        return roots;
    }

    // True for the one entry of its set that is counted: the original, else the copy with the lowest number.
    [[nodiscard]] std::vector<bool> counted() {
        std::vector<std::size_t> best(entries_.size(), entries_.size());
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            auto& chosen = best[root(i)];
            if (chosen == entries_.size() || (!is_original(chosen) && is_original(i))) chosen = i;
        }
        std::vector<bool> counted(entries_.size(), false);
        for (std::size_t i = 0; i < entries_.size(); ++i) counted[i] = best[root(i)] == i;
        return counted;
    }

  private:
    [[nodiscard]] bool is_original(std::size_t i) const { return !entries_[i]->refers_to; }
    void join_named(std::size_t i, const Hash& name) {
        const Entry& copy = *entries_[i];
        const auto [first, is_first] = named_.try_emplace(name, i);
        if (!is_first && entries_[first->second]->kind == copy.kind) join(i, first->second);
        const auto original = find(*copy.refers_to);
        if (original && entries_[*original]->kind == copy.kind && fact_of(*entries_[*original]) == name)
            join(i, *original);
    }
    void join_numbered(std::size_t i) {
        const Entry& copy = *entries_[i];
        if (const auto original = find(*copy.refers_to)) {
            if (entries_[*original]->kind == copy.kind) join(i, *original);
        } else {
            const auto [first, is_first] = numbered_elsewhere_.try_emplace({*copy.refers_to, copy.kind}, i);
            if (!is_first) join(i, first->second);
        }
    }
    void join(std::size_t a, std::size_t b) {
        a = root(a);
        b = root(b);
        parent_[std::max(a, b)] = std::min(a, b);
    }

    const std::vector<const Entry*>& entries_;
    std::vector<std::size_t> parent_;
    std::map<Hash, std::size_t> named_; // the first copy of each named fact
    std::map<std::pair<EntryRef, EntryKind>, std::size_t> numbered_elsewhere_;
};

} // namespace

std::vector<const Entry*> standing_facts(std::span<const Entry> entries, std::vector<Conflict>& conflicts) {
    const auto all = distinct(entries);
    SameFacts same(all);
    std::set<std::size_t> voided;
    for (const Entry* entry : all) {
        if (entry->kind != EntryKind::Void) continue;
        const auto roots = same.undone_by(*entry);
        if (roots.empty()) conflicts.push_back({ConflictKind::VoidOfUnknown, SubjectKey{}, {entry->ref()}});
        voided.insert(roots.begin(), roots.end());
    }
    const auto counted = same.counted();
    std::vector<const Entry*> facts;
    facts.reserve(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i]->kind != EntryKind::Void && counted[i] && !voided.contains(same.root(i))) facts.push_back(all[i]);
    }
    std::sort(facts.begin(), facts.end(), [](const Entry* a, const Entry* b) {
        return std::tuple(a->wall, a->ref()) < std::tuple(b->wall, b->ref());
    });
    return facts;
}

ConfirmedClocks::ConfirmedClocks(std::span<const Entry* const> facts) {
    for (const auto* fact : facts)
        if (fact->kind == EntryKind::ClockConfirmed) confirmed_.insert({fact->ledger, fact->boot});
}

bool ConfirmedClocks::is_unsure(const Entry& entry) const {
    return entry.time_unsure && !confirmed_.contains({entry.ledger, entry.boot});
}

std::optional<PresenceKey> presence_key_of(const Entry& entry, const MergeContext& context) {
    PresenceKey key;
    const auto owner = context.owners.find(entry.badge);
    if (entry.kind == EntryKind::GroupCount && !entry.delegation.empty())
        key.subject = subject_of(entry.delegation);
    else if (!entry.participant.empty())
        key.subject = subject_of(entry.participant);
    else if (owner != context.owners.end())
        key.subject = subject_of(owner->second);
    else if (entry.badge != BadgeId{})
        key.subject = subject_of(entry.badge);
    else
        return std::nullopt;
    key.area = entry.area;
    if (key.area.empty()) {
        const auto area = context.areas.find(entry.checkpoint);
        if (area != context.areas.end()) key.area = area->second;
    }
    const bool lent = context.loans.contains(key.area);
    key.day = presence_day(lent ? CheckpointKind::Loan : CheckpointKind::Gate, context.zone.day_of(entry.wall));
    return key;
}

} // namespace kiosk::core
