// Kinds of time that cannot be mixed. The core reads no clock and no time zone: they enter as arguments.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "core/base/ids.hpp"

namespace kiosk::core {

using Millis = std::chrono::milliseconds;

// UTC, milliseconds since 1970-01-01T00:00:00Z, from a clock that people can set.
using WallTime = std::chrono::sys_time<Millis>;

// Milliseconds since this boot, suspend included (CLOCK_BOOTTIME). Comparable only within one BootId.
struct BootClock {
    using duration = Millis;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<BootClock, Millis>;
    static constexpr bool is_steady = true;
};
using MonoTime = BootClock::time_point;

// Days and times on the wall of the host school, without a zone.
using LocalDay = std::chrono::local_days;
using LocalTime = std::chrono::local_time<Millis>;
[[nodiscard]] constexpr LocalDay day_of(LocalTime at) {
    return std::chrono::floor<std::chrono::days>(at);
}
using MinuteOfDay = std::chrono::minutes; // since local midnight, 0 … 1440

// One reading of every clock, taken together.
struct Now {
    WallTime wall{};
    BootId boot{};
    MonoTime mono{};
    bool trusted = false; // the wall clock was set since boot (NTP, RTC or staff) and has not jumped

    bool operator==(const Now&) const = default;
};

} // namespace kiosk::core
