#include "core/rules/attendance.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

namespace kiosk::core {
namespace {

// Above any school; keeps sums of hostile counts inside an int.
constexpr std::uint32_t kMostPeople = 9'999;

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

// The entries that stand, in the order in which they happened; voids of unknown entries are noted.
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

// Applies facts in order.
class Register {
  public:
    explicit Register(const MergeContext& context) : context_(context) {
        for (const auto& [checkpoint, capacity] : context.capacities) {
            const auto area = context.areas.find(checkpoint);
            if (area == context.areas.end()) continue;
            const auto [at, is_first] = capacities_.try_emplace(area->second, capacity);
            if (!is_first) at->second = std::min(at->second, capacity);
        }
    }

    // Of every fact, before the first is applied: what changes the meaning of others whatever its time.
    void prepare(const Entry& entry) {
        if (entry.kind == EntryKind::ClockConfirmed) confirmed_.insert({entry.ledger, entry.boot});
        if (entry.kind == EntryKind::Revoke && entry.badge != BadgeId{}) {
            revoked_[entry.badge].revocations.push_back(entry.ref());
        }
    }

    void apply(const Entry& entry) {
        if (entry.kind == EntryKind::Refused) ++result_.refused[entry.verdict];
        if (!changes_presence(entry.kind)) return;
        const auto change = presence_change(entry.kind, entry.direction, entry.count);
        if (change.enters)
            enter(entry, change.people);
        else
            leave(entry);
    }

    [[nodiscard]] Attendance finish(std::vector<Conflict> conflicts) {
        for (auto& [key, stay] : stays_) close_run(key.subject, stay);
        count_admitted();
        for (auto& [key, stay] : stays_) {
            result_.presences.emplace_hint(result_.presences.end(), key, std::move(stay.presence));
        }
        list_revoked();
        auto& all = result_.conflicts;
        all.insert(all.end(), std::make_move_iterator(conflicts.begin()), std::make_move_iterator(conflicts.end()));
        for (auto& conflict : all) std::sort(conflict.entries.begin(), conflict.entries.end());
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return std::move(result_);
    }

  private:
    // What is known of one presence while facts are applied.
    struct Stay {
        Presence presence;
        std::vector<const Entry*> run; // check-ins since the last exit
    };

    struct RevokedBadge {
        std::vector<EntryRef> revocations;
        std::map<SubjectKey, std::vector<EntryRef>> check_ins;
    };

    [[nodiscard]] std::optional<PresenceKey> key_of(const Entry& entry) const {
        PresenceKey key;
        const auto owner = context_.owners.find(entry.badge);
        if (entry.kind == EntryKind::GroupCount && !entry.delegation.empty())
            key.subject = subject_of(entry.delegation);
        else if (!entry.participant.empty())
            key.subject = subject_of(entry.participant);
        else if (owner != context_.owners.end())
            key.subject = subject_of(owner->second);
        else if (entry.badge != BadgeId{})
            key.subject = subject_of(entry.badge);
        else
            return std::nullopt;
        key.area = entry.area;
        if (key.area.empty()) {
            const auto area = context_.areas.find(entry.checkpoint);
            if (area != context_.areas.end()) key.area = area->second;
        }
        key.day = context_.zone.day_of(entry.wall);
        return key;
    }

    [[nodiscard]] bool unsure(const Entry& entry) const {
        return entry.time_unsure && !confirmed_.contains({entry.ledger, entry.boot});
    }

    void enter(const Entry& entry, int people) {
        auto wanted = key_of(entry);
        if (!wanted) return;
        const auto [at, is_first] = stays_.try_emplace(std::move(*wanted));
        const auto& key = at->first;
        auto& presence = at->second.presence;
        if (is_first) {
            presence.first_in = entry.ref();
            presence.first_in_at = entry.wall;
            presence.first_checkpoint = entry.checkpoint;
            presence.late = entry.late;
        }
        const int before = presence.inside ? presence.people : 0;
        presence.inside = true;
        presence.people = people;
        presence.admitted[entry.checkpoint] = people;
        presence.delegation = entry.delegation;
        presence.time_unsure = presence.time_unsure || unsure(entry);
        change_crowd(key, people - before, &entry);
        at->second.run.push_back(&entry);
        const auto revoked = revoked_.find(entry.badge);
        if (revoked != revoked_.end()) revoked->second.check_ins[key.subject].push_back(entry.ref());
    }

    void leave(const Entry& entry) {
        const auto key = key_of(entry);
        if (!key) return;
        const auto at = stays_.find(*key);
        if (at == stays_.end()) return;
        auto& presence = at->second.presence;
        if (presence.inside) change_crowd(*key, -presence.people, nullptr);
        presence.inside = false;
        presence.last_out = entry.ref();
        presence.last_out_at = entry.wall;
        presence.delegation = entry.delegation;
        presence.time_unsure = presence.time_unsure || unsure(entry);
        close_run(key->subject, at->second);
    }

    // Stays are sorted by subject, so that one subject's days lie together.
    void count_admitted() {
        std::map<CheckpointId, int> most;
        for (auto at = stays_.begin(); at != stays_.end();) {
            most.clear();
            const auto& subject = at->first.subject;
            for (; at != stays_.end() && at->first.subject == subject; ++at) {
                for (const auto& [door, people] : at->second.presence.admitted) {
                    auto& so_far = most[door];
                    so_far = std::max(so_far, people);
                }
            }
            for (const auto& [door, people] : most) result_.admitted[door] += people;
        }
    }

    void change_crowd(const PresenceKey& key, int by, const Entry* entry) {
        const auto capacity = capacities_.find(key.area);
        if (capacity == capacities_.end()) return;
        int& crowd = crowds_[{key.area, key.day}];
        crowd += by;
        if (entry != nullptr && by > 0 && crowd > capacity->second) {
            result_.conflicts.push_back({ConflictKind::OverCapacity, key.subject, {entry->ref()}});
        }
    }

    void close_run(const SubjectKey& subject, Stay& stay) {
        auto& run = stay.run;
        const auto differs_from_first = [&run](auto field) {
            return std::any_of(run.begin(), run.end(),
                               [&](const Entry* entry) { return entry->*field != run.front()->*field; });
        };
        if (differs_from_first(&Entry::checkpoint) && differs_from_first(&Entry::ledger)) {
            Conflict conflict{ConflictKind::TwoDoors, subject, {}};
            for (const Entry* entry : run) conflict.entries.push_back(entry->ref());
            result_.conflicts.push_back(std::move(conflict));
        }
        run.clear();
    }

    void list_revoked() {
        for (auto& [badge, revoked] : revoked_) {
            for (auto& [subject, refs] : revoked.check_ins) {
                refs.insert(refs.end(), revoked.revocations.begin(), revoked.revocations.end());
                result_.conflicts.push_back({ConflictKind::RevokedLater, subject, std::move(refs)});
            }
        }
    }

    const MergeContext& context_;
    std::map<AreaId, int> capacities_;
    std::set<std::pair<LedgerId, BootId>> confirmed_;
    std::map<std::pair<AreaId, LocalDay>, int> crowds_;
    std::map<BadgeId, RevokedBadge> revoked_;
    std::map<PresenceKey, Stay> stays_;
    Attendance result_;
};

} // namespace

bool changes_presence(EntryKind kind) {
    return std::ranges::find(kPresenceKinds, kind) != kPresenceKinds.end();
}

PresenceChange presence_change(EntryKind kind, Direction direction, std::uint32_t count) {
    switch (kind) {
    case EntryKind::CheckIn:
        return {true, 1};
    case EntryKind::GroupCount:
        return {direction != Direction::Out, static_cast<int>(std::min(count, kMostPeople))};
    default:
        return {};
    }
}

Attendance merge(std::span<const Entry> entries, const MergeContext& context) {
    std::vector<Conflict> conflicts;
    const auto facts = standing_facts(entries, conflicts);
    Register all(context);
    for (const Entry* entry : facts) all.prepare(*entry);
    for (const Entry* entry : facts) all.apply(*entry);
    return all.finish(std::move(conflicts));
}

} // namespace kiosk::core
