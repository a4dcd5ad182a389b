#include "store/desk/fact_lookup.hpp"

#include "core/rules/event_day.hpp"
#include "store/ledger/ledger_store.hpp"
#include "store/ledger/reissue_facts.hpp"

namespace kiosk::store {

namespace {

using core::Result, core::Status;

constexpr std::size_t kLongestCode = 256; // bytes; student cards and tickets have fewer than 40

Status find_external(Connection& connection, const std::string& text, core::Facts& facts) {
    if (text.size() > kLongestCode || !core::is_valid_utf8(text)) return {};
    const auto code = core::fold_code(text);
    auto owners = TRY(owners_of_code(connection, code));
    if (owners.empty()) {
        facts.participant = TRY(owner_before(connection, code));
        if (facts.participant) facts.credential.state = core::CredentialState::Replaced;
        return {};
    }
    if (owners.size() > 1) {
        facts.credential.state = core::CredentialState::Ambiguous;
        return {};
    }
    facts.credential.state = core::CredentialState::External;
    facts.participant = TRY(find_participant(connection, owners.front()));
    return {};
}

Status find_owner(Connection& connection, const EventCache& cache, core::Facts& facts) {
    const auto& token = *facts.credential.token;
    facts.badge = TRY(badge_now(connection, token.badge, token.kind));
    if (!facts.badge) return {};
    if (const auto* delegation = cache.find_delegation(facts.badge->delegation)) facts.delegation = *delegation;
    if (facts.badge->participant.empty()) return {};
    facts.participant = TRY(find_participant(connection, facts.badge->participant));
    return {};
}

Result<Who> person(Connection& connection, const core::ParticipantId& id, core::DelegationId delegation) {
    auto badges = TRY(badges_of(connection, id));
    Who who{{core::subject_of(id)}, std::move(delegation), false};
    for (const auto badge : badges) who.subjects.push_back(core::subject_of(badge));
    return who;
}

Result<Who> who_presents(Connection& connection, const core::Facts& facts) {
    if (facts.participant) return person(connection, facts.participant->id, facts.participant->delegation);
    if (facts.badge && !facts.badge->delegation.empty())
        return Who{{core::subject_of(facts.badge->delegation)}, facts.badge->delegation, false, true};
    if (facts.credential.token) return Who{{core::subject_of(facts.credential.token->badge)}, {}, false};
    return Who{};
}

Status find_standing(Connection& connection, const EventCache& cache, Found& found) {
    found.today = TRY(facts_of(connection, found.who.subjects, cache.here.area, found.day, cache.event.zone));
    const auto state = fold(found.today);
    if (state.last) {
        auto entry = find_entry(connection, state.last->entry);
        if (!entry) return tl::unexpected(entry.error());
        if (*entry)
            found.facts.standing = core::Standing{(*entry)->ref(),
                                                  (*entry)->direction,
                                                  (*entry)->wall,
                                                  (*entry)->boot,
                                                  (*entry)->mono,
                                                  (*entry)->checkpoint,
                                                  true};
    }
    if (!cache.here.capacity) return {};
    auto inside = TRY(read_tally(connection, {TallyScope::Inside, cache.here.area.str(), found.day, ""}));
    found.facts.people_in_area = inside - state.inside;
    if (found.who.group || found.who.delegation.empty() || state.last) return {};
    // Whoever was counted with their delegation takes no other place when they show their own badge.
    const auto unnamed =
        TRY(unnamed_inside(connection, cache.event.zone, cache.here.area, found.day, found.who.delegation));
    if (unnamed > 0) --found.facts.people_in_area;
    return {};
}

// Of whoever the facts name by now.
Status find_presence(Connection& connection, const EventCache& cache, Found& found) {
    auto& facts = found.facts;
    if (facts.participant)
        if (const auto* delegation = cache.find_delegation(facts.participant->delegation))
            facts.delegation = *delegation;
    found.who = TRY(who_presents(connection, facts));
    return find_standing(connection, cache, found);
}

// When and where, and nobody yet.
Found found_at(const EventCache& cache, const core::Now& now) {
    Found found;
    found.facts.event = &cache.event;
    found.facts.checkpoint = &cache.here;
    found.facts.all_checkpoints = cache.checkpoints;
    found.facts.changes = &cache.changes;
    found.facts.revision = cache.stamp.number;
    found.facts.now = now;
    found.day = core::presence_day(cache.here.kind, cache.event.zone.day_of(now.wall));
    return found;
}

} // namespace

Result<std::optional<core::Badge>> badge_now(Connection& connection, core::BadgeId id, core::BadgeKind kind) {
    auto badge = find_badge(connection, id);
    if (!badge) return badge;
    auto revoked = is_revoked(connection, id);
    if (!revoked) return tl::unexpected(revoked.error());
    if (*revoked) {
        if (!*badge) *badge = core::Badge{id, kind, {}, {}, core::BadgeStatus::Revoked};
        (*badge)->status = core::BadgeStatus::Revoked;
    }
    return badge;
}

Result<Who> who_of(Connection& connection, const core::Entry& entry) {
    if (entry.kind == core::EntryKind::GroupCount)
        return Who{{subject_in(entry)}, entry.delegation, false, core::is_group(subject_in(entry))};
    auto owner = entry.participant;
    if (owner.empty()) {
        auto badge = find_badge(connection, entry.badge);
        if (!badge) return tl::unexpected(badge.error());
        if (*badge) owner = (*badge)->participant;
    }
    if (owner.empty()) return Who{{subject_in(entry)}, entry.delegation, false};
    // Also of somebody who is gone from the package.
    auto delegation = TRY(connection.first(
        "SELECT delegation FROM participant WHERE id = ?",
        [](const Statement& row) { return row.get<core::DelegationId>(0); }, owner));
    const bool known = delegation.has_value();
    return person(connection, owner, delegation.value_or(entry.delegation)).map([known](Who who) {
        who.on_roster = known;
        return who;
    });
}

Result<Found> look_up(Connection& connection, const EventCache& cache, core::Credential credential,
                      const std::string& text, const core::Now& now) {
    auto found = found_at(cache, now);
    auto& facts = found.facts;
    facts.credential = std::move(credential);
    Status done;
    if (facts.credential.state == core::CredentialState::Unreadable && cache.has_codes)
        done = find_external(connection, text, facts);
    else if (facts.credential.state == core::CredentialState::Genuine &&
             facts.credential.token->event == cache.event.tag)
        done = find_owner(connection, cache, facts);
    else
        return found;
    if (!done) return tl::unexpected(done.error());
    TRY(find_presence(connection, cache, found));
    return found;
}

Result<std::optional<Found>> look_up_person(Connection& connection, const EventCache& cache,
                                            const core::ParticipantId& id, std::optional<core::StaffOrder> order,
                                            const core::Now& now) {
    auto found = found_at(cache, now);
    auto& facts = found.facts;
    facts.participant = TRY(find_participant(connection, id));
    if (!facts.participant) return std::nullopt;
    facts.credential.state = order ? core::CredentialState::ByStaff : core::CredentialState::ChosenByName;
    facts.order = std::move(order);
    TRY(find_presence(connection, cache, found));
    return found;
}

Result<std::optional<Found>> look_up_delegation(Connection& connection, const EventCache& cache,
                                                const core::DelegationId& id, core::StaffOrder order,
                                                const core::Now& now) {
    const auto* delegation = cache.find_delegation(id);
    if (delegation == nullptr) return std::nullopt;
    auto found = found_at(cache, now);
    found.facts.delegation = *delegation;
    found.facts.credential.state = core::CredentialState::ByStaff;
    found.facts.order = std::move(order);
    found.who = Who{{core::subject_of(id)}, id, false, true};
    TRY(find_standing(connection, cache, found));
    return found;
}

void for_own_ledger(Found& found, const core::LedgerId& own) {
    if (found.facts.standing) found.facts.standing->same_kiosk = found.facts.standing->entry.ledger == own;
}

} // namespace kiosk::store
