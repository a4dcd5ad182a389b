// Days as files, the command line, the hub and logs write them. For people: format_day() of core/i18n/text.hpp.
#pragma once

#include <string>

#include "core/base/clock.hpp"

namespace kiosk::core {

// ISO 8601, "2026-11-26"; a year after 9999 has its five digits.
[[nodiscard]] std::string format_day(LocalDay day);

} // namespace kiosk::core
