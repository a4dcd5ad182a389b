// A picture on the graphics card: a photo or a drawing in its colours, or the camera's newest frame. Needs the
// OpenGL context in every call but the constructor's, and in the destructor.
#pragma once

#include <cstdint>
#include <memory>

#include "core/base/frame.hpp"
#include "ui/canvas/frame_colours.hpp"
#include "ui/canvas/pixel_upload.hpp"
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
    // None, or one with too few pixels, leaves what is there. In its colours where it has any, else in grey.
    void show(const core::FramePtr& frame);
    // What the first frame in colour needs, which then nobody waits for.
    void prepare() { colours_.prepare(); }
    // Nothing of it stays: pictures of guests do not outlive their screen.
    void forget();

    [[nodiscard]] unsigned name() const { return name_; } // OpenGL's; 0: there is no picture
    [[nodiscard]] int width() const { return width_; }    // pixels; 0 without a picture
    [[nodiscard]] int height() const { return height_; }

  private:
    void take(Pixels kind, int width, int height, const std::uint8_t* pixels);

    unsigned name_ = 0;
    int width_ = 0, height_ = 0;
    Pixels kind_ = Pixels::Rgb;
    FrameColours colours_;
    std::shared_ptr<const void> shown_; // the image or frame that was uploaded
};

} // namespace kiosk::ui
