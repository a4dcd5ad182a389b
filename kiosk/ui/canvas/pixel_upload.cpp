#include "ui/canvas/pixel_upload.hpp"

#include <array>

#include <glad/gl.h>

namespace kiosk::ui {
namespace {

struct Format {
    GLint inside;
    GLenum given;
};
Format format_of(Pixels kind) {
    switch (kind) {
    case Pixels::Rgb:
        break;
    case Pixels::Grey:
    case Pixels::Alpha:
        return {GL_R8, GL_RED};
    case Pixels::Pairs:
        return {GL_RG8, GL_RG};
    case Pixels::Painted:
        return {GL_RGBA8, GL_RGBA};
    }
    return {GL_RGB8, GL_RGB};
}

void set_up(Pixels kind) {
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, kind == Pixels::Rgb ? GL_LINEAR_MIPMAP_LINEAR : GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    constexpr std::array<GLint, 4> kGrey{GL_RED, GL_RED, GL_RED, GL_ONE};
    constexpr std::array<GLint, 4> kWhite{GL_ONE, GL_ONE, GL_ONE, GL_RED};
    if (kind == Pixels::Grey) glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, kGrey.data());
    if (kind == Pixels::Alpha) glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, kWhite.data());
}

} // namespace

BoundTexture::BoundTexture(unsigned name) {
    glGetIntegerv(GL_TEXTURE_BINDING_2D, &before_);
    glGetIntegerv(GL_UNPACK_ALIGNMENT, &alignment_);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glBindTexture(GL_TEXTURE_2D, name);
}

BoundTexture::~BoundTexture() {
    glPixelStorei(GL_UNPACK_ALIGNMENT, alignment_);
    glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(before_));
}

void upload(unsigned& name, Pixels kind, int width, int height, const std::uint8_t* pixels) {
    const Format format = format_of(kind);
    const bool anew = name == 0;
    if (anew) glGenTextures(1, &name);
    const BoundTexture bound(name);
    if (anew) {
        set_up(kind);
        glTexImage2D(GL_TEXTURE_2D, 0, format.inside, width, height, 0, format.given, GL_UNSIGNED_BYTE, pixels);
    } else if (pixels != nullptr) {
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width, height, format.given, GL_UNSIGNED_BYTE, pixels);
    }
    if (kind == Pixels::Rgb) glGenerateMipmap(GL_TEXTURE_2D);
}

void delete_texture(unsigned& name) {
    if (name != 0) glDeleteTextures(1, &name);
    name = 0;
}

} // namespace kiosk::ui
