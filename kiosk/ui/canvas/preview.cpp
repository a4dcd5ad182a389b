#include "ui/canvas/preview.hpp"

#include <array>

#include <glad/gl.h>

namespace kiosk::ui {

Preview::~Preview() {
    forget();
}

void Preview::forget() {
    if (texture_ != 0) {
        glDeleteTextures(1, &texture_);
    }
    texture_ = 0;
    width_ = height_ = 0;
    number_ = 0;
}

void Preview::show(const core::FramePtr& frame) {
    if (!frame || frame->width <= 0 || frame->height <= 0 ||
        frame->pixels.size() < static_cast<std::size_t>(frame->width) * static_cast<std::size_t>(frame->height)) {
        return;
    }
    if (texture_ != 0 && frame->number == number_ && frame->taken == taken_) {
        return;
    }
    GLint bound = 0, alignment = 4;
    glGetIntegerv(GL_TEXTURE_BINDING_2D, &bound);
    glGetIntegerv(GL_UNPACK_ALIGNMENT, &alignment);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    if (texture_ == 0 || frame->width != width_ || frame->height != height_) {
        forget();
        glGenTextures(1, &texture_);
        glBindTexture(GL_TEXTURE_2D, texture_);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        constexpr std::array<GLint, 4> kGrey{GL_RED, GL_RED, GL_RED, GL_ONE};
        glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, kGrey.data());
        glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, frame->width, frame->height, 0, GL_RED, GL_UNSIGNED_BYTE,
                     frame->pixels.data());
        width_ = frame->width;
        height_ = frame->height;
    } else {
        glBindTexture(GL_TEXTURE_2D, texture_);
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width_, height_, GL_RED, GL_UNSIGNED_BYTE, frame->pixels.data());
    }
    number_ = frame->number;
    taken_ = frame->taken;
    glPixelStorei(GL_UNPACK_ALIGNMENT, alignment);
    glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(bound));
}

} // namespace kiosk::ui
