// The steps by which a package is made ready, for the commands that do one of them and for what does all: each is
// worked out first and written then, so that what refuses a later step leaves nothing of the earlier ones.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/crypto/crypto.hpp"
#include "event/package/badges.hpp"
#include "event/package/package.hpp"
#include "event/seal/seal.hpp"

namespace kiosk::service {

// The text of an event.toml with the key among its issuers; nothing when it is there already. Refused: it is not
// written so that a program can.
[[nodiscard]] core::Result<std::optional<std::string>> with_issuer(const std::string& text, const core::PublicKey& key);
// What reading a folder again would give once its event.toml has that text, which names the key as one more issuer.
void put_issuer(event::PackageReport& report, std::string_view event_file, const core::PublicKey& key);

// The rows of a badges.csv, and a new one for everyone without. report: of the package that they are of. Writes
// nothing. Refused: the key may not sign, or the file would lose what is not read of it; NotFound: as
// event::issue_badges().
[[nodiscard]] core::Result<event::IssuedBadges> issue_step(std::vector<event::BadgeRow> existing,
                                                           const event::PackageReport& report,
                                                           const core::IssuerKey& key,
                                                           const event::IssueOptions& wanted);
// As a badges.csv that a spreadsheet opens.
[[nodiscard]] std::string badges_file(const event::IssuedBadges& issued);
// dir/badges.csv, 0600, where there are new ones.
[[nodiscard]] core::Status write_badges(const std::filesystem::path& dir, const event::IssuedBadges& issued);
// What reading the package again would give once its badges.csv has these rows: whoever left it has none that counts.
// It is not sealed then.
void put_badge_rows(event::PackageReport& report, const std::vector<event::BadgeRow>& rows);

struct SealedStep {
    event::Seal seal;
    bool is_new = false; // else it is sealed so already, by this key
};
// report: of what is to be sealed; last: as read_seal() gave it of that. Writes nothing. Refused: the key may not sign,
// or the revision is not above the last; last's error without a revision, for a number may be given to get past a seal
// that cannot be read.
[[nodiscard]] core::Result<SealedStep> seal_step(const core::Result<std::optional<event::Seal>>& last,
                                                 const event::PackageReport& report, const core::IssuerKey& key,
                                                 std::optional<core::RevisionNumber> revision);
// dir/seal.toml, where it is new; a new file is 0600.
[[nodiscard]] core::Status write_seal(const std::filesystem::path& dir, const SealedStep& sealed);

} // namespace kiosk::service
