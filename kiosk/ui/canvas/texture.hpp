// A picture on the graphics card: a photo or a drawing in its colours, or the camera's newest frame in grey. Needs the
// OpenGL context in every call but the constructor's, and in the destructor.
#pragma once

#include <cstdint>
#include <memory>

#include "core/base/frame.hpp"
#include "ui/model/image.hpp"

namespace kiosk::ui {

class Texture {
  public:
    Texture() = default;
    ~Texture() { forget(); }
    Texture(const Texture&) = delete;
    Texture& operator=(const Texture&) = delete;

    // Each uploads what is not the one that is there already.
    // For being shown smaller, too. None, or one whose pixels are not as many as its size says, is forget().
    void show(const std::shared_ptr<const Image>& image);
    // None, or one with too few pixels, leaves what is there.
    void show(const core::FramePtr& frame);
    // Nothing of it stays: pictures of guests do not outlive their screen.
    void forget();

    [[nodiscard]] unsigned name() const { return name_; } // OpenGL's; 0: there is no picture
    [[nodiscard]] int width() const { return width_; }    // pixels; 0 without a picture
    [[nodiscard]] int height() const { return height_; }

  private:
    enum class Kind : std::uint8_t { Colour, Grey };
    void upload(Kind kind, int width, int height, const std::uint8_t* pixels);

    unsigned name_ = 0;
    int width_ = 0, height_ = 0;
    Kind kind_ = Kind::Colour;
    std::shared_ptr<const void> shown_; // the image or frame that was uploaded
};

} // namespace kiosk::ui
