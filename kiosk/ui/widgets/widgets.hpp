// The vocabulary of the screens: few widgets, so that a screen is short.
#pragma once

#include <string_view>

#include "core/session/session.hpp"
#include "ui/canvas/canvas.hpp"
#include "ui/widgets/icons.hpp"

namespace kiosk::ui {

enum class ButtonLook { Plain, Primary, Selected, Night, NightSelected };

struct ButtonColours {
    Colour fill, ink, border;
};
[[nodiscard]] ButtonColours colours_of(const Theme& theme, ButtonLook look, bool held);

// Size of a button around its label; never below the least target.
[[nodiscard]] Vec button_size(Canvas& canvas, const Spans& label, float text_size, float padding);
// True when it was tapped now.
bool button(Canvas& canvas, std::string_view id, const Rect& rect, const Spans& label, ButtonLook look,
            float text_size = 28, Align align = Align::Centre);
using IconPainter = void (*)(Canvas&, const Rect&, Colour);
bool icon_button(Canvas& canvas, std::string_view id, const Rect& rect, IconPainter icon, ButtonLook look);
// One that has nothing to do now: dimmed, and a touch on it does nothing.
void idle_icon_button(Canvas& canvas, std::string_view id, const Rect& rect, IconPainter icon);

// Text in a small coloured box; gives its width.
float pill(Canvas& canvas, Vec at, const Spans& text, Colour fill, Colour ink, float text_size = 22);
[[nodiscard]] float pill_height(const Canvas& canvas, float text_size = 22);

void edged_card(Canvas& canvas, const Rect& rect, Colour edge, bool held = false);
// What can be reached of a card: where controls are lowered its upper part may lie too high. Smaller than a target:
// what it does is done elsewhere, too.
[[nodiscard]] Rect within_reach(const Canvas& canvas, const Rect& card);
// The press state of a card whose words keep their colours.
[[nodiscard]] Colour card_face(const Theme& theme, bool held);
void card_press(Canvas& canvas, const Rect& card, float radius, bool held); // after its words
// Of whatever has no face of its own to change: lines of a list, chips, strips. After all of it.
void press_veil(Canvas& canvas, const Rect& rect, float radius, bool held);
void progress_bar(Canvas& canvas, const Rect& rect, float part);
void progress_bar(Canvas& canvas, const Rect& rect, float part, Colour bar);
void countdown_ring(Canvas& canvas, Vec centre, float radius, const core::Countdown& countdown);
// A text with a number in a circle before it; gives the height.
float numbered(Canvas& canvas, Vec at, float width, int number, const Said& text, const TextStyle& style);

[[nodiscard]] inline TextStyle style(float size, Weight weight, Colour colour) {
    TextStyle s;
    s.size = size;
    s.weight = weight;
    s.colour = colour;
    return s;
}
// Of a screen, a card, a question: bold, in lines of about the same length.
[[nodiscard]] inline TextStyle heading(float size, Colour colour) {
    TextStyle s = style(size, Weight::Bold, colour);
    s.balanced = true;
    return s;
}
// A heading that others write, of two lines at most; the whole of it stands in a sheet.
[[nodiscard]] inline TextStyle short_heading(float size, Colour colour) {
    TextStyle s = heading(size, colour);
    s.most_lines = 2;
    return s;
}

} // namespace kiosk::ui
