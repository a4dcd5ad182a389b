// Is anything moving in front of the camera? Compares the means of a coarse grid, which noise hardly touches.
#pragma once

#include <array>

#include "core/base/frame.hpp"

namespace kiosk::scan {

class MotionDetector {
  public:
    static constexpr int kColumns = 16;
    static constexpr int kRows = 9;
    static constexpr core::Millis kReference{1000}; // age at which the picture compared with is renewed

    // True when some part changed against the reference picture (the first frame always counts). A change of the
    // light as a whole is none. Frames of another size than the last count as motion. Not thread-safe.
    [[nodiscard]] bool moved(const core::GrayFrame& frame);

  private:
    using Grid = std::array<double, kColumns * kRows>;
    Grid reference_{};
    core::MonoTime taken_{};
    int width_ = 0;
    int height_ = 0;
};

} // namespace kiosk::scan
