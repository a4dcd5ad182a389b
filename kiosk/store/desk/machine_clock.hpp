// The machine's clock as both programs believe it: core/rules/clock_trust.hpp judges, this gathers the facts.
//
// What a database knows of clocks: the newest entry that was written here by a clock that was trusted, the event's
// days, and F.clock beside it, which staff wrote with `kioskctl clock confirm`. F.clock is of this machine alone: it is
// in no backup of the database, in no bundle, and never synced. Its format: "kiosk-clock-1", then "boot HEX", "wall N",
// "mono N" (milliseconds), one a line.
#pragma once

#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/rules/clock_trust.hpp"
#include "store/database.hpp"

namespace kiosk::store {

// /sys/class/rtc under root: the one that the kernel took its time from, else the first. Where root/etc/adjtime says
// that it keeps local time, it is read as such. Touches the disk.
[[nodiscard]] core::RtcFacts read_rtc(const std::filesystem::path& root = "/");

// When the code was made: SOURCE_DATE_EPOCH, else the last commit, else the release that the build files name.
[[nodiscard]] core::WallTime build_time();

[[nodiscard]] std::filesystem::path confirmation_path(const std::filesystem::path& database);
// Nothing when there is none. Invalid: not what write_confirmation() writes. Io: it is there and cannot be read.
[[nodiscard]] core::Result<std::optional<core::ClockPoint>> read_confirmation(const std::filesystem::path& database);
// On the disk when it returns.
[[nodiscard]] core::Status write_confirmation(const std::filesystem::path& database, const core::ClockPoint& point);

struct ClockHistory {
    std::optional<core::ClockPoint> confirmed;
    std::optional<core::ClockPoint> last_trusted;
    std::optional<core::WallTime> event_begins, event_ends;
};
// A confirmation that cannot be read counts as none: the clock is trusted less, and staff confirm it again.
[[nodiscard]] core::Result<ClockHistory> read_clock_history(const Database& database);

// Any thread; now() and judgement() never wait for the disk.
class MachineClock {
  public:
    struct Sources {
        std::function<core::Now()> read;     // the raw clocks
        std::function<bool()> synchronised;  // what the kernel says
        std::function<core::RtcFacts()> rtc; // may wait for the disk
        core::WallTime built{};
    };
    MachineClock(); // of this machine
    explicit MachineClock(Sources sources);

    // Reads the RTC, and judges by this from now on. Call it again when the database may have learnt more. Waits for
    // the disk.
    void know(ClockHistory history);
    // The clocks now. Not trusted before the first know().
    [[nodiscard]] core::Now now() const;
    [[nodiscard]] core::ClockJudgement judgement() const;

  private:
    [[nodiscard]] core::ClockJudgement judge(const core::Now& now) const;

    Sources sources_;
    mutable std::mutex mutex_; // held for a judgement, never over the disk
    mutable core::ClockFacts facts_;
    core::MonoTime rtc_read_{};
    bool knows_ = false;
};

} // namespace kiosk::store
