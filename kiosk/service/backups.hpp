// Copies of the database beside it, in F.backups: one for each day of the event's zone, the newest seven. Each is made
// by SQLite's online backup, opened, its pages and its ledgers verified, and only then has its name. Without an
// identity: a copy that is put back starts a new ledger. Slow; any thread, one at a time for one database.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/result.hpp"

namespace kiosk::service {

inline constexpr std::size_t kBackupsKept = 7;

struct Backup {
    std::filesystem::path file;
    core::WallTime made{};
};

[[nodiscard]] std::filesystem::path backup_folder(const std::filesystem::path& database);
// The newest first; none: there are none yet.
[[nodiscard]] std::vector<Backup> list_backups(const std::filesystem::path& database);
// Whether this day has none, or names are kept in one that are gone from the database.
[[nodiscard]] core::Result<bool> backup_is_due(const std::filesystem::path& database, core::WallTime now);
// In the place of this day's. Older ones than are kept go; all of them once the names are gone (core/rules/retention).
// Corrupt: what was copied is not whole, and the backups are as before.
[[nodiscard]] core::Result<Backup> back_up(const std::filesystem::path& database, core::WallTime now);
// All of them: there are names in them.
[[nodiscard]] core::Status forget_backups(const std::filesystem::path& database);

} // namespace kiosk::service
