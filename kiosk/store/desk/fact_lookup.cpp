#include "store/desk/fact_lookup.hpp"

#include "store/ledger/ledger_store.hpp"

namespace kiosk::store {

namespace {

using core::Result, core::Status;

constexpr std::size_t kLongestCode = 256; // bytes; student cards and tickets have fewer than 40

Status find_external(Connection& connection, const std::string& text, core::Facts& facts) {
    if (text.size() > kLongestCode || !core::is_valid_utf8(text)) return {};
    auto owners = TRY(owners_of_code(connection, core::fold_code(text)));
    if (owners.empty()) return {};
    if (owners.size() > 1) {
        facts.credential.state = core::CredentialState::Ambiguous;
        return {};
    }
    facts.credential.state = core::CredentialState::External;
    auto person = TRY(find_participant(connection, owners.front()));
    facts.participant = std::move(person);
    return {};
}

Status find_owner(Connection& connection, const EventCache& venue, core::Facts& facts) {
    const auto& token = *facts.credential.token;
    auto badge = TRY(badge_now(connection, token.badge, token.kind));
    facts.badge = std::move(badge);
    if (!facts.badge) return {};
    if (const auto* delegation = venue.find_delegation(facts.badge->delegation)) facts.delegation = *delegation;
    if (facts.badge->participant.empty()) return {};
    auto person = TRY(find_participant(connection, facts.badge->participant));
    facts.participant = std::move(person);
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
        return Who{{core::subject_of(facts.badge->delegation)}, facts.badge->delegation, false};
    if (facts.credential.token) return Who{{core::subject_of(facts.credential.token->badge)}, {}, false};
    return Who{};
}

Status find_standing(Connection& connection, const EventCache& venue, Found& found) {
    auto today = TRY(facts_of(connection, found.who.subjects, venue.here.area, found.day, venue.event.zone));
    found.today = std::move(today);
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
    if (!venue.here.capacity) return {};
    auto inside = TRY(read_tally(connection, {TallyScope::Inside, venue.here.area.str(), found.day, ""}));
    found.facts.people_in_area = inside - state.inside;
    return {};
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
    if (entry.kind == core::EntryKind::GroupCount) return Who{{subject_in(entry)}, entry.delegation, false};
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

Result<Found> look_up(Connection& connection, const EventCache& venue, core::Credential credential,
                      const std::string& text, const core::Now& now) {
    Found found;
    auto& facts = found.facts;
    facts.event = &venue.event;
    facts.checkpoint = &venue.here;
    facts.all_checkpoints = venue.checkpoints;
    facts.credential = std::move(credential);
    facts.revision = venue.stamp.number;
    facts.now = now;
    found.day = venue.event.zone.day_of(now.wall);

    Status done;
    if (facts.credential.state == core::CredentialState::Unreadable && venue.has_codes)
        done = find_external(connection, text, facts);
    else if (facts.credential.state == core::CredentialState::Genuine &&
             facts.credential.token->event == venue.event.tag)
        done = find_owner(connection, venue, facts);
    else
        return found;
    if (!done) return tl::unexpected(done.error());
    if (facts.participant)
        if (const auto* delegation = venue.find_delegation(facts.participant->delegation))
            facts.delegation = *delegation;
    auto who = TRY(who_presents(connection, facts));
    found.who = std::move(who);
    TRY(find_standing(connection, venue, found));
    return found;
}

void for_own_ledger(Found& found, const core::LedgerId& own) {
    if (found.facts.standing) found.facts.standing->same_kiosk = found.facts.standing->entry.ledger == own;
}

} // namespace kiosk::store
