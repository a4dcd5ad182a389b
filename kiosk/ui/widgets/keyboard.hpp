// What every keyboard on the screen has (name_keyboard.hpp): its grid, what its keys do to a field's text, the field.
// Nothing is remembered.
#pragma once

#include <string>
#include <string_view>

#include "ui/canvas/canvas.hpp"

namespace kiosk::ui {

struct KeyPress {
    enum class Kind { Sign, Erase, Clear, Done };
    Kind kind = Kind::Sign;
    std::string_view sign; // of a Sign: static storage
};

inline constexpr std::size_t kMostTyped = 40; // signs

// The field's text after the key: a Sign as core::with_key() adds it. Erase takes a whole grapheme; a space follows a
// word only. Done changes nothing.
[[nodiscard]] std::string typed(std::string text, const KeyPress& key);

// Keys of every keyboard: ten columns; a key may be several of them wide.
struct KeyGrid {
    static constexpr float kGap = 10;
    static constexpr int kColumns = 10;
    Rect area;
    int rows = 5;
    [[nodiscard]] Rect key(float column, int row, float columns) const;
};
// Units, where keys have the size of other targets.
[[nodiscard]] float keyboard_width(const Canvas& canvas);
[[nodiscard]] float keyboard_height(const Canvas& canvas, int rows = 5);
// The field above it: what was typed and where the next sign goes; the hint beside it where there is room.
void draw_typed(const Rect& area, const std::string& text, const Said& hint, Canvas& canvas);

} // namespace kiosk::ui
