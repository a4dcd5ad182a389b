#include "service/issue/issue_steps.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "core/base/csv.hpp"
#include "event/files/package_files.hpp"
#include "event/package/event_file.hpp"
#include "event/problems.hpp"
#include "platform/file.hpp"

namespace kiosk::service {
namespace {

// What the reader leaves out would be gone from the file once it is written anew: a column that it does not know, a
// title above their names. What it says of a row's own cells names one of the file's columns.
core::Status keeps_everything(const event::PackageReport& report) {
    constexpr std::array<std::string_view, 5> kColumns{"badge", "kind", "for", "status", "token"};
    const auto unread = std::find_if(report.problems.begin(), report.problems.end(), [&](const auto& problem) {
        return problem.file == event::kBadgesFile && problem.line > 0 && problem.severity == event::Problem::Warning &&
               std::find(kColumns.begin(), kColumns.end(), problem.column) == kColumns.end();
    });
    if (unread == report.problems.end()) return {};
    return core::fail(core::ErrorKind::Refused,
                      "nothing was issued: badges.csv would lose what is not read of it: move it to "
                      "a file of your own first: " +
                          event::to_line(*unread));
}

} // namespace

core::Result<std::optional<std::string>> with_issuer(const std::string& text, const core::PublicKey& key) {
    event::Problems problems;
    const event::Reporter reporter(problems, event::kEventFile);
    const auto before = event::read_event_file(text, reporter).info;
    if (std::find(before.issuers.begin(), before.issuers.end(), key) != before.issuers.end())
        return std::optional<std::string>();
    const auto hex = core::to_hex(key.bytes);
    auto changed = text;
    const auto at = changed.starts_with("issuers") ? 0 : changed.find("\nissuers");
    const auto open = at == std::string::npos ? at : changed.find('[', at);
    if (open == std::string::npos)
        changed = "issuers = [\"" + hex + "\"]\n" + changed;
    else
        changed.insert(open + 1, "\"" + hex + "\"" + (before.issuers.empty() ? "" : ", "));
    auto wanted = before;
    const auto after = event::read_event_file(changed, reporter).info;
    wanted.issuers = after.issuers;
    if (after == wanted && after.issuers.size() == before.issuers.size() + 1) return std::optional(changed);
    return core::fail(core::ErrorKind::Refused, "add \"" + hex + "\" to issuers in event.toml");
}

void put_issuer(event::PackageReport& report, std::string_view event_file, const core::PublicKey& key) {
    report.package->event.issuers.push_back(key);
    for (auto& file : report.files)
        if (file.name == event::kEventFile) file.hash = core::sha256(core::as_bytes(event_file));
    event::put_badges(report, report.package->badges);
}

core::Result<event::IssuedBadges> issue_step(std::vector<event::BadgeRow> existing, const event::PackageReport& report,
                                             const core::IssuerKey& key, const event::IssueOptions& wanted) {
    auto issued = TRY(event::issue_badges(*report.package, std::move(existing), key, wanted));
    if (issued.issued > 0) TRY(keeps_everything(report));
    return issued;
}

std::string badges_file(const event::IssuedBadges& issued) {
    return core::for_spreadsheets(event::write_badge_rows(issued.rows));
}

core::Status write_badges(const std::filesystem::path& dir, const event::IssuedBadges& issued) {
    if (issued.issued == 0) return {};
    return platform::replace_file(dir / event::kBadgesFile, badges_file(issued), 0600);
}

void put_badge_rows(event::PackageReport& report, const std::vector<event::BadgeRow>& rows) {
    std::set<std::string> people, groups;
    for (const auto& each : report.package->participants) people.insert(each.id.str());
    for (const auto& each : report.package->delegations) groups.insert(each.id.str());
    std::vector<core::Badge> badges;
    for (const auto& row : rows) {
        auto badge = row.badge;
        const bool there = badge.kind == core::BadgeKind::Participant ? people.contains(badge.participant.str())
                                                                      : groups.contains(badge.delegation.str());
        if (!there) {
            badge.participant = {};
            badge.delegation = {};
            if (badge.status == core::BadgeStatus::Active) badge.status = core::BadgeStatus::Revoked;
        }
        badges.push_back(std::move(badge));
    }
    event::put_badges(report, std::move(badges));
}

core::Result<SealedStep> seal_step(const core::Result<std::optional<event::Seal>>& last,
                                   const event::PackageReport& report, const core::IssuerKey& key,
                                   std::optional<core::RevisionNumber> revision) {
    const auto& package = *report.package;
    TRY(event::may_sign(package.event, key));
    if (!last && !revision) return tl::unexpected(last.error().at("say --revision with a number above the last"));
    const auto before = last ? *last : std::nullopt;
    if (before && !revision && package.seal.state == core::PackageSeal::Sound &&
        package.seal.issuer == key.key.public_key())
        return SealedStep{*before, false};
    const auto number = TRY(event::next_revision(before, report.least_revision, revision));
    return SealedStep{event::make_seal(package.event.id, number, report.files, key.key), true};
}

core::Status write_seal(const std::filesystem::path& dir, const SealedStep& sealed) {
    if (!sealed.is_new) return {};
    const auto file = dir / event::kSealFile;
    return platform::replace_file(file, event::write_seal(sealed.seal), platform::mode_of(file, 0600));
}

} // namespace kiosk::service
