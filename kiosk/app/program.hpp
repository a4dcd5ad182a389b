// The kiosk from its command line to its exit code.
#pragma once

#include <span>

namespace kiosk::app {

// arguments[0] is the program's name. 0 done, 1 failed, 2 usage.
[[nodiscard]] int run_kiosk(std::span<const char* const> arguments);

} // namespace kiosk::app
