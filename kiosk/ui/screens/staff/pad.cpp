// The pad on which staff type their PIN.
#include <algorithm>

#include "ui/screens/staff/parts.hpp"
#include "ui/screens/staff/staff.hpp"
#include "ui/widgets/pin_pad.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kPadGap = 20, kPadInside = 48, kDotRadius = 14, kDotGap = 54, kStripHeight = 128;

struct PadLayout {
    Rect card, keys;
};

// Words that say what is typed, or why nothing can be: as large as their room allows.
TextStyle said_style(const PadPage& view, Canvas& canvas, float width) {
    const Theme& t = canvas.theme();
    constexpr float kSaidRoom = 130;
    TextStyle said =
        canvas.fit({*view.said}, style(30, Weight::Regular, view.is_fault ? t.red : t.ink), {width, kSaidRoom}, 18);
    said.align = Align::Centre;
    return said;
}

TextStyle command_style(const PadPage& view, Canvas& canvas, float width) {
    constexpr float kCommandRoom = 96;
    TextStyle command =
        canvas.fit({*view.command}, style(24, Weight::Bold, canvas.theme().ink), {width, kCommandRoom}, 16);
    command.align = Align::Centre;
    return command;
}

float pad_words_height(const PadPage& view, Canvas& canvas, float width) {
    float height = view.said ? canvas.measure({*view.said}, said_style(view, canvas, width), width).y : 0;
    if (view.command) height += 8 + canvas.measure({*view.command}, command_style(view, canvas, width), width).y;
    return height + 24;
}

void pad_words(const PadPage& view, Canvas& canvas, Vec at, float width) {
    if (view.said) at.y += canvas.text(at, {*view.said}, said_style(view, canvas, width), width) + 8;
    if (view.command) canvas.text(at, {*view.command}, command_style(view, canvas, width), width);
}

// Where controls are lowered the keys lie at the card's foot, and all words above them.
PadLayout lay_pad(const PadPage& view, Canvas& canvas, float below) {
    const PanelMetrics& shape = canvas.shape();
    PadLayout layout;
    const bool lower = shape.touch_top > 0;
    const float width = std::min(680.0F, shape.width - 2 * kStaffMargin), inner = width - 2 * kPadInside;
    const float words = pad_words_height(view, canvas, inner);
    const float head = 54 * canvas.text_scale() * 1.34F + 2 * kDotRadius + 60 + (lower ? words : 0);
    const float foot = lower ? 0 : words;
    const float top = 24, bottom = shape.touch_bottom - 24 - below;
    const float room = bottom - std::max(top + kPadInside + head, shape.touch_top) - foot - kPadInside;
    const float key_h = std::max(shape.touch, std::min((room - (kDigitRows - 1) * kPadGap) / kDigitRows, 130.0F));
    const float keys_h = kDigitRows * key_h + (kDigitRows - 1) * kPadGap;
    const float height = kPadInside + head + keys_h + foot + kPadInside;
    const float y = lower ? bottom - height : std::max(top, (bottom - height) / 2);
    layout.card = {(shape.width - width) / 2, y, width, height};
    layout.keys = {layout.card.x + kPadInside, y + kPadInside + head, inner, keys_h};
    return layout;
}

void pad_keys(const PadPage& view, Canvas& canvas, const PadLayout& layout, Action& action) {
    const DigitKeys keys = draw_digit_keys("pad.", canvas, layout.keys, kPadGap, 48);
    if (keys.digit && view.takes_digits) action = core::TypePinDigit{*keys.digit};
    if (button(canvas, "pad.cancel", keys.corner, {view.cancel}, ButtonLook::Plain, 32)) action = core::LeaveStaff{};
    if (keys.erases) action = core::ErasePinDigit{};
}

} // namespace

Action draw_pad(const PadPage& view, const std::optional<StaffStrip>& strip, Canvas& canvas) {
    const Theme& t = canvas.theme();
    const PanelMetrics& shape = canvas.shape();
    Action action;
    canvas.fill(canvas.all(), t.night);
    const PadLayout layout = lay_pad(view, canvas, strip ? kStripHeight : 0);
    canvas.fill(layout.card, t.background, 40);
    if (t.contrast) canvas.outline(layout.card, t.line, 3, 40);
    const float inner = layout.keys.w;
    float y = layout.card.y + kPadInside;
    const float title_h = 54 * canvas.text_scale() * 1.34F;
    canvas.text_in({layout.keys.x, y, inner, title_h}, {view.title},
                   canvas.fit({view.title}, style(54, Weight::Bold, t.ink), {inner, title_h}, 24));
    y += title_h;
    pin_dots(view.typed, canvas, {layout.keys.x + inner / 2, y + 20 + kDotRadius}, kDotRadius, kDotGap);
    pad_keys(view, canvas, layout, action);
    const bool lower = shape.touch_top > 0;
    pad_words(view, canvas, {layout.keys.x, lower ? y + 40 + 2 * kDotRadius : layout.keys.bottom() + 24}, inner);
    // Beside the card where there is room, else in its upper corner.
    const float side = std::max(shape.touch, 84.0F);
    const bool beside = layout.card.x > side + 2 * kStaffMargin;
    const Rect other{beside ? shape.width - kStaffMargin - side : layout.card.right() - side - 16,
                     beside ? shape.touch_bottom - 24 - (strip ? kStripHeight : 0) - side : layout.card.y + 16, side,
                     side};
    if (other.y >= shape.touch_top &&
        button(canvas, "staff.language", other, {view.other_language}, beside ? ButtonLook::Night : ButtonLook::Plain))
        action = core::ToggleStaffLanguage{};
    if (strip)
        draw_staff_strip(*strip, canvas, {0, shape.touch_bottom - kStripHeight, shape.width, kStripHeight}, action);
    return action;
}

} // namespace kiosk::ui
