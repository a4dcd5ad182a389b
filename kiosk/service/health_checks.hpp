// What service/health.hpp judges, asked of this machine and this database. Each waits for the disk; examine_database()
// reads all of a ledger.
#pragma once

#include <filesystem>

#include "service/health.hpp"

namespace kiosk::service {

// One a file of core::kFontFiles, in that order; then one of all of core::kShapedFonts.
[[nodiscard]] Findings examine_fonts();
[[nodiscard]] Findings examine_opengl();
[[nodiscard]] Findings examine_cameras();
// Where the database is or will be; empty: the working folder.
[[nodiscard]] Finding examine_disk(const std::filesystem::path& database);
// The clock of this machine, as the database lets it be judged; empty: without one.
[[nodiscard]] core::ClockJudgement judge_clock_here(const std::filesystem::path& database);
// Clock and machine. Without a database (empty) nothing is known of entries, of an event and of what staff confirmed.
[[nodiscard]] Findings examine_clock(const std::filesystem::path& database);
[[nodiscard]] Findings examine_database(const std::filesystem::path& database);
[[nodiscard]] Finding examine_hub(const std::filesystem::path& database);

} // namespace kiosk::service
