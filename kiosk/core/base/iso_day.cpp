#include "core/base/iso_day.hpp"

#include <array>
#include <chrono>
#include <cstdio>

namespace kiosk::core {

std::string format_day(LocalDay day) {
    const std::chrono::year_month_day date(day);
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

} // namespace kiosk::core
