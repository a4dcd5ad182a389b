#include <algorithm>
#include <set>
#include <string_view>

#include "core/rules/attendance.hpp"
#include "core/rules/standing_facts.hpp"

namespace kiosk::core {
namespace {

// Applies facts in order.
class Register {
  public:
    // facts: all of them, for some change the meaning of others whatever their time.
    Register(const MergeContext& context, std::span<const Entry* const> facts) : context_(context), clocks_(facts) {
        for (const Entry* fact : facts) {
            if (fact->kind == EntryKind::Revoke && fact->badge != BadgeId{})
                revoked_[fact->badge].revocations.push_back(fact->ref());
            if (fact->kind == EntryKind::GroupCount) counted_.insert(fact->delegation);
        }
        for (const auto& [checkpoint, capacity] : context.capacities) {
            const auto area = context.areas.find(checkpoint);
            if (area == context.areas.end()) continue;
            const auto [at, is_first] = capacities_.try_emplace(area->second, capacity);
            if (!is_first) at->second = std::min(at->second, capacity);
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
        for (auto& [key, stay] : stays_) {
            close_run(key.subject, stay);
            draw_down(key, stay.presence);
        }
        for (const auto& [party, named] : named_)
            if (named.left_unseen > 0)
                result_.left_unseen.emplace_hint(result_.left_unseen.end(), party, named.left_unseen);
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
        std::vector<const Entry*> run;    // check-ins since the last exit
        std::optional<PresenceKey> party; // of a person: the count that they are one of
    };

    // People of one delegation in one area on one day whom entries of their own name.
    struct Named {
        int came = 0;
        int left_unseen = 0;
    };

    struct RevokedBadge {
        std::vector<EntryRef> revocations;
        std::map<SubjectKey, std::vector<EntryRef>> check_ins;
    };

    void enter(const Entry& entry, int people) {
        auto wanted = presence_key_of(entry, context_);
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
        const int before = inside_of(key, presence);
        presence.inside = true;
        presence.people = people;
        presence.admitted[entry.checkpoint] = people;
        presence.delegation = home_of(key, entry);
        presence.time_unsure = presence.time_unsure || clocks_.is_unsure(entry);
        int more = inside_of(key, presence) - before;
        if (is_first) more += seen_after_all(key);
        change_crowd(key, more + name_as(key, at->second), &entry);
        at->second.run.push_back(&entry);
        const auto revoked = revoked_.find(entry.badge);
        if (revoked != revoked_.end()) revoked->second.check_ins[key.subject].push_back(entry.ref());
    }

    void leave(const Entry& entry) {
        const auto key = presence_key_of(entry, context_);
        if (!key) return;
        const auto at = stays_.find(*key);
        if (at == stays_.end()) return leave_unseen(*key, entry);
        auto& presence = at->second.presence;
        const int before = inside_of(*key, presence);
        presence.inside = false;
        presence.last_out = entry.ref();
        presence.last_out_at = entry.wall;
        presence.delegation = home_of(*key, entry);
        presence.time_unsure = presence.time_unsure || clocks_.is_unsure(entry);
        change_crowd(*key, name_as(*key, at->second) - before, nullptr);
        close_run(key->subject, at->second);
    }

    // --- groups and their people

    [[nodiscard]] DelegationId home_of(const PresenceKey& key, const Entry& entry) const {
        constexpr std::string_view kPerson = "p:";
        const std::string_view subject = key.subject.str();
        if (!subject.starts_with(kPerson)) return entry.delegation;
        const auto home = context_.homes.find(ParticipantId{std::string(subject.substr(kPerson.size()))});
        return home == context_.homes.end() ? entry.delegation : home->second;
    }

    [[nodiscard]] static std::optional<PresenceKey> party_of(const PresenceKey& person, const DelegationId& home) {
        if (home.empty() || is_group(person.subject)) return std::nullopt;
        return PresenceKey{subject_of(home), person.area, person.day};
    }

    [[nodiscard]] Named named_of(const PresenceKey& party) const {
        const auto found = named_.find(party);
        return found == named_.end() ? Named{} : found->second;
    }

    // While facts are applied a group's people are its whole number.
    [[nodiscard]] int inside_of(const PresenceKey& key, const Presence& presence) const {
        if (!presence.inside) return 0;
        if (!is_group(key.subject)) return presence.people;
        const Named named = named_of(key);
        return std::max(0, presence.people - named.came - named.left_unseen);
    }

    // By how many more of a party are inside, unnamed, than before.
    int change_named(const std::optional<PresenceKey>& party, int Named::*as, int by) {
        if (!party) return 0;
        const auto group = stays_.find(*party);
        const auto inside = [&] { return group == stays_.end() ? 0 : inside_of(*party, group->second.presence); };
        const int before = inside();
        named_[*party].*as += by;
        return inside() - before;
    }

    int name_as(const PresenceKey& key, Stay& stay) {
        const auto& home = stay.presence.delegation;
        auto party = counted_.contains(home) ? party_of(key, home) : std::nullopt;
        if (party == stay.party) return 0;
        const int more = change_named(stay.party, &Named::came, -1) + change_named(party, &Named::came, +1);
        stay.party = std::move(party);
        return more;
    }

    void leave_unseen(const PresenceKey& key, const Entry& entry) {
        auto party = party_of(key, home_of(key, entry));
        auto& was = unseen_[key];
        if (party == was) return;
        const int more = change_named(was, &Named::left_unseen, -1) + change_named(party, &Named::left_unseen, +1);
        was = std::move(party);
        change_crowd(key, more, nullptr);
    }

    int seen_after_all(const PresenceKey& key) {
        const auto unseen = unseen_.find(key);
        if (unseen == unseen_.end()) return 0;
        const int more = change_named(unseen->second, &Named::left_unseen, -1);
        unseen_.erase(unseen);
        return more;
    }

    void draw_down(const PresenceKey& key, Presence& presence) const {
        presence.people_inside = inside_of(key, presence);
        if (!is_group(key.subject)) return;
        presence.counted = presence.people;
        const int came = named_of(key).came;
        presence.people = std::max(0, presence.people - came);
        for (auto& [door, people] : presence.admitted) people = std::max(0, people - came);
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
    const ConfirmedClocks clocks_;
    std::map<AreaId, int> capacities_;
    std::map<std::pair<AreaId, LocalDay>, int> crowds_;
    std::map<BadgeId, RevokedBadge> revoked_;
    std::map<PresenceKey, Stay> stays_;
    std::set<DelegationId> counted_;                           // whose people were counted, some day somewhere
    std::map<PresenceKey, Named> named_;                       // by party
    std::map<PresenceKey, std::optional<PresenceKey>> unseen_; // who left and was not seen to come: their party
    Attendance result_;
};

} // namespace

Attendance merge(std::span<const Entry> entries, const MergeContext& context) {
    std::vector<Conflict> conflicts;
    const auto facts = standing_facts(entries, conflicts);
    Register all(context, facts);
    for (const Entry* entry : facts) all.apply(*entry);
    return all.finish(std::move(conflicts));
}

} // namespace kiosk::core
