// Taiwan behind the attract screen's call, moving so slowly that it is noticed only by looking away.
#pragma once

#include "ui/canvas/canvas.hpp"
#include "ui/map/map_renderer.hpp"
#include "ui/model/frame.hpp"

namespace kiosk::ui {

class AttractMap {
  public:
    // turn: of the movement, 0 … 1. Needs the OpenGL context.
    void draw(const MapSource& source, const Rect& area, float turn, Canvas& canvas);

  private:
    MapRenderer renderer_;
};

} // namespace kiosk::ui
