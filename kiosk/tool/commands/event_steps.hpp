// The steps by which a package is made ready, for the commands that do one of them and the one that does all: each is
// worked out first and written then, so that what refuses a later step leaves nothing of the earlier ones.
#pragma once

#include <filesystem>
#include <optional>

#include "event/package/badges.hpp"
#include "event/package/package.hpp"
#include "event/seal/seal.hpp"

namespace kiosk::tool {

// Those of dir/badges.csv and a new one for everyone without. report: of dir. Writes nothing. Refused: the key may not
// sign, or the file would lose what is not read of it; NotFound: as event::issue_badges().
[[nodiscard]] core::Result<event::IssuedBadges> issue_step(const std::filesystem::path& dir,
                                                           const event::PackageReport& report,
                                                           const core::IssuerKey& key,
                                                           const event::IssueOptions& wanted);
// dir/badges.csv, 0600.
[[nodiscard]] core::Status write_badges(const std::filesystem::path& dir, const event::IssuedBadges& issued);

struct SealedStep {
    event::Seal seal;
    bool is_new = false; // else it is sealed so already, by this key
};
// report: of what is to be sealed; its last seal is that of dir. Writes nothing. Refused: the key may not sign, or the
// revision is not above the last; an unreadable seal without a revision.
[[nodiscard]] core::Result<SealedStep> seal_step(const std::filesystem::path& dir, const event::PackageReport& report,
                                                 const core::IssuerKey& key,
                                                 std::optional<core::RevisionNumber> revision);
// dir/seal.toml, where it is new.
[[nodiscard]] core::Status write_seal(const std::filesystem::path& dir, const SealedStep& sealed);

} // namespace kiosk::tool
