// Sets the machine's clock, for everybody on it. Nothing but a person who says so may ask for it, and no test does.
#pragma once

#include "core/base/clock.hpp"
#include "core/base/result.hpp"

namespace kiosk::platform {

// By clock_settime(2) where this process may; else by systemd's timedatectl, which asks polkit. Unavailable: neither
// is allowed, or NTP sets the clock; the detail says which. Waits for the other program.
[[nodiscard]] core::Status set_clock(core::WallTime wall);

} // namespace kiosk::platform
