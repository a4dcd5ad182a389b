#include "ui/input/pointer_input.hpp"

#include <cfloat>

#include <imgui.h>

namespace kiosk::ui {

void tell_pointer(const TouchSample& sample) {
    using Phase = TouchSample::Phase;
    ImGuiIO& io = ImGui::GetIO();
    // Of a touch screen ImGui keeps the press back for a frame, so that its own widgets are hovered first; ours are not
    // its own.
    io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
    // What is cancelled goes up nowhere, so that it taps nothing.
    const bool nowhere = sample.phase == Phase::Cancelled;
    io.AddMousePosEvent(nowhere ? -FLT_MAX : sample.at.x, nowhere ? -FLT_MAX : sample.at.y);
    if (sample.phase != Phase::Moved) io.AddMouseButtonEvent(0, sample.phase == Phase::Began);
}

} // namespace kiosk::ui
