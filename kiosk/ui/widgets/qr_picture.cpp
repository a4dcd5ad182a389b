#include "ui/widgets/qr_picture.hpp"

#include <cmath>

namespace kiosk::ui {

void draw_qr(Canvas& canvas, const Rect& square, const QrCode* code) {
    constexpr Colour kWhite = Colour::hex(0xFFFFFF), kBlack = Colour::hex(0x000000);
    canvas.fill(square, kWhite, 12);
    if (code == nullptr || code->size <= 0) return;
    const float px = canvas.px(1), module = std::floor(square.w * px / static_cast<float>(code->size));
    if (module < 1) return;
    const float all = module * static_cast<float>(code->size);
    const float left = std::round(square.x * px + (square.w * px - all) / 2),
                top = std::round(square.y * px + (square.h * px - all) / 2);
    for (int y = 0; y < code->size; ++y)
        for (int x = 0, end = 0; x < code->size; x = end + 1) {
            const auto dark = [&](int at) {
                return at < code->size &&
                       code->dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(code->size) +
                                  static_cast<std::size_t>(at)];
            };
            for (end = x; dark(end); ++end) {
            }
            if (end == x) continue;
            canvas.fill({(left + module * static_cast<float>(x)) / px, (top + module * static_cast<float>(y)) / px,
                         module * static_cast<float>(end - x) / px, module / px},
                        kBlack);
        }
}

} // namespace kiosk::ui
