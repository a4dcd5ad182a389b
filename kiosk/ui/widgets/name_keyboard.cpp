#include "ui/widgets/name_keyboard.hpp"

#include <array>
#include <string>
#include <string_view>

#include "ui/widgets/icons.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

using KeyRow = std::array<std::string_view, KeyGrid::kColumns>;
// A place without a sign has no key. The standard (大千) layout, whose last column ends with ㄦ below.
constexpr std::array<KeyRow, 4> kZhuyinRows{{{"ㄅ", "ㄉ", "ˇ", "ˋ", "ㄓ", "ˊ", "˙", "ㄚ", "ㄞ", "ㄢ"},
                                             {"ㄆ", "ㄊ", "ㄍ", "ㄐ", "ㄔ", "ㄗ", "ㄧ", "ㄛ", "ㄟ", "ㄣ"},
                                             {"ㄇ", "ㄋ", "ㄎ", "ㄑ", "ㄕ", "ㄘ", "ㄨ", "ㄜ", "ㄠ", "ㄤ"},
                                             {"ㄈ", "ㄌ", "ㄏ", "ㄒ", "ㄖ", "ㄙ", "ㄩ", "ㄝ", "ㄡ", "ㄥ"}}};
constexpr std::array<KeyRow, 4> kLatinRows{{{"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"},
                                            {"q", "w", "e", "r", "t", "y", "u", "i", "o", "p"},
                                            {"a", "s", "d", "f", "g", "h", "j", "k", "l", ""},
                                            {"z", "x", "c", "v", "b", "n", "m", "", "", ""}}};

bool sign_key(std::string_view sign, const Rect& rect, Canvas& canvas) {
    return button(canvas, "key." + std::string(sign), rect, {{std::string(sign), core::Language(core::kHomeLanguage)}},
                  ButtonLook::Plain, 36);
}

} // namespace

NameKey draw_name_keyboard(const Rect& area, const NameKeyboard& keyboard, Canvas& canvas) {
    using Kind = KeyPress::Kind;
    const bool zhuyin = keyboard.face == core::KeyboardFace::Zhuyin;
    const auto& rows = zhuyin ? kZhuyinRows : kLatinRows;
    const KeyGrid grid{area};
    NameKey key;
    for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
        const float shift = zhuyin || row < 2 ? 0.0F : row == 2 ? 0.5F : 1.5F;
        for (int column = 0; column < KeyGrid::kColumns; ++column) {
            const auto sign = rows.at(static_cast<std::size_t>(row)).at(static_cast<std::size_t>(column));
            if (sign.empty()) continue;
            const Rect rect = grid.key(static_cast<float>(column) + shift, row, 1);
            if (sign_key(sign, rect, canvas)) key.press = KeyPress{Kind::Sign, sign};
        }
    }
    constexpr int kLast = KeyGrid::kRows - 1;
    const std::string_view last = zhuyin ? "ㄦ" : "-";
    if (sign_key(last, grid.key(0, kLast, 1), canvas)) key.press = KeyPress{Kind::Sign, last};
    if (button(canvas, "key.face", grid.key(1, kLast, 2), {zhuyin ? keyboard.latin : keyboard.zhuyin},
               ButtonLook::Selected))
        key.face = zhuyin ? core::KeyboardFace::Latin : core::KeyboardFace::Zhuyin;
    if (button(canvas, "key.space", grid.key(3, kLast, 3), {keyboard.space}, ButtonLook::Plain))
        key.press = KeyPress{Kind::Sign, " "};
    if (button(canvas, "key.clear", grid.key(6, kLast, 2), {keyboard.clear}, ButtonLook::Plain))
        key.press = KeyPress{Kind::Clear, {}};
    if (icon_button(canvas, "key.erase", grid.key(8, kLast, 2), draw_erase_icon, ButtonLook::Plain))
        key.press = KeyPress{Kind::Erase, {}};
    return key;
}

} // namespace kiosk::ui
