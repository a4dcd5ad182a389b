// A keyboard on the screen: letters, digits, space. It types into a field of the caller's and remembers nothing.
// Names of other scripts are found by their Latin form: an input method is more than a kiosk's guest has time for.
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

// The field's text after the key. Erase takes a whole grapheme; a space follows a word only. Done changes nothing.
[[nodiscard]] std::string typed(std::string text, const KeyPress& key);

// Keys of every keyboard: ten columns and five rows; a key may be several columns wide.
struct KeyGrid {
    static constexpr float kGap = 10;
    static constexpr int kColumns = 10, kRows = 5;
    Rect area;
    [[nodiscard]] Rect key(float column, int row, float columns) const;
};
// Units, where keys have the size of other targets.
[[nodiscard]] float keyboard_width(const Canvas& canvas);
[[nodiscard]] float keyboard_height(const Canvas& canvas);
// The key that was tapped now. Widgets: key.<sign>, key.space, key.erase, key.clear, key.done. done: the label of the
// key that leaves the keyboard.
[[nodiscard]] std::optional<KeyPress> draw_keyboard(const Rect& area, const Said& done, const Translator& words,
                                                    Canvas& canvas);

// The field above it: what was typed and where the next sign goes; the hint beside it where there is room.
void draw_typed(const Rect& area, const std::string& text, const Said& hint, Canvas& canvas);

} // namespace kiosk::ui
