// How the machine is, as the page of staff shows it: the judgements of service/health.hpp, without what takes long.
#pragma once

#include <filesystem>

#include "core/rules/machine_health.hpp"
#include "service/health.hpp"
#include "store/database.hpp"

namespace kiosk::service {

// Waits for the disk; reads no ledger: kioskctl doctor verifies. Errors: of the database.
[[nodiscard]] core::Result<core::MachineHealth> examine_machine(const store::Database& database,
                                                                const std::filesystem::path& file, core::WallTime now);

// Somebody held this machine's clock against another: from now on, for this boot, it is right as it is shown. Refused:
// it cannot be right, in words. Errors: of the files.
struct ClockNow {
    core::WallTime wall{};
    core::ClockJudgement judged;
};
[[nodiscard]] core::Result<ClockNow> confirm_clock(const std::filesystem::path& database);

[[nodiscard]] core::HealthLevel level_of(Health health);

} // namespace kiosk::service
