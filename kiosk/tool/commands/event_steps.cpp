#include "tool/commands/event_steps.hpp"

#include <algorithm>
#include <array>

#include "core/base/csv.hpp"
#include "event/problems.hpp"
#include "platform/file.hpp"
#include "tool/io/output_file.hpp"

namespace kiosk::tool {
namespace {

using core::ErrorKind;

// What the reader leaves out would be gone from the file once it is written anew: a column that it does not know, a
// title above their names. What it says of a row's own cells names one of the file's columns.
core::Status keeps_everything(const event::PackageReport& report) {
    constexpr std::array<std::string_view, 5> kColumns{"badge", "kind", "for", "status", "token"};
    const auto unread = std::find_if(report.problems.begin(), report.problems.end(), [&](const auto& problem) {
        return problem.file == event::kBadgesFile && problem.line > 0 && problem.severity == event::Problem::Warning &&
               std::find(kColumns.begin(), kColumns.end(), problem.column) == kColumns.end();
    });
    if (unread == report.problems.end()) return {};
    return core::fail(ErrorKind::Refused,
                      "nothing was issued: badges.csv would lose what is not read of it: move it to "
                      "a file of your own first: " +
                          event::to_line(*unread));
}

} // namespace

core::Result<event::IssuedBadges> issue_step(const std::filesystem::path& dir, const event::PackageReport& report,
                                             const core::IssuerKey& key, const event::IssueOptions& wanted) {
    auto existing = TRY(event::read_badge_rows(dir));
    auto issued = TRY(event::issue_badges(*report.package, std::move(existing), key, wanted));
    if (issued.issued > 0) TRY(keeps_everything(report));
    return issued;
}

core::Status write_badges(const std::filesystem::path& dir, const event::IssuedBadges& issued) {
    if (issued.issued == 0) return {};
    return platform::replace_file(dir / event::kBadgesFile,
                                  core::for_spreadsheets(event::write_badge_rows(issued.rows)), 0600);
}

core::Result<SealedStep> seal_step(const std::filesystem::path& dir, const event::PackageReport& report,
                                   const core::IssuerKey& key, std::optional<core::RevisionNumber> revision) {
    const auto& package = *report.package;
    TRY(event::may_sign(package.event, key));
    const auto last = event::read_seal(dir);
    // A number may be given to get past a seal that cannot be read.
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
    return write_output(dir / event::kSealFile, event::write_seal(sealed.seal));
}

} // namespace kiosk::tool
