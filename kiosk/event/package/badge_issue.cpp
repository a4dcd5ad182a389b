#include <algorithm>
#include <set>

#include "event/package/badges.hpp"
#include "event/seal/seal.hpp"

namespace kiosk::event {
namespace {

std::vector<core::Badge> all_owners(const core::EventPackage& package) {
    std::vector<core::Badge> owners;
    for (const auto& person : package.participants)
        owners.push_back({{}, core::BadgeKind::Participant, person.id, {}, core::BadgeStatus::Active});
    for (const auto& delegation : package.delegations)
        owners.push_back({{}, core::BadgeKind::Delegation, {}, delegation.id, core::BadgeStatus::Active});
    for (const auto by : {core::DelegationPart::By::Coach, core::DelegationPart::By::Class}) {
        const core::DelegationPart any_of{by};
        std::set<std::pair<core::DelegationId, std::string>> parts;
        for (const auto& person : package.participants) {
            const auto& name = any_of.name_of(person);
            if (!name.empty()) parts.emplace(person.delegation, name);
        }
        for (const auto& [delegation, name] : parts) owners.push_back(badge_of_part(delegation, {by, name}));
    }
    return owners;
}

// The owners that are to have another badge. An id that a participant and a delegation share is both.
core::Result<std::set<std::string>> owners_again(const std::vector<core::Badge>& owners, const IssueOptions& options) {
    std::set<std::string> known;
    for (const auto& owner : owners) known.insert(owner_of(owner));
    if (options.reissue_all) return known;
    std::set<std::string> again;
    std::string unknown;
    for (const auto& id : options.reissue) {
        const auto before = again.size();
        bool found = false;
        for (const auto* kind : {"p:", "d:", "g:", "c:"}) {
            if (!known.contains(kind + id)) continue;
            found = true;
            again.insert(kind + id);
        }
        if (!found && again.size() == before) unknown += (unknown.empty() ? "" : ", ") + id;
    }
    if (unknown.empty()) return again;
    return core::fail(core::ErrorKind::NotFound,
                      "neither a participant, a delegation, a coach nor a class of the package: " + unknown +
                          "; nothing was issued");
}

core::TokenBody body_for(const core::Badge& badge, const core::EventInfo& event, const IssueOptions& options) {
    core::TokenBody body;
    body.kind = badge.kind;
    body.event = event.tag;
    body.badge = badge.id;
    body.valid_from = core::token_day(event.first_day - std::chrono::days(options.days_before));
    body.valid_to = core::token_day(event.last_day + std::chrono::days(options.days_after));
    return body;
}

} // namespace

core::Result<IssuedBadges> issue_badges(const core::EventPackage& package, std::vector<BadgeRow> existing,
                                        const core::IssuerKey& key, const IssueOptions& options) {
    TRY(may_sign(package.event, key));
    const auto owners = all_owners(package);
    const auto again = TRY(owners_again(owners, options));
    std::set<std::string> here, without;
    for (const auto& owner : owners) {
        here.insert(owner_of(owner));
        const bool asked = owner.part.by == core::DelegationPart::By::Class ? options.classes : options.coaches;
        if (owner.part.is_all() || asked) without.insert(owner_of(owner));
    }

    IssuedBadges result;
    std::set<core::BadgeId> taken;
    for (auto& row : existing) {
        taken.insert(row.badge.id);
        if (row.badge.status != core::BadgeStatus::Active) continue;
        const auto owner = owner_of(row.badge);
        if (!here.contains(owner)) {
            result.left.push_back(owner.substr(2));
        } else if (again.contains(owner)) {
            row.badge.status = core::BadgeStatus::Revoked;
            without.insert(owner); // a part's, though no others were asked for
            ++result.revoked;
        } else {
            without.erase(owner);
        }
    }
    result.rows = std::move(existing);
    for (auto badge : owners) {
        if (!without.contains(owner_of(badge))) continue;
        do {
            badge.id = core::random_badge_id();
        } while (!taken.insert(badge.id).second);
        result.rows.push_back({badge, core::issue_token(body_for(badge, package.event, options), key.key)});
        ++result.issued;
    }
    return result;
}

} // namespace kiosk::event
