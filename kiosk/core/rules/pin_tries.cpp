#include "core/rules/pin_tries.hpp"

#include <algorithm>
#include <array>

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;

constexpr std::array<Millis, 4> kWaits{30s, 1min, 5min, 15min};

Millis passed_since(const Now& then, const Now& now) {
    if (now.boot == then.boot) return now.mono - then.mono;
    const auto since_boot = now.mono.time_since_epoch();
    return now.trusted && then.trusted ? std::max(since_boot, now.wall - then.wall) : since_boot;
}

} // namespace

Millis wait_after(int wrong) {
    if (wrong < kFreeTries) return Millis{0};
    return kWaits[std::min<std::size_t>(static_cast<std::size_t>(wrong - kFreeTries), kWaits.size() - 1)];
}

int free_tries(const PinTries& tries) {
    return std::clamp(kFreeTries - tries.wrong, 0, kFreeTries);
}

Millis wait_left(const PinTries& tries, const Now& now) {
    const auto whole = wait_after(tries.wrong);
    return std::clamp(whole - passed_since(tries.last, now), Millis{0}, whole);
}

PinTries after_wrong_pin(const PinTries& tries, const Now& now) {
    return {std::min(tries.wrong, kMostWrongTries - 1) + 1, now};
}

} // namespace kiosk::core
