#include "platform/demo_clock.hpp"

namespace kiosk::platform {

// The demo's wall clock follows the monotonic one, so that setting the machine's clock does not disturb a
// demonstration.
core::Now Clock::moved(core::Now reading) const {
    if (!demo_.load(std::memory_order_acquire)) return reading;
    const core::Millis offset(wall_minus_mono_.load(std::memory_order_relaxed));
    reading.wall = core::WallTime(reading.mono.time_since_epoch() + offset);
    reading.trusted = true;
    return reading;
}

void Clock::start_demo(core::WallTime start, const core::Now& reading) {
    wall_minus_mono_.store((start.time_since_epoch() - reading.mono.time_since_epoch()).count(),
                           std::memory_order_relaxed);
    demo_.store(true, std::memory_order_release);
}

} // namespace kiosk::platform
