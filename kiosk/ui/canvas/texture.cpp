#include "ui/canvas/texture.hpp"

#include <array>
#include <cstddef>

#include <glad/gl.h>

namespace kiosk::ui {
namespace {

std::size_t area(int width, int height) {
    return width <= 0 || height <= 0 ? 0 : static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
}

void set_up(bool grey) {
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, grey ? GL_LINEAR : GL_LINEAR_MIPMAP_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    constexpr std::array<GLint, 4> kGrey{GL_RED, GL_RED, GL_RED, GL_ONE};
    if (grey) glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, kGrey.data());
}

} // namespace

void Texture::forget() {
    if (name_ != 0) glDeleteTextures(1, &name_);
    name_ = 0;
    width_ = height_ = 0;
    shown_.reset();
}

void Texture::show(const std::shared_ptr<const Image>& image) {
    if (!image || image->rgb.empty() || image->rgb.size() != area(image->width, image->height) * 3) return forget();
    if (image == shown_) return;
    upload(Kind::Colour, image->width, image->height, image->rgb.data());
    shown_ = image;
}

void Texture::show(const core::FramePtr& frame) {
    if (!frame || frame->pixels.empty() || frame->pixels.size() < area(frame->width, frame->height)) return;
    if (frame == shown_) return;
    upload(Kind::Grey, frame->width, frame->height, frame->pixels.data());
    shown_ = frame;
}

void Texture::upload(Kind kind, int width, int height, const std::uint8_t* pixels) {
    const bool grey = kind == Kind::Grey;
    const GLenum format = grey ? GL_RED : GL_RGB;
    GLint bound = 0, alignment = 4;
    glGetIntegerv(GL_TEXTURE_BINDING_2D, &bound);
    glGetIntegerv(GL_UNPACK_ALIGNMENT, &alignment);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    if (name_ != 0 && kind == kind_ && width == width_ && height == height_) {
        glBindTexture(GL_TEXTURE_2D, name_);
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width, height, format, GL_UNSIGNED_BYTE, pixels);
    } else {
        forget();
        glGenTextures(1, &name_);
        glBindTexture(GL_TEXTURE_2D, name_);
        set_up(grey);
        glTexImage2D(GL_TEXTURE_2D, 0, grey ? GL_R8 : GL_RGB8, width, height, 0, format, GL_UNSIGNED_BYTE, pixels);
    }
    if (!grey) glGenerateMipmap(GL_TEXTURE_2D);
    kind_ = kind;
    width_ = width;
    height_ = height;
    glPixelStorei(GL_UNPACK_ALIGNMENT, alignment);
    glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(bound));
}

} // namespace kiosk::ui
