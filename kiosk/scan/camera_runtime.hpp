// GStreamer is loaded once, by whichever thread needs it first. Takes up to a third of a second: never on the UI
// thread.
#pragma once

#include "core/base/result.hpp"

namespace kiosk::scan {

// Errors: Unavailable, with GStreamer's words.
[[nodiscard]] core::Status load_gstreamer();

} // namespace kiosk::scan
