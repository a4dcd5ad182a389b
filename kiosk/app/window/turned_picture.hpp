// A picture that stands turned in its window, for panels that hang upright or upside down: it is drawn as if the panel
// were not turned, into a texture, and brought to the window from there. It asks nothing of the X server, few of which
// can turn a screen and none of those that tests have. Needs the current OpenGL context in every call but the
// constructor's.
#pragma once

#include "ui/model/geometry.hpp"

namespace kiosk::app {

class TurnedPicture {
  public:
    TurnedPicture() = default;
    ~TurnedPicture();
    TurnedPicture(const TurnedPicture&) = delete;
    TurnedPicture& operator=(const TurnedPicture&) = delete;

    // What is drawn until finish() goes into the texture, of that many pixels, over what it holds already. True: it is
    // new, and holds nothing.
    [[nodiscard]] bool start(int width, int height);
    // Brings that part of it, in its pixels from the upper left, to the window's back buffer, turned clockwise by
    // degrees: 90, 180 or 270.
    void finish(int degrees, const ui::Rect& part);

  private:
    void forget();

    unsigned framebuffer_ = 0, texture_ = 0, program_ = 0, points_ = 0;
    int width_ = 0, height_ = 0;
};

} // namespace kiosk::app
