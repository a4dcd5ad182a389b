// The next of several moments of which there may be none.
#pragma once

#include <algorithm>
#include <optional>

#include "core/base/clock.hpp"

namespace kiosk::core {

inline void consider(std::optional<MonoTime>& next, const std::optional<MonoTime>& time) {
    if (time) next = std::min(next.value_or(*time), *time);
}

} // namespace kiosk::core
