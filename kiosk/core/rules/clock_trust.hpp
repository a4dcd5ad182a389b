// Whether the wall clock may be believed. A pure judgement of facts that store/desk/machine_clock.hpp gathers.
//
// A clock is trusted when
// - it is later than this build of the program, whoever set it, and
// - the kernel says that NTP set it; or staff confirmed it during this boot and it has not jumped since; or it was
//   trusted earlier during this boot and has not jumped since; or a battery-backed clock (RTC) set it at boot, agrees
//   with it, and it is later than the newest entry of this kiosk and no further from the event than kNearEvent.
// NTP and staff overrule the last two: they may set a clock back that ran ahead, and tell that the event is long over.
// A jump is a change of wall time against CLOCK_BOOTTIME.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "core/base/clock.hpp"

namespace kiosk::core {

inline constexpr Millis kJump{5'000};              // more than this against the boot clock was no drift
inline constexpr Millis kRtcAgrees{120'000};       // an RTC counts seconds and drifts some of them a day
inline constexpr std::chrono::days kNearEvent{60}; // as long as tokens are valid after the event

// What the machine's battery-backed clock says. Absent, or of no use when the kernel did not set its time from it.
struct RtcFacts {
    bool present = false;
    bool set_the_clock = false; // hctosys: the kernel took its time at boot
    std::optional<WallTime> time;
};

// A moment at which the wall clock was believed: what it showed, and the boot clock beside it.
struct ClockPoint {
    WallTime wall{};
    BootId boot{};
    MonoTime mono{};
    bool operator==(const ClockPoint&) const = default;
    [[nodiscard]] Millis offset() const { return wall.time_since_epoch() - mono.time_since_epoch(); }
};

struct ClockFacts {
    ClockPoint now;
    bool synchronised = false; // the kernel: adjtimex without STA_UNSYNC
    RtcFacts rtc;
    WallTime built{};                       // of this program
    std::optional<ClockPoint> confirmed;    // by staff, last; of this boot or an earlier one
    std::optional<ClockPoint> last_trusted; // the newest such reading, of this boot or an earlier one
    // The event's days as the clock counts them, from the first one's begin to the last one's end; none: no event.
    std::optional<WallTime> event_begins, event_ends;
};

enum class ClockSource { Ntp, Staff, Earlier, Rtc };
enum class ClockFault {
    BeforeBuild,     // 1970, 2000-01-01: never set, or the battery is flat
    Jumped,          // against the boot clock, since it was last trusted
    NoRtc,           // nothing keeps the time while the machine is off
    RtcNotUsed,      // there is one, the kernel did not set the time from it
    RtcUnset,        // it does not tell the time, or one before this build: its battery is flat
    RtcDisagrees,    // somebody set the one and not the other
    BeforeLastEntry, // a step back over a reboot
    FarFromEvent,
};

struct ClockJudgement {
    std::optional<ClockSource> source; // trusted, and who says so
    ClockFault fault{};                // only without a source
    bool operator==(const ClockJudgement&) const = default;
    [[nodiscard]] bool trusted() const { return source.has_value(); }
};

[[nodiscard]] ClockJudgement judge_clock(const ClockFacts& facts);

// For staff and the log, English: who says so, or what is wrong and how to mend it.
[[nodiscard]] std::string describe(const ClockJudgement& judgement);

} // namespace kiosk::core
