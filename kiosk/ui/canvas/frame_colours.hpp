// A camera's frame in its colours: made of its luminance and colour differences by the graphics card, where the
// processor has a badge to read. UI thread, with the window's OpenGL context current, in the destructor, too.
#pragma once

#include "core/base/frame.hpp"

namespace kiosk::ui {

class FrameColours {
  public:
    FrameColours() = default;
    ~FrameColours();
    FrameColours(const FrameColours&) = delete;
    FrameColours& operator=(const FrameColours&) = delete;

    // Links what draw() needs, once: not in a frame that somebody waits for.
    void prepare();
    // Draws all of the frame, which has its chroma, into the texture, which has its size and is OpenGL's GL_RGB8. What
    // was bound and set is so again afterwards.
    void draw(const core::GrayFrame& frame, unsigned texture);
    // Nothing of a frame stays.
    void forget();

  private:
    unsigned program_ = 0, points_ = 0, framebuffer_ = 0;
    unsigned luma_ = 0, chroma_ = 0;
    int width_ = 0, height_ = 0; // px, of luma_
};

} // namespace kiosk::ui
