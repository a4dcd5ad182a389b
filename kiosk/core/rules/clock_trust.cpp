#include "core/rules/clock_trust.hpp"

namespace kiosk::core {
namespace {

ClockJudgement distrust(ClockFault fault) {
    return {std::nullopt, fault};
}
ClockJudgement trust(ClockSource source) {
    return {source, {}};
}

bool apart(Millis a, Millis b, Millis most) {
    return a > b ? a - b > most : b - a > most;
}

// A point of this boot with which the boot clock can be compared.
bool comparable(const std::optional<ClockPoint>& point, const ClockPoint& now) {
    return point && point->boot == now.boot && point->boot != BootId{};
}

bool stands(const ClockPoint& point, const ClockPoint& now) {
    return !apart(point.offset(), now.offset(), kJump);
}

std::optional<ClockFault> fault_of(const RtcFacts& rtc, const ClockFacts& facts) {
    if (!rtc.present) return ClockFault::NoRtc;
    if (!rtc.set_the_clock) return ClockFault::RtcNotUsed;
    if (!rtc.time || *rtc.time < facts.built) return ClockFault::RtcUnset;
    if (apart(rtc.time->time_since_epoch(), facts.now.wall.time_since_epoch(), kRtcAgrees))
        return ClockFault::RtcDisagrees;
    for (const auto& point : {facts.confirmed, facts.last_trusted})
        if (point && facts.now.wall < point->wall) return ClockFault::BeforeLastEntry;
    if ((facts.event_begins && facts.now.wall < *facts.event_begins - kNearEvent) ||
        (facts.event_ends && facts.now.wall > *facts.event_ends + kNearEvent))
        return ClockFault::FarFromEvent;
    return std::nullopt;
}

} // namespace

ClockJudgement judge_clock(const ClockFacts& facts) {
    if (facts.now.wall < facts.built) return distrust(ClockFault::BeforeBuild);
    if (facts.synchronised) return trust(ClockSource::Ntp);
    const bool confirmed = comparable(facts.confirmed, facts.now);
    const bool earlier = comparable(facts.last_trusted, facts.now);
    // Of the two the newer one counts: who confirms a clock does so because it was set.
    const bool staff = confirmed && (!earlier || facts.confirmed->mono >= facts.last_trusted->mono);
    if (staff) return stands(*facts.confirmed, facts.now) ? trust(ClockSource::Staff) : distrust(ClockFault::Jumped);
    if (earlier)
        return stands(*facts.last_trusted, facts.now) ? trust(ClockSource::Earlier) : distrust(ClockFault::Jumped);
    if (const auto fault = fault_of(facts.rtc, facts)) return distrust(*fault);
    return trust(ClockSource::Rtc);
}

std::string describe(const ClockJudgement& judgement) {
    static constexpr const char* kConfirm = ", then run kioskctl clock confirm";
    if (judgement.source) {
        switch (*judgement.source) {
        case ClockSource::Ntp:
            return "synchronised by NTP";
        case ClockSource::Staff:
            return "confirmed by staff since the machine was switched on";
        case ClockSource::Earlier:
            return "trusted earlier since the machine was switched on, and it has not jumped";
        case ClockSource::Rtc:
            return "set from the battery-backed clock";
        }
    }
    switch (judgement.fault) {
    case ClockFault::BeforeBuild:
        return std::string("it is before this program was made: it was never set, or its battery is flat; replace the "
                           "battery, set the date and time") +
               kConfirm;
    case ClockFault::Jumped:
        return std::string("it jumped since it was last trusted; look whether date and time are right, set them if "
                           "not") +
               kConfirm;
    case ClockFault::NoRtc:
        return std::string("neither NTP nor a battery-backed clock sets it on this machine; connect NTP, or set the "
                           "date and time") +
               kConfirm + ", again after every start";
    case ClockFault::RtcNotUsed:
        return std::string("the kernel did not set it from the battery-backed clock (hctosys is not 1); connect NTP, "
                           "or set the date and time") +
               kConfirm + ", again after every start";
    case ClockFault::RtcUnset:
        return std::string("the battery-backed clock does not tell the time: its battery is flat; replace it, set the "
                           "date and time, run hwclock --systohc") +
               kConfirm;
    case ClockFault::RtcDisagrees:
        return std::string("the battery-backed clock shows another time; set the right one, run hwclock --systohc") +
               kConfirm;
    case ClockFault::BeforeLastEntry:
        return std::string("it is before an entry that was made here: it was set back; look whether date and time are "
                           "right, set them if not") +
               kConfirm;
    case ClockFault::FarFromEvent:
        return std::string("it is more than 60 days from the event; look whether the date is right, set it if not") +
               kConfirm;
    }
    return "it cannot be judged";
}

} // namespace kiosk::core
