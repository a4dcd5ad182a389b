// What commands that write facts share: the desk they write with, and the time they write.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/demo_clock.hpp"
#include "store/desk/desk.hpp"
#include "store/desk/machine_clock.hpp"
#include "tool/commands.hpp"

namespace kiosk::tool {

// The machine's clock as far as it is trusted, or one that was set to a time when it was made and has run on since.
class DeskClock {
  public:
    // A copy is the same clock. machine is never null.
    DeskClock(std::optional<core::WallTime> start, std::shared_ptr<const store::MachineClock> machine);
    [[nodiscard]] core::Now now() const { return clock_->now(); }
    [[nodiscard]] bool simulated() const { return clock_->in_demo(); }
    [[nodiscard]] platform::Clock& clock() const { return *clock_; }
    // Why what is written now is marked time-unsure, and how to mend it; none: it is not.
    [[nodiscard]] std::optional<std::string> distrust() const;

  private:
    std::shared_ptr<const store::MachineClock> machine_;
    std::shared_ptr<platform::Clock> clock_;
};

// The machine's, with what this database knows of it. Errors: of the database.
[[nodiscard]] core::Result<DeskClock> machine_clock(const std::filesystem::path& database);
// now is the word of --now, empty: the machine's time, or that of the sample event's demo. Usage: not a time, or of a
// real event. Else as reading the database fails.
[[nodiscard]] core::Result<DeskClock> clock_for(const std::string& now, const core::EventInfo& event,
                                                const std::filesystem::path& database);

// For facts that are at no checkpoint. What the desk has to say after opening goes to io.err.
[[nodiscard]] core::Result<std::unique_ptr<store::Desk>> open_desk(const Io& io, const std::filesystem::path& database,
                                                                   const DeskClock& clock);
// Says on io.err what a desk or its clock has to say.
void say_notes(const Io& io, const std::vector<std::string>& notes, const DeskClock& clock);

} // namespace kiosk::tool
