#include "ui/input/corner_hold.hpp"

#include <utility>

namespace kiosk::ui {

bool CornerHold::follow(const PointerSample& sample, const Rect& corner) {
    const bool pressed = !std::exchange(down_, sample.down) && sample.down;
    if (!sample.down || !corner.contains(sample.at)) {
        since_.reset();
        return false;
    }
    if (pressed) since_ = sample.time;
    if (!since_ || sample.time - *since_ < kCornerHold) return false;
    since_.reset();
    return true;
}

} // namespace kiosk::ui
