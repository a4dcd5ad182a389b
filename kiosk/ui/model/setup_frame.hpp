// What goes into a frame of the first start and what comes out of it.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/frame.hpp"
#include "core/setup/setup.hpp"
#include "ui/model/frame.hpp"
#include "ui/model/frame_record.hpp"
#include "ui/model/touch_sample.hpp"

namespace kiosk::ui {

struct SetupInput {
    const core::SetupState& state;
    const CameraFeed& camera;
    core::LocalTime local_now{}; // the machine's clock, in the event's zone
    core::MonoTime now{};
    std::span<const TouchSample> touches; // since the last frame, in pixels of the picture
    std::optional<int> light{};           // mean of the camera's picture, 0 … 255; none: there is no picture
    core::ScanHint hint{};
    bool synchronised = false; // NTP keeps the clock
    bool high_contrast = false;
};

struct SetupOutput {
    std::vector<core::SetupEvent> events;    // in order
    std::optional<core::MonoTime> redraw_at; // an animation wants a frame then
    FrameRecord record;
};

} // namespace kiosk::ui
