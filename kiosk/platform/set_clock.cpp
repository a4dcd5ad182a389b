#include "platform/set_clock.hpp"

#include <ctime>
#include <string>

#include "platform/program.hpp"

namespace kiosk::platform {

core::Status set_clock(core::WallTime wall) {
    using namespace std::chrono;
    const auto since = wall.time_since_epoch();
    const auto whole = floor<seconds>(since);
    timespec time{};
    time.tv_sec = static_cast<std::time_t>(whole.count());
    time.tv_nsec = static_cast<long>(nanoseconds(since - whole).count());
    if (clock_settime(CLOCK_REALTIME, &time) == 0) return {};
    constexpr core::Millis kPatience{10'000};
    return run_program({"timedatectl", "--no-ask-password", "set-time", "@" + std::to_string(whole.count())},
                       kPatience);
}

} // namespace kiosk::platform
