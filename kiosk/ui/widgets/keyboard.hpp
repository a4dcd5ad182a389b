// A keyboard on the screen: letters, digits, space. It types into a field of the caller's and remembers nothing.
// Places of other scripts are found by their Latin form; names have a keyboard of their own (name_keyboard.hpp).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ui/canvas/canvas.hpp"
#include "ui/text/translator.hpp"

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
// The key that was tapped now. Widgets: key.<sign>, key.space, key.erase, key.clear, key.done. done: the label of the
// key that leaves the keyboard.
[[nodiscard]] std::optional<KeyPress> draw_keyboard(const Rect& area, const Said& done, const Translator& words,
                                                    Canvas& canvas);

// The field above it: what was typed and where the next sign goes; the hint beside it where there is room.
void draw_typed(const Rect& area, const std::string& text, const Said& hint, Canvas& canvas);

} // namespace kiosk::ui
