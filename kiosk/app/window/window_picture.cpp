#include "app/window/window_picture.hpp"

#include <string_view>
#include <utility>

#include <glad/gl.h>
#include <imgui.h>

#include "ui/canvas/letter_texture.hpp"

namespace kiosk::app {
namespace {

// Mesa's software drivers have one back buffer, which swapping copies (drisw).
bool draws_by_processor() {
    const auto* renderer = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    if (renderer == nullptr) return false;
    const std::string_view name(renderer);
    return name.starts_with("llvmpipe") || name.starts_with("softpipe");
}

} // namespace

void WindowPicture::draw(ImDrawData& data, int width, int height, int degrees) {
    if (!kept_) kept_ = draws_by_processor();
    if (std::exchange(degrees_, degrees) != degrees) damage_ = {};
    if (degrees != 0) return draw_turned(data, width, height, degrees);
    glViewport(0, 0, width, height);
    bool whole = true;
    if (*kept_) {
        const ui::Rect changed = damage_.follow(data);
        whole = changed.w >= static_cast<float>(width) && changed.h >= static_cast<float>(height);
        ui::confine(data, changed);
    }
    if (whole) {
        glClearColor(0, 0, 0, 1);
        glClear(GL_COLOR_BUFFER_BIT);
    }
    // Also when nothing changed: it brings new glyphs to the texture.
    ui::render(data);
}

void WindowPicture::draw_turned(ImDrawData& data, int width, int height, int degrees) {
    if (degrees % 180 != 0) std::swap(width, height);
    if (turned_.start(width, height)) damage_ = {};
    const ui::Rect all{0, 0, static_cast<float>(width), static_cast<float>(height)};
    const ui::Rect changed = damage_.follow(data);
    ui::confine(data, changed);
    glViewport(0, 0, width, height);
    if (changed == all) {
        glClearColor(0, 0, 0, 1);
        glClear(GL_COLOR_BUFFER_BIT);
    }
    ui::render(data);
    turned_.finish(degrees, *kept_ ? changed.meet(all) : all);
}

} // namespace kiosk::app
