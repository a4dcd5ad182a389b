// badges.csv with its tokens: for issuing and printing, never for a kiosk's database.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/crypto.hpp"
#include "core/result.hpp"
#include "core/roster.hpp"

namespace kiosk::event {

struct BadgeRow {
    core::Badge badge;
    std::string token; // empty in a copy of the package that was made without
    bool operator==(const BadgeRow&) const = default;
};

// The rows of dir/badges.csv; none when there is no such file. Invalid: the first problem as a line.
[[nodiscard]] core::Result<std::vector<BadgeRow>> read_badge_rows(const std::filesystem::path& dir);

// A badge for every participant and every delegation that has no active one in existing, which come first and are kept
// as they are. Tokens are valid from days_before days before the event's first day to days_after days after its last.
// Refused: the key is not among the event's issuers; a sample key for an event that is none.
struct IssueOptions {
    int days_before = 30;
    int days_after = 60;
};
[[nodiscard]] core::Result<std::vector<BadgeRow>> issue_badges(const core::EventPackage& package,
                                                               std::vector<BadgeRow> existing,
                                                               const core::IssuerKey& key,
                                                               const IssueOptions& options = {});

// What a seal says of badges.csv: nothing of tokens, of the order of rows, nor of how the file is written. Nothing
// without badges.
[[nodiscard]] std::optional<core::Hash> hash_of_badges(const std::vector<core::Badge>& badges);

// The text of a badges.csv, header included.
[[nodiscard]] std::string write_badge_rows(const std::vector<BadgeRow>& rows);

} // namespace kiosk::event
