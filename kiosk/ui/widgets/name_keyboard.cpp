#include "ui/widgets/name_keyboard.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/i18n/key_strokes.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

using core::KeyboardFace;
using PressKind = KeyPress::Kind;

// A place without a sign has no key. shift: columns to the right.
struct KeyRow {
    std::array<std::string_view, KeyGrid::kColumns> signs;
    float shift = 0;
};
// The standard (大千) layout; ㄦ, which would be its eleventh column, lies where no name has a tone.
constexpr std::array<KeyRow, 4> kZhuyinRows{{{{"ㄅ", "ㄉ", "ˇ", "ˋ", "ㄓ", "ˊ", "ㄦ", "ㄚ", "ㄞ", "ㄢ"}},
                                             {{"ㄆ", "ㄊ", "ㄍ", "ㄐ", "ㄔ", "ㄗ", "ㄧ", "ㄛ", "ㄟ", "ㄣ"}},
                                             {{"ㄇ", "ㄋ", "ㄎ", "ㄑ", "ㄕ", "ㄘ", "ㄨ", "ㄜ", "ㄠ", "ㄤ"}},
                                             {{"ㄈ", "ㄌ", "ㄏ", "ㄒ", "ㄖ", "ㄙ", "ㄩ", "ㄝ", "ㄡ", "ㄥ"}}}};
constexpr std::array<KeyRow, 4> kLatinRows{{{{"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"}},
                                            {{"q", "w", "e", "r", "t", "y", "u", "i", "o", "p"}},
                                            {{"a", "s", "d", "f", "g", "h", "j", "k", "l"}, 0.5F},
                                            {{"z", "x", "c", "v", "b", "n", "m", "-"}, 1}}};
constexpr std::array<KeyRow, 5> kKanaRows{{{{"あ", "か", "さ", "た", "な", "は", "ま", "や", "ら", "わ"}},
                                           {{"い", "き", "し", "ち", "に", "ひ", "み", "", "り", "を"}},
                                           {{"う", "く", "す", "つ", "ぬ", "ふ", "む", "ゆ", "る", "ん"}},
                                           {{"え", "け", "せ", "て", "ね", "へ", "め", "", "れ", "ー"}},
                                           {{"お", "こ", "そ", "と", "の", "ほ", "も", "よ", "ろ", core::kKanaTurn}}}};
constexpr std::array<KeyRow, 4> kHangulRows{{{{"ㅃ", "ㅉ", "ㄸ", "ㄲ", "ㅆ", "", "", "", "ㅒ", "ㅖ"}},
                                             {{"ㅂ", "ㅈ", "ㄷ", "ㄱ", "ㅅ", "ㅛ", "ㅕ", "ㅑ", "ㅐ", "ㅔ"}},
                                             {{"ㅁ", "ㄴ", "ㅇ", "ㄹ", "ㅎ", "ㅗ", "ㅓ", "ㅏ", "ㅣ"}, 0.5F},
                                             {{"ㅋ", "ㅌ", "ㅊ", "ㅍ", "ㅠ", "ㅜ", "ㅡ"}, 1.5F}}};
// Kedmanee has twelve columns: ล moves up a row; ฟ and ฝ, and all that has them beside it there, lie behind the shift.
constexpr std::array<KeyRow, 4> kThaiRows{{{{"ภ", "ถ", "ุ", "ึ", "ค", "ต", "จ", "ข", "ช", "ล"}},
                                           {{"ไ", "ำ", "พ", "ะ", "ั", "ี", "ร", "น", "ย", "บ"}},
                                           {{"ห", "ก", "ด", "เ", "้", "่", "า", "ส", "ว", "ง"}},
                                           {{"ผ", "ป", "แ", "อ", "ิ", "ื", "ท", "ม", "ใ", ""}}}};
constexpr std::array<KeyRow, 4> kThaiShiftedRows{{{{"ฎ", "ฑ", "ธ", "ณ", "ญ", "ฐ", "ฆ", "ฏ", "ฌ", "ษ"}},
                                                  {{"ู", "็", "๊", "๋", "์", "ํ", "ฤ", "โ", "ฟ", "ฝ"}},
                                                  {{"ศ", "ซ", "ฉ", "ฮ", "ฒ", "ฬ", "ฦ", "ฅ", "ฃ", "ๆ"}},
                                                  {{"", "", "", "", "", "", "", "", "", ""}}}};

std::span<const KeyRow> rows_of(KeyboardFace face) {
    switch (face) {
    case KeyboardFace::Zhuyin:
        return kZhuyinRows;
    case KeyboardFace::Latin:
        return kLatinRows;
    case KeyboardFace::Kana:
        return kKanaRows;
    case KeyboardFace::Hangul:
        return kHangulRows;
    case KeyboardFace::Thai:
        return kThaiRows;
    case KeyboardFace::ThaiShifted:
        break;
    }
    return kThaiShiftedRows;
}

bool is_thai(KeyboardFace face) {
    return face == KeyboardFace::Thai || face == KeyboardFace::ThaiShifted;
}

// By which somebody who reads it knows it, whatever the language of the screen.
Said sign_of(KeyboardFace face) {
    switch (face) {
    case KeyboardFace::Zhuyin:
        return {"注", "zh-TW"};
    case KeyboardFace::Latin:
        return {"A", "en"};
    case KeyboardFace::Kana:
        return {"あ", "ja"};
    case KeyboardFace::Hangul:
        return {"한", "ko"};
    case KeyboardFace::Thai:
    case KeyboardFace::ThaiShifted:
        break;
    }
    return {"ก", "th"};
}

// Marks are drawn on a circle.
bool is_thai_mark(std::string_view sign) {
    static constexpr std::array<std::string_view, 14> kMarks{"ุ", "ู", "ึ", "ั", "ี", "้", "่", "ิ", "ื", "็", "๊", "๋", "์", "ํ"};
    return std::find(kMarks.begin(), kMarks.end(), sign) != kMarks.end();
}

int all_rows(KeyboardFace face) {
    return static_cast<int>(rows_of(face).size()) + 1;
}

void draw_space_icon(Canvas& canvas, const Rect& square, Colour ink) {
    const float line = square.h * 0.12F, y = square.y + square.h * 0.68F, side = square.h * 0.3F;
    const Rect wide{square.x - square.w * 0.3F, y, square.w * 1.6F, line};
    canvas.fill(wide, ink);
    canvas.fill({wide.x, y - side, line, side}, ink);
    canvas.fill({wide.right() - line, y - side, line, side}, ink);
}

void draw_sign_keys(const KeyGrid& grid, KeyboardFace face, Canvas& canvas, NameKey& key) {
    const core::Language language = sign_of(face).language;
    int row = 0;
    for (const KeyRow& signs : rows_of(face)) {
        float column = signs.shift;
        for (const std::string_view sign : signs.signs) {
            const Rect rect = grid.key(column++, row, 1);
            if (sign.empty()) continue;
            std::string shown(sign);
            if (sign == core::kKanaTurn) shown = "小゛゜";
            if (is_thai_mark(sign)) shown.insert(0, "◌");
            if (button(canvas, "key." + std::string(sign), rect, {{shown, language}}, ButtonLook::Plain, 36))
                key.press = KeyPress{PressKind::Sign, sign};
        }
        ++row;
    }
}

// What lies below the signs, from left to right.
void draw_last_row(const KeyGrid& grid, const NameKeyboard& keyboard, Canvas& canvas, NameKey& key) {
    const int row = grid.rows - 1;
    float column = 0;
    const auto next = [&](float columns) {
        const Rect rect = grid.key(column, row, columns);
        column += columns;
        return rect;
    };
    const float one = keyboard.faces.size() > 2 ? 1.0F : 1.5F;
    for (const KeyboardFace face : keyboard.faces) {
        const Said sign = sign_of(face);
        const bool chosen = face == keyboard.face || (is_thai(face) && is_thai(keyboard.face));
        if (button(canvas, "key.face." + sign.text, next(one), {sign},
                   chosen ? ButtonLook::Selected : ButtonLook::Plain, 36))
            key.face = face;
    }
    const float left = KeyGrid::kColumns - column,
                ends = (keyboard.clear ? 2.0F : 0.0F) + (keyboard.done ? 2.0F : 0.0F);
    const float erase = keyboard.done ? 1.5F : 2.0F;
    if (icon_button(canvas, "key.space", next(left - ends - erase), draw_space_icon, ButtonLook::Plain))
        key.press = KeyPress{PressKind::Sign, " "};
    if (keyboard.clear && button(canvas, "key.clear", next(2), {*keyboard.clear}, ButtonLook::Plain))
        key.press = KeyPress{PressKind::Clear, {}};
    if (icon_button(canvas, "key.erase", next(erase), draw_erase_icon, ButtonLook::Plain))
        key.press = KeyPress{PressKind::Erase, {}};
    const auto look = keyboard.done_leads ? ButtonLook::Primary : ButtonLook::Plain;
    if (keyboard.done && button(canvas, "key.done", next(2), {*keyboard.done}, look))
        key.press = KeyPress{PressKind::Done, {}};
}

} // namespace

float name_keyboard_height(const Canvas& canvas, KeyboardFace face) {
    return keyboard_height(canvas, all_rows(face));
}

NameKey draw_name_keyboard(const Rect& area, const NameKeyboard& keyboard, Canvas& canvas) {
    const KeyGrid grid{area, all_rows(keyboard.face)};
    NameKey key;
    draw_sign_keys(grid, keyboard.face, canvas, key);
    if (is_thai(keyboard.face)) {
        const bool shifted = keyboard.face == KeyboardFace::ThaiShifted;
        if (button(canvas, "key.shift", grid.key(KeyGrid::kColumns - 1, grid.rows - 2, 1), {{"⇧", "en"}},
                   shifted ? ButtonLook::Selected : ButtonLook::Plain, 36))
            key.face = shifted ? KeyboardFace::Thai : KeyboardFace::ThaiShifted;
    }
    draw_last_row(grid, keyboard, canvas, key);
    return key;
}

} // namespace kiosk::ui
