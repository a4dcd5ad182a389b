#include "ui/widgets/secret_keys.hpp"

#include <array>
#include <string>
#include <string_view>

#include "ui/widgets/icons.hpp"
#include "ui/widgets/keyboard.hpp"
#include "ui/widgets/pin_pad.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

using core::SecretFace;

struct SecretRow {
    std::string_view signs;
    float shift = 0; // columns to the right
};
using SecretRows = std::array<SecretRow, 4>;
constexpr SecretRows kLowerRows{{{"1234567890"}, {"qwertyuiop"}, {"asdfghjkl", 0.5F}, {"zxcvbnm", 1.5F}}};
constexpr SecretRows kUpperRows{{{"1234567890"}, {"QWERTYUIOP"}, {"ASDFGHJKL", 0.5F}, {"ZXCVBNM", 1.5F}}};
constexpr SecretRows kSignRows{{{"!@#$%^&*()"}, {"-_=+[]{}\\|"}, {";:'\",.<>/?"}, {"`~", 4}}};
constexpr int kSecretRowsInAll = 5;

const SecretRows& secret_rows(SecretFace face) {
    switch (face) {
    case SecretFace::Lower:
        return kLowerRows;
    case SecretFace::Upper:
        return kUpperRows;
    case SecretFace::Signs:
        break;
    }
    return kSignRows;
}

void secret_key(char sign, const Rect& box, Canvas& canvas, SecretKey& key) {
    const std::string text(1, sign);
    if (button(canvas, "secret." + text, box, {{text, "en"}}, ButtonLook::Plain, 36)) key.byte = sign;
}

void draw_secret_space(Canvas& canvas, const Rect& square, Colour ink) {
    const float line = square.h * 0.12F, y = square.y + square.h * 0.68F, side = square.h * 0.3F;
    const Rect wide{square.x - square.w * 0.3F, y, square.w * 1.6F, line};
    canvas.fill(wide, ink);
    canvas.fill({wide.x, y - side, line, side}, ink);
    canvas.fill({wide.right() - line, y - side, line, side}, ink);
}

} // namespace

float pin_keys_height(const Canvas& canvas) {
    return keyboard_height(canvas, kDigitRows);
}

float passphrase_keys_height(const Canvas& canvas) {
    return keyboard_height(canvas, kSecretRowsInAll);
}

SecretKey draw_pin_keys(const Rect& area, Canvas& canvas) {
    const DigitKeys keys = draw_digit_keys("secret.", canvas, area, KeyGrid::kGap, 48);
    return {keys.digit, keys.erases, {}};
}

SecretKey draw_passphrase_keys(const Rect& area, SecretFace face, Canvas& canvas) {
    const KeyGrid grid{area, kSecretRowsInAll};
    SecretKey key;
    int row = 0;
    for (const SecretRow& signs : secret_rows(face)) {
        float column = signs.shift;
        for (const char sign : signs.signs) secret_key(sign, grid.key(column++, row, 1), canvas, key);
        ++row;
    }
    const auto turns = [&](const char* id, const char* sign, float column, SecretFace to) {
        const bool is_up = face == to;
        if (button(canvas, id, grid.key(column, row, 1.5F), {{sign, "en"}},
                   is_up ? ButtonLook::Selected : ButtonLook::Plain, 32))
            key.face = is_up ? SecretFace::Lower : to;
    };
    turns("secret.shift", "⇧", 0, SecretFace::Upper);
    turns("secret.signs", "#+=", 1.5F, SecretFace::Signs);
    if (icon_button(canvas, "secret.space", grid.key(3, row, 5), draw_secret_space, ButtonLook::Plain)) key.byte = ' ';
    if (icon_button(canvas, "secret.erase", grid.key(8, row, 2), draw_erase_icon, ButtonLook::Plain)) key.erases = true;
    return key;
}

} // namespace kiosk::ui
