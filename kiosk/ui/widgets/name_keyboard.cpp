#include "ui/widgets/name_keyboard.hpp"

#include <array>
#include <string>
#include <string_view>

#include "ui/widgets/icons.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kNameKeyGap = 10;
constexpr int kNameColumns = 10, kNameRows = 5;

using KeyRow = std::array<std::string_view, kNameColumns>;
// A place without a sign has no key. The standard (大千) layout, whose last column ends with ㄦ below.
constexpr std::array<KeyRow, 4> kZhuyinRows{{{"ㄅ", "ㄉ", "ˇ", "ˋ", "ㄓ", "ˊ", "˙", "ㄚ", "ㄞ", "ㄢ"},
                                             {"ㄆ", "ㄊ", "ㄍ", "ㄐ", "ㄔ", "ㄗ", "ㄧ", "ㄛ", "ㄟ", "ㄣ"},
                                             {"ㄇ", "ㄋ", "ㄎ", "ㄑ", "ㄕ", "ㄘ", "ㄨ", "ㄜ", "ㄠ", "ㄤ"},
                                             {"ㄈ", "ㄌ", "ㄏ", "ㄒ", "ㄖ", "ㄙ", "ㄩ", "ㄝ", "ㄡ", "ㄥ"}}};
constexpr std::array<KeyRow, 4> kLatinRows{{{"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"},
                                            {"q", "w", "e", "r", "t", "y", "u", "i", "o", "p"},
                                            {"a", "s", "d", "f", "g", "h", "j", "k", "l", ""},
                                            {"z", "x", "c", "v", "b", "n", "m", "", "", ""}}};

Rect name_key(const Rect& area, float column, int row, float columns) {
    const float w = (area.w + kNameKeyGap) / kNameColumns, h = (area.h + kNameKeyGap) / kNameRows;
    return {area.x + column * w, area.y + static_cast<float>(row) * h, columns * w - kNameKeyGap, h - kNameKeyGap};
}

bool sign_key(std::string_view sign, const Rect& rect, Canvas& canvas) {
    return button(canvas, "key." + std::string(sign), rect, {{std::string(sign), core::Language(core::kHomeLanguage)}},
                  ButtonLook::Plain, 36);
}

} // namespace

float name_keyboard_height(const Canvas& canvas) {
    return kNameRows * (canvas.shape().touch + kNameKeyGap) - kNameKeyGap;
}

NameKey draw_name_keyboard(const Rect& area, const NameKeyboard& keyboard, Canvas& canvas) {
    using Kind = KeyPress::Kind;
    const bool zhuyin = keyboard.face == core::KeyboardFace::Zhuyin;
    const auto& rows = zhuyin ? kZhuyinRows : kLatinRows;
    NameKey key;
    for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
        const float shift = zhuyin || row < 2 ? 0.0F : row == 2 ? 0.5F : 1.5F;
        for (int column = 0; column < kNameColumns; ++column) {
            const auto sign = rows.at(static_cast<std::size_t>(row)).at(static_cast<std::size_t>(column));
            if (sign.empty()) continue;
            const Rect rect = name_key(area, static_cast<float>(column) + shift, row, 1);
            if (sign_key(sign, rect, canvas)) key.press = KeyPress{Kind::Sign, sign};
        }
    }
    constexpr int kLast = kNameRows - 1;
    const std::string_view last = zhuyin ? "ㄦ" : "-";
    if (sign_key(last, name_key(area, 0, kLast, 1), canvas)) key.press = KeyPress{Kind::Sign, last};
    if (button(canvas, "key.face", name_key(area, 1, kLast, 2), {zhuyin ? keyboard.latin : keyboard.zhuyin},
               ButtonLook::Selected))
        key.face = zhuyin ? core::KeyboardFace::Latin : core::KeyboardFace::Zhuyin;
    // Four keys share what is left, five where one of them leaves.
    const float narrow = keyboard.done ? 1 : 2, wide = keyboard.done ? 2 : 3;
    float column = 3;
    const auto next = [&](float columns) {
        const Rect rect = name_key(area, column, kLast, columns);
        column += columns;
        return rect;
    };
    if (button(canvas, "key.space", next(wide), {keyboard.space}, ButtonLook::Plain))
        key.press = KeyPress{Kind::Sign, " "};
    if (button(canvas, "key.clear", next(keyboard.done ? 1.5F : narrow), {keyboard.clear}, ButtonLook::Plain))
        key.press = KeyPress{Kind::Clear, {}};
    if (icon_button(canvas, "key.erase", next(narrow), draw_erase_icon, ButtonLook::Plain))
        key.press = KeyPress{Kind::Erase, {}};
    if (keyboard.done &&
        button(canvas, "key.done", next(10 - column), {*keyboard.done}, ButtonLook::Primary))
        key.press = KeyPress{Kind::Done, {}};
    return key;
}

} // namespace kiosk::ui
