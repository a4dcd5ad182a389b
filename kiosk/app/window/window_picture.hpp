// Brings Dear ImGui's frame to the window's back buffer. Where OpenGL is drawn by the processor, only what changed is
// drawn: such drivers copy the back buffer to the window and leave it as it was. A graphics card may exchange the two,
// and draws all of it in no time. Needs the current OpenGL context in every call.
#pragma once

#include <optional>

#include "ui/canvas/dirty_region.hpp"

struct ImDrawData;

namespace kiosk::app {

class WindowPicture {
  public:
    // Changes the data's clip rectangles.
    void draw(ImDrawData& data, int width, int height);

  private:
    std::optional<bool> kept_; // the back buffer's contents survive a swap; unknown before the first frame
    ui::DirtyRegion damage_;
};

} // namespace kiosk::app
