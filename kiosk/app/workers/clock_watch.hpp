// Tells the machine's clock what the database knows of clocks, and the log what the clock is worth.
#pragma once

#include <filesystem>
#include <optional>

#include "app/log.hpp"
#include "core/rules/clock_trust.hpp"
#include "store/desk/machine_clock.hpp"

namespace kiosk::app {

// Of one thread, which may wait for the disk.
class ClockWatch {
  public:
    // clock outlives this.
    ClockWatch(store::MachineClock& clock, std::filesystem::path database, Log log);
    // Again when staff may have confirmed the clock. Logs a judgement that is another than the last.
    void look();

  private:
    store::MachineClock* clock_;
    std::filesystem::path database_;
    Log log_;
    std::optional<core::ClockJudgement> said_;
};

} // namespace kiosk::app
