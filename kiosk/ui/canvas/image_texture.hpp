// A photo or a drawing on the graphics card. Needs the OpenGL context in every call and in the destructor.
#pragma once

#include <memory>

#include "ui/model/image.hpp"

namespace kiosk::ui {

class ImageTexture {
  public:
    ImageTexture() = default;
    ~ImageTexture();
    ImageTexture(const ImageTexture&) = delete;
    ImageTexture& operator=(const ImageTexture&) = delete;

    // Uploads another photo than before; none frees it.
    void show(const std::shared_ptr<const Image>& photo);
    [[nodiscard]] unsigned texture() const { return texture_; } // 0: none

  private:
    unsigned texture_ = 0;
    std::shared_ptr<const Image> shown_;
};

} // namespace kiosk::ui
