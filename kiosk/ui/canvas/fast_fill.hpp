// Shortcuts past ImGui's blended, textured triangles. Without a GPU each pixel of those costs as much as a pixel of
// text, so plain areas are cleared and opaque pictures are written without blending. Kept in order by draw list
// callbacks.
#pragma once

#include "ui/model/geometry.hpp"

struct ImDrawList;
struct ImDrawCmd;

namespace kiosk::ui {

// What the data of every draw list callback begins with, so that dirty_region.hpp sees what it paints.
struct Painted {
    Rect px;                // framebuffer pixels: it paints nowhere else
    std::uint64_t what = 0; // another number for another picture
};
// Lets OpenGL draw within the rect, as far as the command's clip rectangle reaches. False: nothing of it is left.
[[nodiscard]] bool scissor(const ImDrawCmd& command, const Rect& px);

// px: left, top, width, height in framebuffer pixels, rounded to whole ones. The colour must be opaque.
void flood(ImDrawList& list, const Rect& px, Colour colour);
// Between the two, what is drawn replaces what lies below.
void blending_off(ImDrawList& list);
void blending_on(ImDrawList& list);

} // namespace kiosk::ui
