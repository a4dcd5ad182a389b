#include "ui/widgets/pin_pad.hpp"

#include "core/crypto/pin.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {

void pin_dots(std::size_t typed, Canvas& canvas, Vec centre, float radius, float apart) {
    const Theme& t = canvas.theme();
    const auto count = static_cast<float>(core::kPinDigits);
    for (std::size_t i = 0; i < core::kPinDigits; ++i) {
        const Vec at{centre.x + (static_cast<float>(i) - (count - 1) / 2) * apart, centre.y};
        if (i < typed)
            canvas.disc(at, radius, t.ink);
        else
            canvas.ring(at, radius - 2, t.ink, 3);
    }
}

DigitKeys draw_digit_keys(const std::string& prefix, Canvas& canvas, const Rect& area, float gap, float text_size) {
    const float w = (area.w - (kDigitColumns - 1) * gap) / kDigitColumns;
    const float h = (area.h - (kDigitRows - 1) * gap) / kDigitRows;
    const auto cell = [&](int column, int row) {
        return Rect{area.x + static_cast<float>(column) * (w + gap), area.y + static_cast<float>(row) * (h + gap), w,
                    h};
    };
    DigitKeys keys;
    const auto digit = [&](char sign, const Rect& rect) {
        const std::string text(1, sign);
        if (button(canvas, prefix + text, rect, {{text, "en"}}, ButtonLook::Plain, text_size)) keys.digit = sign;
    };
    for (int i = 0; i < 9; ++i) digit(static_cast<char>('1' + i), cell(i % kDigitColumns, i / kDigitColumns));
    keys.corner = cell(0, kDigitRows - 1);
    digit('0', cell(1, kDigitRows - 1));
    keys.erases = icon_button(canvas, prefix + "erase", cell(2, kDigitRows - 1), draw_erase_icon, ButtonLook::Plain);
    return keys;
}

} // namespace kiosk::ui
