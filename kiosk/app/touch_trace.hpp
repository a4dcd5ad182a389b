// For hands that are a program's: with KIOSK_TRACE_TOUCH=1 in the environment, one JSON object a line on standard error
// whenever what can be touched, or where, has changed:
//   {"event":"touch","at":{"home.check_in":[960,540],…}}   by id the middle of each, in pixels of the picture
#pragma once

#include <string>

#include "ui/model/frame_record.hpp"

namespace kiosk::app {

class TouchTrace {
  public:
    // Reads the environment once.
    TouchTrace();
    // The thread that draws, once the frame is on the screen.
    void shown(const ui::FrameRecord& record);

  private:
    bool enabled_ = false;
    std::string last_;
};

} // namespace kiosk::app
