// Shortcuts past ImGui's blended, textured triangles. Without a GPU each pixel of those costs as much as a pixel of text, so
// plain areas are cleared and opaque pictures are written without blending. Kept in order by draw list callbacks.
#pragma once

#include "ui/geometry.hpp"

struct ImDrawList;

namespace kiosk::ui {

// px: left, top, width, height in framebuffer pixels, rounded to whole ones. The colour must be opaque.
void flood(ImDrawList& list, const Rect& px, Colour colour);
// Between the two, what is drawn replaces what lies below.
void blending_off(ImDrawList& list);
void blending_on(ImDrawList& list);

} // namespace kiosk::ui
