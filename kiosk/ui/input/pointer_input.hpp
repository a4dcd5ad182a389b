// What Dear ImGui's one pointer is told of a finger.
#pragma once

#include "ui/model/touch_sample.hpp"

namespace kiosk::ui {

// at: framebuffer pixels. A finger that comes down is down in the very next frame: the press state that it gives must
// not wait for another. Up in a frame of its own, however short it was down.
void tell_pointer(const TouchSample& sample);

} // namespace kiosk::ui
