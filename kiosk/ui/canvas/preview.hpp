// The camera's newest picture as an OpenGL texture: one byte a pixel, shown grey. Needs the current context, in make
// and destroy.
#pragma once

#include <cstdint>

#include "core/base/frame.hpp"

namespace kiosk::ui {

class Preview {
  public:
    Preview() = default;
    ~Preview();
    Preview(const Preview&) = delete;
    Preview& operator=(const Preview&) = delete;

    // Uploads when the frame is another one than last time.
    void show(const core::FramePtr& frame);
    [[nodiscard]] unsigned texture() const { return texture_; } // 0: nothing yet
    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return height_; }
    // Guests' pictures do not outlive their screen.
    void forget();

  private:
    unsigned texture_ = 0;
    int width_ = 0, height_ = 0;
    std::uint64_t number_ = 0;
    core::MonoTime taken_{};
};

} // namespace kiosk::ui
