// Where the scan thread gets its frames.
#pragma once

#include <stop_token>

#include "core/base/frame.hpp"

namespace kiosk::scan {

class FrameSource {
  public:
    virtual ~FrameSource() = default;
    // Waits for a frame that was not handed out yet and returns the newest; older ones are lost. Null only when asked
    // to stop, through the token or because the source is closed. One consumer thread.
    [[nodiscard]] virtual core::FramePtr take_newest(std::stop_token stop) = 0;
};

} // namespace kiosk::scan
