#include "ui/canvas/texture.hpp"

#include <cstddef>

namespace kiosk::ui {
namespace {

std::size_t area(int width, int height) {
    return width <= 0 || height <= 0 ? 0 : static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
}

} // namespace

void Texture::forget() {
    delete_texture(name_);
    colours_.forget();
    width_ = height_ = 0;
    shown_.reset();
}

void Texture::show(const std::shared_ptr<const Image>& image) {
    if (!image || image->rgb.empty() || image->rgb.size() != area(image->width, image->height) * 3) return forget();
    if (image == shown_) return;
    take(Pixels::Rgb, image->width, image->height, image->rgb.data());
    shown_ = image;
}

void Texture::show(const core::FramePtr& frame) {
    if (!frame || frame->pixels.empty() || frame->pixels.size() < area(frame->width, frame->height)) return;
    if (frame == shown_) return;
    const bool coloured = frame->has_chroma();
    take(coloured ? Pixels::Painted : Pixels::Grey, frame->width, frame->height,
         coloured ? nullptr : frame->pixels.data());
    if (coloured) colours_.draw(*frame, name_);
    shown_ = frame;
}

void Texture::take(Pixels kind, int width, int height, const std::uint8_t* pixels) {
    if (kind != kind_ || width != width_ || height != height_) delete_texture(name_);
    upload(name_, kind, width, height, pixels);
    kind_ = kind;
    width_ = width;
    height_ = height;
}

} // namespace kiosk::ui
