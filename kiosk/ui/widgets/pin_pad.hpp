// What a PIN is typed on, and what shows how much of it is: for the pad of staff, a key's PIN and the first start's.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "ui/canvas/canvas.hpp"

namespace kiosk::ui {

inline constexpr int kDigitRows = 4, kDigitColumns = 3;

// As many dots as a PIN has digits; those that are typed are filled. radius, apart (of two centres): units.
void pin_dots(std::size_t typed, Canvas& canvas, Vec centre, float radius, float apart);

// What was tapped now; and the key in the lower left corner, which is the page's own.
struct DigitKeys {
    std::optional<char> digit;
    bool erases = false;
    Rect corner;
};
// 1 … 9, 0 and the key that erases, over all of the area. Widgets: <prefix>0 … <prefix>9, <prefix>erase.
[[nodiscard]] DigitKeys draw_digit_keys(const std::string& prefix, Canvas& canvas, const Rect& area, float gap,
                                        float text_size);

} // namespace kiosk::ui
