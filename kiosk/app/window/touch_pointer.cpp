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

void PointerTouch::add(Phase phase, ui::Vec at) {
    at_ = at;
    samples_.push_back({kPointerFinger, phase, at, clock_()});
}

void PointerTouch::press(ui::Vec at) {
    if (!std::exchange(down_, true)) add(Phase::Began, at);
}

void PointerTouch::move(ui::Vec at) {
    if (down_) add(Phase::Moved, at);
}

void PointerTouch::release(ui::Vec at) {
    if (std::exchange(down_, false)) add(Phase::Ended, at);
}

void PointerTouch::cancel() {
    samples_.clear();
    down_ = false;
    if (std::exchange(told_, false)) add(Phase::Cancelled, at_);
}

std::vector<ui::TouchSample> PointerTouch::take() {
    told_ = down_;
    return std::exchange(samples_, {});
}

} // namespace kiosk::app
