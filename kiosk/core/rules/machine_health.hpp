// How the machine is, as staff are told on its page: values. service/health.hpp judges; the words are the screen's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/rules/clock_trust.hpp"

namespace kiosk::core {

enum class HealthPart { Disk, Clock, Hub, Database, Staff, Backup };
enum class HealthLevel {
    Fine,
    Look, // guests are checked in, and something is to be seen to
    Act,  // guests are not, or not for long
};

struct HealthFact {
    HealthPart part{};
    HealthLevel level = HealthLevel::Fine;
    // Disk: MiB that are free. Hub: entries that wait. Database: entries in it. Staff: who have a PIN. Backup: that are
    // kept.
    std::int64_t number = 0;
    std::optional<LocalTime> at;         // Hub: the last contact. Backup: the last one. None: never
    std::optional<ClockJudgement> clock; // Clock
    std::string detail;                  // English, as kioskctl doctor prints it
    bool operator==(const HealthFact&) const = default;
};

struct MachineHealth {
    LocalTime looked{};
    std::vector<HealthFact> facts;
    bool operator==(const MachineHealth&) const = default;
};

} // namespace kiosk::core
