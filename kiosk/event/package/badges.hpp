// badges.csv with its tokens: for issuing and printing, never for a kiosk's database.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/crypto/crypto.hpp"
#include "core/event/roster.hpp"
#include "event/package/badge_row.hpp"

namespace kiosk::event {

// The rows of dir/badges.csv; none when there is no such file. Invalid: the first problem as a line.
[[nodiscard]] core::Result<std::vector<BadgeRow>> read_badge_rows(const std::filesystem::path& dir);

// "p:<participant>", "d:<delegation>" or, of one coach of it, "g:<delegation>/<coach>", of one class of it
// "c:<delegation>/<class>".
[[nodiscard]] std::string owner_of(const core::Badge& badge);

// Whose badges an event still has. A badge of anybody else may be in a pocket, and counts for nobody.
class BadgeOwners {
  public:
    explicit BadgeOwners(const core::EventPackage& package);
    // Of a part of a delegation: whether the delegation is there, be anybody in that part or not.
    [[nodiscard]] bool has(const core::Badge& badge) const;

  private:
    std::set<core::ParticipantId> people_;
    std::set<core::DelegationId> delegations_;
};

struct IssueOptions {
    int days_before = 30;
    int days_after = 60;
    std::vector<std::string> reissue; // ids of participants and delegations; of a part "<delegation>/<coach or class>"
    bool reissue_all = false;
    bool coaches = false; // one for every coach of every delegation, too
    bool classes = false; // likewise for every class (core::DelegationPart)
};
struct IssuedBadges {
    std::vector<BadgeRow> rows;
    std::size_t issued = 0;        // new rows, at the end
    std::size_t revoked = 0;       // of those before, because they were reissued
    std::vector<std::string> left; // owners of active badges who are not in the package any more
};
// A badge for every participant and every delegation (and every coach or class, if asked for) that has no active one.
// What exists comes first and stays, whoever left the roster included; only an active badge that is to be reissued
// becomes revoked. Tokens are valid from days_before days before the event's first day to days_after days after its
// last. Refused: may_sign(). NotFound: an id to reissue that is nobody's, each named.
[[nodiscard]] core::Result<IssuedBadges> issue_badges(const core::EventPackage& package, std::vector<BadgeRow> existing,
                                                      const core::IssuerKey& key, const IssueOptions& options = {});

// What a seal says of badges.csv: nothing of tokens, of the order of rows, nor of how the file is written. Nothing
// without badges.
[[nodiscard]] std::optional<core::Hash> hash_of_badges(const std::vector<core::Badge>& badges);

// The text of a badges.csv, header included.
[[nodiscard]] std::string write_badge_rows(const std::vector<BadgeRow>& rows);

} // namespace kiosk::event
