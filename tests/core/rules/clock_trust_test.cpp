#include "core/rules/clock_trust.hpp"

#include <functional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;
using std::chrono::days, std::chrono::sys_days;

WallTime on(int year, unsigned month, unsigned day, Millis time = {}) {
    return WallTime{sys_days{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)}} + time;
}

BootId boot(std::uint8_t number) {
    BootId id;
    id.bytes.fill(number);
    return id;
}

// Offline, two hours after it was switched on on the event's day, with an RTC that set the time.
ClockFacts good() {
    ClockFacts facts;
    facts.now = {on(2026, 11, 26, 9h), boot(1), MonoTime{2h}};
    facts.rtc = {true, true, facts.now.wall};
    facts.built = on(2026, 11, 1);
    facts.event_begins = on(2026, 11, 26);
    facts.event_ends = on(2026, 11, 28);
    return facts;
}

// The wall clock and what it was set from show this.
void show(ClockFacts& facts, WallTime wall) {
    facts.now.wall = wall;
    facts.rtc.time = wall;
}

ClockPoint earlier(const ClockFacts& facts, Millis ago) {
    return {facts.now.wall - ago, facts.now.boot, facts.now.mono - ago};
}

ClockPoint before_the_reboot(WallTime wall) {
    return {wall, boot(2), MonoTime{50h}};
}

struct Case {
    const char* name;
    std::function<void(ClockFacts&)> change;
    ClockJudgement expected;
};

ClockJudgement by(ClockSource source) {
    return {source, {}};
}
ClockJudgement because(ClockFault fault) {
    return {std::nullopt, fault};
}

const std::vector<Case>& cases() {
    static const std::vector<Case> all{
        {"offline with a good RTC", [](auto&) {}, by(ClockSource::Rtc)},
        {"1970", [](auto& f) { show(f, on(1970, 1, 1, 3min)); }, because(ClockFault::BeforeBuild)},
        {"2000-01-01", [](auto& f) { show(f, on(2000, 1, 1, 8h)); }, because(ClockFault::BeforeBuild)},
        {"2015, confirmed by mistake",
         [](auto& f) {
             show(f, on(2015, 6, 1));
             f.confirmed = earlier(f, 1h);
         },
         because(ClockFault::BeforeBuild)},
        {"1970 that calls itself synchronised",
         [](auto& f) {
             show(f, on(1970, 1, 1));
             f.synchronised = true;
         },
         because(ClockFault::BeforeBuild)},
        {"2037", [](auto& f) { show(f, on(2037, 1, 1)); }, because(ClockFault::FarFromEvent)},
        {"60 days after the event", [](auto& f) { show(f, on(2026, 11, 28) + days{60}); }, by(ClockSource::Rtc)},
        {"61 days after the event", [](auto& f) { show(f, on(2026, 11, 28) + days{61}); },
         because(ClockFault::FarFromEvent)},
        {"61 days before the event",
         [](auto& f) {
             f.built = on(2026, 1, 1);
             show(f, on(2026, 11, 26) - days{61});
         },
         because(ClockFault::FarFromEvent)},
        {"no event is loaded",
         [](auto& f) {
             f.event_begins = f.event_ends = std::nullopt;
             show(f, on(2028, 1, 1));
         },
         by(ClockSource::Rtc)},
        {"NTP",
         [](auto& f) {
             f.rtc = {};
             f.synchronised = true;
         },
         by(ClockSource::Ntp)},
        {"NTP a year after the event",
         [](auto& f) {
             show(f, on(2027, 11, 26));
             f.synchronised = true;
         },
         by(ClockSource::Ntp)},
        {"NTP sets a clock back",
         [](auto& f) {
             f.last_trusted = earlier(f, 1h);
             f.last_trusted->wall += 2h;
             f.synchronised = true;
         },
         by(ClockSource::Ntp)},
        {"no RTC", [](auto& f) { f.rtc = {}; }, because(ClockFault::NoRtc)},
        {"an RTC that the kernel did not use", [](auto& f) { f.rtc.set_the_clock = false; },
         because(ClockFault::RtcNotUsed)},
        {"an RTC that tells nothing", [](auto& f) { f.rtc.time = std::nullopt; }, because(ClockFault::RtcUnset)},
        {"an RTC of 2000, the date set by hand", [](auto& f) { f.rtc.time = on(2000, 1, 1); },
         because(ClockFault::RtcUnset)},
        {"an RTC a minute off", [](auto& f) { *f.rtc.time -= 1min; }, by(ClockSource::Rtc)},
        {"an RTC an hour off", [](auto& f) { *f.rtc.time += 1h; }, because(ClockFault::RtcDisagrees)},
        {"set back over a reboot", [](auto& f) { f.last_trusted = before_the_reboot(f.now.wall + 1s); },
         because(ClockFault::BeforeLastEntry)},
        {"later than the last entry before the reboot",
         [](auto& f) { f.last_trusted = before_the_reboot(f.now.wall - 1s); }, by(ClockSource::Rtc)},
        {"trusted an hour ago, on time",
         [](auto& f) {
             f.rtc = {};
             f.last_trusted = earlier(f, 1h);
         },
         by(ClockSource::Earlier)},
        {"set right by NTP after staff had confirmed another time",
         [](auto& f) {
             f.confirmed = earlier(f, 1h);
             f.confirmed->wall += 20min;
             f.last_trusted = earlier(f, 30min);
         },
         by(ClockSource::Earlier)},
        {"drifted by five seconds since",
         [](auto& f) {
             f.last_trusted = earlier(f, 1h);
             f.last_trusted->wall += 5s;
         },
         by(ClockSource::Earlier)},
        {"jumped six seconds ahead since",
         [](auto& f) {
             f.last_trusted = earlier(f, 1h);
             f.last_trusted->wall -= 6s;
         },
         because(ClockFault::Jumped)},
        {"stepped back an hour since",
         [](auto& f) {
             f.last_trusted = earlier(f, 1min);
             f.last_trusted->wall += 1h;
         },
         because(ClockFault::Jumped)},
        {"confirmed during this boot",
         [](auto& f) {
             f.rtc = {};
             f.confirmed = earlier(f, 1h);
         },
         by(ClockSource::Staff)},
        {"confirmed before this boot, without an RTC",
         [](auto& f) {
             f.rtc = {};
             f.confirmed = before_the_reboot(f.now.wall - 10h);
         },
         because(ClockFault::NoRtc)},
        {"confirmed before this boot, with a good RTC",
         [](auto& f) { f.confirmed = before_the_reboot(f.now.wall - 10h); }, by(ClockSource::Rtc)},
        {"before what was confirmed before this boot",
         [](auto& f) { f.confirmed = before_the_reboot(f.now.wall + 10h); }, because(ClockFault::BeforeLastEntry)},
        {"jumped after it was confirmed",
         [](auto& f) {
             f.confirmed = earlier(f, 1h);
             f.confirmed->wall -= 1min;
         },
         because(ClockFault::Jumped)},
        {"jumped, then set right and confirmed",
         [](auto& f) {
             f.last_trusted = earlier(f, 2h);
             f.last_trusted->wall += 3h;
             f.confirmed = earlier(f, 1h);
         },
         by(ClockSource::Staff)},
        {"a year after the event, confirmed",
         [](auto& f) {
             show(f, on(2027, 11, 26));
             f.confirmed = earlier(f, 1h);
         },
         by(ClockSource::Staff)},
        {"boots that nobody can tell apart",
         [](auto& f) {
             f.rtc = {};
             f.now.boot = {};
             f.confirmed = earlier(f, 1h);
         },
         because(ClockFault::NoRtc)},
    };
    return all;
}

TEST(ClockTrust, EachOfTheCasesIsJudgedByItsReason) {
    for (const Case& each : cases()) {
        ClockFacts facts = good();
        each.change(facts);
        const auto judged = judge_clock(facts);
        EXPECT_EQ(judged, each.expected) << each.name << ": " << describe(judged);
    }
}

TEST(ClockTrust, WhoeverIsNotTrustedIsToldHowToMendIt) {
    for (const Case& each : cases()) {
        if (each.expected.trusted()) continue;
        EXPECT_THAT(describe(each.expected), testing::HasSubstr("kioskctl clock confirm")) << each.name;
    }
}

} // namespace
} // namespace kiosk::core
