#include "app/window/turned_picture.hpp"

#include <cmath>

#include <glad/gl.h>

#include "ui/canvas/shader_program.hpp"

namespace kiosk::app {
namespace {

// OpenGL counts from the lower left, in the window as in the texture: a quarter clockwise brings the texture's left
// edge to the window's upper one.
constexpr const char* kTurned = R"(#version 330 core
uniform sampler2D picture;
uniform int quarters;
out vec4 ink;
void main() {
    ivec2 at = ivec2(gl_FragCoord.xy), last = textureSize(picture, 0) - 1;
    ivec2 from = quarters == 1 ? ivec2(last.x - at.y, at.x) : quarters == 2 ? last - at : ivec2(at.y, last.y - at.x);
    ink = vec4(texelFetch(picture, from, 0).rgb, 1.0);
})";

ui::Rect turned_part(const ui::Rect& part, int quarters, float width, float height) {
    switch (quarters) {
    case 1:
        return {height - part.bottom(), part.x, part.h, part.w};
    case 2:
        return {width - part.right(), height - part.bottom(), part.w, part.h};
    default:
        return {part.y, width - part.right(), part.h, part.w};
    }
}

} // namespace

TurnedPicture::~TurnedPicture() {
    forget();
    if (program_ == 0) return;
    glDeleteProgram(program_);
    glDeleteVertexArrays(1, &points_);
}

void TurnedPicture::forget() {
    if (framebuffer_ == 0) return;
    glDeleteFramebuffers(1, &framebuffer_);
    glDeleteTextures(1, &texture_);
    framebuffer_ = texture_ = 0;
}

bool TurnedPicture::start(int width, int height) {
    const bool fresh = framebuffer_ == 0 || width != width_ || height != height_;
    if (fresh) {
        forget();
        width_ = width;
        height_ = height;
        glGenTextures(1, &texture_);
        glBindTexture(GL_TEXTURE_2D, texture_);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
        glBindTexture(GL_TEXTURE_2D, 0);
        glGenFramebuffers(1, &framebuffer_);
    }
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
    if (fresh) glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
    return fresh;
}

void TurnedPicture::finish(int degrees, const ui::Rect& part) {
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    if (program_ == 0) {
        program_ = ui::link_program(ui::kOverAll, kTurned);
        glGenVertexArrays(1, &points_);
    }
    constexpr int kQuarter = 90;
    const int quarters = degrees / kQuarter;
    const bool lies = quarters == 2;
    const int width = lies ? width_ : height_, height = lies ? height_ : width_;
    const ui::Rect box = turned_part(part, quarters, static_cast<float>(width_), static_cast<float>(height_));
    const auto whole = [](float value) { return static_cast<int>(std::lround(value)); };
    glViewport(0, 0, width, height);
    glEnable(GL_SCISSOR_TEST);
    glScissor(whole(box.x), height - whole(box.bottom()), whole(box.w), whole(box.h));
    glDisable(GL_BLEND);
    glDisable(GL_CULL_FACE);
    glDisable(GL_DEPTH_TEST);
    glUseProgram(program_);
    glUniform1i(glGetUniformLocation(program_, "picture"), 0);
    glUniform1i(glGetUniformLocation(program_, "quarters"), quarters);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture_);
    glBindVertexArray(points_);
    glDrawArrays(GL_TRIANGLES, 0, 3);
    glBindVertexArray(0);
    glBindTexture(GL_TEXTURE_2D, 0);
    glUseProgram(0);
    glDisable(GL_SCISSOR_TEST);
}

} // namespace kiosk::app
