#include "ui/canvas/image_texture.hpp"

#include <glad/gl.h>

namespace kiosk::ui {

ImageTexture::~ImageTexture() {
    show(nullptr);
}

void ImageTexture::show(const std::shared_ptr<const Image>& photo) {
    if (photo == shown_) return;
    if (texture_ != 0) glDeleteTextures(1, &texture_);
    texture_ = 0;
    shown_ = photo;
    if (!photo || photo->width <= 0 || photo->height <= 0 ||
        photo->rgb.size() != static_cast<std::size_t>(photo->width) * static_cast<std::size_t>(photo->height) * 3)
        return;
    GLint bound = 0, alignment = 4;
    glGetIntegerv(GL_TEXTURE_BINDING_2D, &bound);
    glGetIntegerv(GL_UNPACK_ALIGNMENT, &alignment);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glGenTextures(1, &texture_);
    glBindTexture(GL_TEXTURE_2D, texture_);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGB8, photo->width, photo->height, 0, GL_RGB, GL_UNSIGNED_BYTE,
                 photo->rgb.data());
    glGenerateMipmap(GL_TEXTURE_2D);
    glPixelStorei(GL_UNPACK_ALIGNMENT, alignment);
    glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(bound));
}

} // namespace kiosk::ui
