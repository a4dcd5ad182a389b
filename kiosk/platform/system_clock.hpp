// The machine's own clocks and name. The only place that reads them; rules get them as values. Any thread.
#pragma once

#include "core/base/clock.hpp"
#include "core/base/ids.hpp"
#include "core/base/result.hpp"

namespace kiosk::platform {

// The first 16 bytes of SHA-256 over "kiosk machine 1\0" and the text of /etc/machine-id (else D-Bus's copy, else the
// host name: a container may have neither file). Unavailable: the machine has no name at all.
[[nodiscard]] core::Result<core::MachineId> machine_id();

// CLOCK_REALTIME, CLOCK_BOOTTIME and the kernel's boot id. Nobody has judged them yet, so they are not trusted:
// store/desk/machine_clock.hpp does.
[[nodiscard]] core::Now read_now();

// The kernel says that NTP keeps its clock (adjtimex(2) without STA_UNSYNC).
[[nodiscard]] bool is_synchronised();

} // namespace kiosk::platform
