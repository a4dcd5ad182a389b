// A photo or a drawing on the graphics card. Needs the OpenGL context in every call and in the destructor.
#pragma once

#include <memory>

#include "ui/model/image.hpp"

namespace kiosk::ui {

class PhotoTexture {
  public:
    PhotoTexture() = default;
    ~PhotoTexture();
    PhotoTexture(const PhotoTexture&) = delete;
    PhotoTexture& operator=(const PhotoTexture&) = delete;

    // Uploads another photo than before; none frees it.
    void show(const std::shared_ptr<const Image>& photo);
    [[nodiscard]] unsigned texture() const { return texture_; } // 0: none

  private:
    unsigned texture_ = 0;
    std::shared_ptr<const Image> shown_;
};

} // namespace kiosk::ui
