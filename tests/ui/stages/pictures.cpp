#include "ui/stages/parts.hpp"

namespace kiosk::test {
namespace {

std::shared_ptr<const core::GrayFrame> paint_frame() {
    constexpr int kWidth = 1280, kHeight = 720;
    auto frame = std::make_shared<core::GrayFrame>();
    frame->width = kWidth;
    frame->height = kHeight;
    frame->number = 1;
    frame->pixels.resize(static_cast<std::size_t>(kWidth) * kHeight);
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            int grey = 60 + x / 20 - y / 16;
            if (x >= 500 && x < 780 && y >= 180 && y < 580) grey = 232;
            if (x >= 540 && x < 740 && y >= 240 && y < 440)
                grey = ((x - 540) / 10 * 7 + (y - 240) / 10 * 5) % 3 == 0 ? 24 : 232;
            frame->pixels[static_cast<std::size_t>(y) * kWidth + static_cast<std::size_t>(x)] =
                static_cast<std::uint8_t>(grey);
        }
    }
    return frame;
}

std::shared_ptr<const ui::Image> paint_photo() {
    auto photo = std::make_shared<ui::Image>(ui::Image{600, 400, {}});
    for (int y = 0; y < photo->height; ++y)
        for (int x = 0; x < photo->width; ++x)
            for (const int channel : {x * 255 / photo->width, y * 255 / photo->height, 160})
                photo->rgb.push_back(static_cast<std::uint8_t>(channel));
    return photo;
}

} // namespace

// Painted once: there are stages in many languages and shapes.
ui::CameraFeed sample_camera() {
    static const auto frame = paint_frame();
    ui::CameraFeed view;
    view.status = ui::CameraStatus::Running;
    view.frame = frame;
    view.codes = {{"x", {core::PointI{540, 240}, {740, 240}, {740, 440}, {540, 440}}}};
    return view;
}

std::shared_ptr<const ui::Image> sample_photo() {
    static const auto photo = paint_photo();
    return photo;
}

} // namespace kiosk::test
