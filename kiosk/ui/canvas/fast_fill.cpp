#include "ui/canvas/fast_fill.hpp"

#include <cmath>

#include <glad/gl.h>
#include <imgui.h>

namespace kiosk::ui {
namespace {

struct Flood : Painted {
    Colour colour;
};

// The renderer sets the scissor box again for each of its commands, and needs no clear colour.
void clear_box(const ImDrawList*, const ImDrawCmd* command) {
    const auto& box = *static_cast<const Flood*>(command->UserCallbackData);
    constexpr float kFull = 255.0F;
    if (!scissor(*command, box.px)) return;
    glClearColor(static_cast<float>(box.colour.r) / kFull, static_cast<float>(box.colour.g) / kFull,
                 static_cast<float>(box.colour.b) / kFull, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
}

void disable_blending(const ImDrawList*, const ImDrawCmd*) {
    glDisable(GL_BLEND);
}
void enable_blending(const ImDrawList*, const ImDrawCmd*) {
    glEnable(GL_BLEND);
}

int pixels_of(float value) {
    return static_cast<int>(std::lround(value));
}

} // namespace

bool scissor(const ImDrawCmd& command, const Rect& px) {
    const ImVec4& clip = command.ClipRect;
    const int x0 = pixels_of(std::max(px.x, clip.x)), y0 = pixels_of(std::max(px.y, clip.y));
    const int x1 = pixels_of(std::min(px.right(), clip.z)), y1 = pixels_of(std::min(px.bottom(), clip.w));
    if (x1 <= x0 || y1 <= y0) return false;
    const ImDrawData& data = *ImGui::GetDrawData();
    glScissor(x0, pixels_of(data.DisplaySize.y * data.FramebufferScale.y) - y1, x1 - x0, y1 - y0);
    return true;
}

void fast_fill(ImDrawList& list, const Rect& px, Colour colour) {
    // What lies outside of the list's clip rectangle stays as it is.
    const ImVec4 clip = list._CmdHeader.ClipRect;
    const int x0 = pixels_of(std::max(px.x, clip.x)), y0 = pixels_of(std::max(px.y, clip.y));
    const int x1 = pixels_of(std::min(px.right(), clip.z)), y1 = pixels_of(std::min(px.bottom(), clip.w));
    if (x1 <= x0 || y1 <= y0) {
        return;
    }
    const auto at = [](int value) { return static_cast<float>(value); };
    Flood box{{{at(x0), at(y0), at(x1 - x0), at(y1 - y0)}, colour.packed()}, colour};
    list.AddCallback(clear_box, &box, sizeof box);
}

void blending_off(ImDrawList& list) {
    list.AddCallback(disable_blending, nullptr);
}
void blending_on(ImDrawList& list) {
    list.AddCallback(enable_blending, nullptr);
}

} // namespace kiosk::ui
