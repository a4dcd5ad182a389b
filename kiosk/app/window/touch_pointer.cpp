#include <ctime>
#include <utility>

#include "app/window/touch_source.hpp"

namespace kiosk::app {
using Phase = ui::TouchSample::Phase;

core::MonoTime touch_clock() {
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return core::MonoTime{std::chrono::duration_cast<core::Millis>(std::chrono::seconds(now.tv_sec) +
                                                                   std::chrono::nanoseconds(now.tv_nsec))};
}

void PointerTouch::add(Phase phase) {
    samples_.push_back({kPointerFinger, phase, at_, clock_()});
}

void PointerTouch::move(ui::Vec at) {
    at_ = at;
    if (down_) add(Phase::Moved);
}

void PointerTouch::press() {
    if (!std::exchange(down_, true)) add(Phase::Began);
}

void PointerTouch::release() {
    if (std::exchange(down_, false)) add(Phase::Ended);
}

void PointerTouch::cancel() {
    samples_.clear();
    down_ = false;
    if (std::exchange(told_, false)) add(Phase::Cancelled);
}

std::vector<ui::TouchSample> PointerTouch::take() {
    told_ = down_;
    return std::exchange(samples_, {});
}

} // namespace kiosk::app
