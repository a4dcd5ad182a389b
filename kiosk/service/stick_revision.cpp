#include "service/stick_revision.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/base/find_by_id.hpp"
#include "event/package/badges.hpp"
#include "event/package/package.hpp"
#include "service/issue/stick_keys.hpp"
#include "service/stick_cells.hpp"
#include "store/database.hpp"

namespace kiosk::service {
namespace {

using core::PackageSeal, core::Result, core::StickHindrance;

std::string where_of(const event::Problem& problem) {
    if (!problem.cell.empty()) return problem.file + "!" + problem.cell;
    return problem.line > 0 ? problem.file + ":" + std::to_string(problem.line) : problem.file;
}

core::Texts texts_of(const event::Sentence& sentence, const core::Catalogue* texts) {
    core::Texts said;
    if (auto english = event::say(sentence); !english.empty()) said.by_language.emplace("en", std::move(english));
    if (texts != nullptr && !said.empty()) said.by_language.emplace(core::kHomeLanguage, event::say(sentence, texts));
    return said;
}

// Whoever is not in it any more may have the badge in a pocket.
std::vector<core::Badge> kept_badges(std::vector<core::Badge> badges, const core::EventPackage& package) {
    const event::BadgeOwners owners(package);
    for (core::Badge& badge : badges) {
        if (owners.has(badge)) continue;
        badge.participant = {};
        badge.delegation = {};
        badge.status = core::BadgeStatus::Revoked;
    }
    return badges;
}

Result<core::EventPackage> numbered(event::PackageReport report, const store::Database& database,
                                    const std::vector<core::Badge>& loaded) {
    if (report.package->seal.state == PackageSeal::Sound) return std::move(*report.package);
    const auto number = TRY(database.revision());
    report.least_revision = std::max(report.least_revision, core::RevisionNumber(number.value() + 1));
    auto badges = report.package->badges.empty() ? kept_badges(loaded, *report.package) : report.package->badges;
    event::put_badges(report, std::move(badges));
    if (report.package->content == TRY(database.content())) report.package->revision = number;
    return std::move(*report.package);
}

// NeedsSeal and Refused as the database says; the rest is told apart here, for whoever stands there can mend it.
Result<std::optional<StickHindrance>> hindrance_of(const core::EventPackage& package, const store::Database& database,
                                                   const core::CheckpointId& here, core::StickCheck& check) {
    const auto loaded = TRY(database.event());
    if (loaded.id != package.event.id) return StickHindrance::OtherEvent;
    if (!here.empty() && core::find_by_id(package.checkpoints, here) == nullptr) return StickHindrance::NoCheckpoint;
    const auto would = database.would_load(package, true);
    if (!would) {
        check.detail = would.error().detail;
        if (would.error().kind != core::ErrorKind::Refused) return tl::unexpected(would.error());
        return package.seal.state == PackageSeal::None ? StickHindrance::NeedsSeal : StickHindrance::Refused;
    }
    check.changes.is_new = *would;
    const auto number = TRY(database.revision());
    if (*would || !(package.revision < number)) return std::nullopt;
    check.detail = "revision " + std::to_string(package.revision.value()) + " is older than the loaded one, " +
                   std::to_string(number.value());
    return StickHindrance::Refused;
}

template <class List> core::StickPeople named(const std::vector<std::string>& ids, const List& people) {
    core::StickPeople named;
    named.count = ids.size();
    for (const auto& id : ids) {
        if (named.names.size() == core::kMostNamedOnStick) break;
        const auto found = people.find(id);
        named.names.push_back(found == people.end() ? id : core::name_or_id(*found->second));
    }
    return named;
}

auto by_id(const std::vector<core::Participant>& people) {
    std::map<std::string, const core::Participant*> found;
    for (const auto& each : people) found.emplace(each.id.str(), &each);
    return found;
}

core::Status tell_changes(const core::EventPackage& package, const store::Database& database,
                          core::StickChanges& changes) {
    const auto would = TRY(database.would_change(package));
    const auto before = TRY(database.participants());
    const auto now = by_id(package.participants);
    changes.revision = package.revision;
    changes.people = package.participants.size();
    changes.sealed = package.seal.state == PackageSeal::Sound;
    changes.added = named(would.participants.added, now);
    changes.left = named(would.participants.removed, by_id(before));
    changes.other = named(would.participants.changed, now);
    for (const auto* list : {&would.delegations, &would.programme, &would.checkpoints, &would.places})
        changes.others += list->added.size() + list->changed.size() + list->removed.size();
    return {};
}

void tell_badges(const StickEvent& event, const std::vector<core::Badge>& loaded, StickRevision& made) {
    std::set<core::BadgeId> known;
    for (const core::Badge& badge : loaded) known.insert(badge.id);
    std::map<std::string, core::DelegationId> whose;
    for (const auto& each : event.report.package->participants) whose.emplace(each.id.str(), each.delegation);
    auto& groups = made.check.groups;
    for (const auto& each : event.report.package->delegations) groups.push_back({each.id, each.name});
    for (const auto& row : event.badges) {
        if (row.badge.status != core::BadgeStatus::Active || row.token.empty()) continue;
        const bool is_new = !known.contains(row.badge.id);
        if (is_new) made.new_badges.insert(row.badge.id);
        ++made.check.badges;
        const auto owner =
            row.badge.kind == core::BadgeKind::Participant ? whose[row.badge.participant.str()] : row.badge.delegation;
        const auto group = std::ranges::find(groups, owner, &core::StickGroup::id);
        if (group == groups.end()) continue;
        ++group->badges;
        group->new_badges += is_new ? 1 : 0;
    }
    std::erase_if(groups, [](const core::StickGroup& group) { return group.badges == 0; });
    made.check.new_badges = made.new_badges.size();
}

} // namespace

void tell_problems(const std::vector<event::Problem>& problems, const core::Catalogue* texts, core::StickCheck& check) {
    for (const auto& problem : problems)
        check.problems.push_back({problem.severity == event::Problem::Error, where_of(problem), problem.column,
                                  texts_of(problem.what, texts), texts_of(problem.mend, texts), std::nullopt});
    std::ranges::stable_partition(check.problems, &core::StickProblem::is_error);
    check.errors = static_cast<std::size_t>(std::ranges::count(check.problems, true, &core::StickProblem::is_error));
}

Result<StickRevision> next_revision_of(const StickEvent& event, const core::StickItem& item,
                                       const std::filesystem::path& file, const core::CheckpointId& here,
                                       const core::Catalogue* texts) {
    StickRevision made;
    made.check.item = item;
    tell_problems(event.report.problems, texts, made.check);
    if (!event.workbook.empty()) show_cells(event.workbook, made.check.problems);
    if (!event.report.ok()) {
        made.check.hindrance = StickHindrance::Errors;
        return made;
    }
    const auto database = TRY(store::Database::open(file, store::OpenMode::ReadOnly));
    const auto loaded = TRY(database.badges());
    tell_badges(event, loaded, made);
    auto package = TRY(numbered(event.report, database, loaded));
    made.check.hindrance = TRY(hindrance_of(package, database, here, made.check));
    const bool needs_seal = made.check.hindrance == StickHindrance::NeedsSeal;
    if (!made.check.hindrance || needs_seal) made.check.making = TRY(making_of(package, database, needs_seal));
    if (made.check.hindrance) return made;
    TRY(tell_changes(package, database, made.check.changes));
    made.package = std::move(package);
    return made;
}

} // namespace kiosk::service
