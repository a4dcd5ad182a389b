#include "ui/raster.hpp"

#include <cmath>

#include <glad/gl.h>
#include <imgui.h>

namespace kiosk::ui {
namespace {

struct Flood {
    int x = 0, y = 0, w = 0, h = 0; // y from the top
    Colour colour;
};

// The renderer sets the scissor box again for each of its commands, and needs no clear colour.
void clear_box(const ImDrawList*, const ImDrawCmd* command) {
    const auto& box = *static_cast<const Flood*>(command->UserCallbackData);
    const int height = static_cast<int>(ImGui::GetDrawData()->DisplaySize.y * ImGui::GetDrawData()->FramebufferScale.y);
    constexpr float kFull = 255.0F;
    glScissor(box.x, height - box.y - box.h, box.w, box.h);
    glClearColor(static_cast<float>(box.colour.r) / kFull, static_cast<float>(box.colour.g) / kFull,
                 static_cast<float>(box.colour.b) / kFull, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
}

void disable_blending(const ImDrawList*, const ImDrawCmd*) { glDisable(GL_BLEND); }
void enable_blending(const ImDrawList*, const ImDrawCmd*) { glEnable(GL_BLEND); }

} // namespace

void flood(ImDrawList& list, const Rect& px, Colour colour) {
    // What lies outside of the list's clip rectangle stays as it is.
    const ImVec4 clip = list._CmdHeader.ClipRect;
    const auto whole = [](float value) { return static_cast<int>(std::lround(value)); };
    const int x0 = whole(std::max(px.x, clip.x)), y0 = whole(std::max(px.y, clip.y));
    const int x1 = whole(std::min(px.right(), clip.z)), y1 = whole(std::min(px.bottom(), clip.w));
    if (x1 <= x0 || y1 <= y0) {
        return;
    }
    Flood box{x0, y0, x1 - x0, y1 - y0, colour};
    list.AddCallback(clear_box, &box, sizeof box);
}

void blending_off(ImDrawList& list) { list.AddCallback(disable_blending, nullptr); }
void blending_on(ImDrawList& list) { list.AddCallback(enable_blending, nullptr); }

} // namespace kiosk::ui
