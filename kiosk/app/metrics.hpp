// Measurements for scripts/bench: with KIOSK_TRACE=1 in the environment, one JSON object a line on standard error:
//   {"event":"first_frame","ms":…}  from the process's start to the first frame swapped
//   {"event":"frame","ms":…}        building, drawing and swapping one frame
//   {"event":"verdict","ms":…}      from a presentation (a camera frame's arrival) to its durable verdict
#pragma once

#include <chrono>
#include <string_view>

namespace kiosk::app {

class Metrics {
  public:
    // Reads the environment and the process's start time once.
    Metrics();
    [[nodiscard]] bool enabled() const { return enabled_; }
    // Any thread.
    void line(std::string_view event, std::chrono::nanoseconds took) const;
    // Since the process was started by the kernel; good to 10 ms.
    [[nodiscard]] std::chrono::nanoseconds since_start() const;

  private:
    bool enabled_ = false;
    std::chrono::nanoseconds start_{}; // on CLOCK_BOOTTIME
};

} // namespace kiosk::app
