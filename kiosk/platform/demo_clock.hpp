// The clock that a desk works by: the machine's, or for a sample event one that starts where the demo does and then
// runs on.
#pragma once

#include <atomic>
#include <functional>

#include "core/base/clock.hpp"

namespace kiosk::platform {

// May be read from any thread while another one starts the demo.
class Clock {
  public:
    // read gives the machine's own clocks, from any thread.
    explicit Clock(std::function<core::Now()> read) : read_(std::move(read)) {}

    [[nodiscard]] core::Now machine() const { return read_(); }
    // The machine's reading, moved onto the demo's time line when there is one; then the wall clock counts as trusted.
    [[nodiscard]] core::Now moved(core::Now reading) const;
    [[nodiscard]] core::Now now() const { return moved(machine()); }
    // From this reading on the wall clock shows start.
    [[nodiscard]] bool in_demo() const { return demo_.load(std::memory_order_acquire); }
    void start_demo(core::WallTime start, const core::Now& reading);

  private:
    std::function<core::Now()> read_;
    std::atomic<bool> demo_{false};
    std::atomic<core::Millis::rep> wall_minus_mono_{0};
};

} // namespace kiosk::platform
