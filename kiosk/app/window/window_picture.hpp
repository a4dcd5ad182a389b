// Brings Dear ImGui's frame to the window's back buffer. Where OpenGL is drawn by the processor, only what changed is
// drawn: such drivers copy the back buffer to the window and leave it as it was. A graphics card may exchange the two,
// and draws all of it in no time. Needs the current OpenGL context in every call.
#pragma once

#include <optional>

#include "app/window/turned_picture.hpp"
#include "ui/canvas/dirty_region.hpp"

struct ImDrawData;

namespace kiosk::app {

class WindowPicture {
  public:
    // Changes the data's clip rectangles. width, height: of the window, pixels. degrees: by which the data's picture
    // stands turned in it, clockwise; 90 and 270: it is as high as the window is wide.
    void draw(ImDrawData& data, int width, int height, int degrees);

  private:
    void draw_turned(ImDrawData& data, int width, int height, int degrees);

    std::optional<bool> kept_; // the back buffer's contents survive a swap; unknown before the first frame
    ui::DirtyRegion damage_;
    TurnedPicture turned_;
    int degrees_ = 0; // of the last frame
};

} // namespace kiosk::app
