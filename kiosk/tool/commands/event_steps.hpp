// The steps by which a package is made ready, for the commands that do one of them and the one that does all.
#pragma once

#include <filesystem>
#include <optional>

#include "event/package/badges.hpp"
#include "event/package/package.hpp"
#include "event/seal/seal.hpp"

namespace kiosk::tool {

// Writes dir/badges.csv, 0600, where a badge was issued. report: of dir. Refused: the key may not sign, or the file
// would lose what is not read of it; NotFound: as event::issue_badges().
[[nodiscard]] core::Result<event::IssuedBadges> issue_step(const std::filesystem::path& dir,
                                                           const event::PackageReport& report,
                                                           const core::IssuerKey& key,
                                                           const event::IssueOptions& wanted);

struct SealedStep {
    event::Seal seal;
    bool written = false; // else it was sealed so already, by this key
};
// Writes dir/seal.toml. report: of dir, as it is now. Refused: the key may not sign, or the revision is not above the
// last; an unreadable seal without a revision.
[[nodiscard]] core::Result<SealedStep> seal_step(const std::filesystem::path& dir, const event::PackageReport& report,
                                                 const core::IssuerKey& key,
                                                 std::optional<core::RevisionNumber> revision);

} // namespace kiosk::tool
