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

[[nodiscard]] core::HealthLevel level_of(Health health);

} // namespace kiosk::service
