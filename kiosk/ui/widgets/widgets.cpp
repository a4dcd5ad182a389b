#include "ui/widgets/widgets.hpp"

#include <cmath>

namespace kiosk::ui {
namespace {

// Darker; of what is dark, lighter, or nobody would see it.
Colour pressed(Colour c) {
    constexpr int kDark = 96; // of 255, as luma (Rec. 601)
    if ((299 * c.r + 587 * c.g + 114 * c.b) / 1000 < kDark) return blend(Colour::hex(0xFFFFFF).with_alpha(36), c);
    const auto darker = [](std::uint8_t channel) { return static_cast<std::uint8_t>(channel * 86 / 100); };
    return {darker(c.r), darker(c.g), darker(c.b), c.a};
}

constexpr float kRadius = 18;

} // namespace

ButtonColours colours_of(const Theme& t, ButtonLook look, bool held) {
    ButtonColours c;
    switch (look) {
    case ButtonLook::Plain:
        c = {t.surface, t.ink, t.line};
        break;
    case ButtonLook::Primary:
        c = {t.primary, t.on_primary, t.primary};
        break;
    case ButtonLook::Selected:
        c = {t.selected, t.on_selected, t.selected};
        break;
    case ButtonLook::Night:
        c = {t.night_card, t.on_night, t.night_line};
        break;
    case ButtonLook::NightSelected:
        c = t.contrast ? ButtonColours{t.selected, t.on_selected, t.selected}
                       : ButtonColours{t.on_night, t.night, t.on_night};
        break;
    }
    if (held && look == ButtonLook::Night) {
        return {t.on_night, t.night, t.on_night};
    }
    if (held && t.contrast) {
        return {c.ink, c.fill, c.fill};
    }
    if (held) {
        c.fill = pressed(c.fill);
    }
    return c;
}

Vec button_size(Canvas& canvas, const Spans& label, float text_size, float padding) {
    const Vec text = canvas.measure(label, style(text_size, Weight::Bold, {}));
    const float least = canvas.shape().touch;
    return {std::max(least, text.x + 2 * padding), std::max(least, text.y + 32)};
}

bool button(Canvas& canvas, std::string_view id, const Rect& rect, const Spans& label, ButtonLook look, float text_size,
            Align align) {
    const TouchRouter::Hit hit = canvas.touchable(id, rect);
    const ButtonColours c = colours_of(canvas.theme(), look, hit.held);
    Rect face = rect;
    if (look == ButtonLook::Night || look == ButtonLook::NightSelected) {
        canvas.fill(face, c.fill, kRadius);
        canvas.outline(face, c.border, 2, kRadius);
    } else if (hit.held) {
        face.y += 2;
        canvas.fill(face, c.fill, kRadius);
        canvas.outline(face, c.border, 2, kRadius);
    } else {
        canvas.card(face, c.fill, c.border, kRadius);
    }
    const float pad = align == Align::Centre ? 10.0F : 32.0F;
    TextStyle s = canvas.fit(label, style(text_size, Weight::Bold, c.ink), {face.w - 2 * pad, face.h - 12}, 20);
    s.align = align;
    const float height = canvas.measure(label, s, face.w - 2 * pad).y;
    canvas.text({face.x + pad, face.y + (face.h - height) / 2}, label, s, face.w - 2 * pad);
    return hit.tapped;
}

bool icon_button(Canvas& canvas, std::string_view id, const Rect& rect, IconPainter icon, ButtonLook look) {
    const bool tapped = button(canvas, id, rect, {}, look);
    const ButtonColours c = colours_of(canvas.theme(), look, false);
    const float side = std::min(rect.w, rect.h) * 0.34F;
    icon(canvas, {rect.x + (rect.w - side) / 2, rect.y + (rect.h - side) / 2, side, side}, c.ink);
    return tapped;
}

void idle_icon_button(Canvas& canvas, std::string_view id, const Rect& rect, IconPainter icon) {
    const Theme& t = canvas.theme();
    canvas.note(id, rect);
    canvas.fill(rect, t.background, kRadius);
    canvas.outline(rect, t.line, 2, kRadius);
    const float side = std::min(rect.w, rect.h) * 0.34F;
    constexpr std::uint8_t kFaint = 90;
    icon(canvas, {rect.x + (rect.w - side) / 2, rect.y + (rect.h - side) / 2, side, side}, t.muted.with_alpha(kFaint));
}

float pill_height(const Canvas& canvas, float text_size) {
    return text_size * canvas.text_scale() * 1.34F + 8;
}

float pill(Canvas& canvas, Vec at, const Spans& text, Colour fill, Colour ink, float text_size) {
    const TextStyle s = style(text_size, Weight::Bold, ink);
    const Vec size = canvas.measure(text, s);
    const Rect box{at.x, at.y, size.x + 28, pill_height(canvas, text_size)};
    canvas.fill(box, fill, 9);
    canvas.text({at.x + 14, at.y + 4}, text, s);
    return box.w;
}

Rect within_reach(const Canvas& canvas, const Rect& card) {
    const PanelMetrics& shape = canvas.shape();
    if (shape.touch_top <= 0) return card;
    return card.meet({0, shape.touch_top, shape.width, shape.touch_bottom - shape.touch_top});
}

// In high contrast surfaces are black, and no darker.
Colour card_face(const Theme& t, bool held) {
    return held && !t.contrast ? t.line : t.surface;
}

void card_press(Canvas& canvas, const Rect& card, float radius, bool held) {
    if (held && canvas.theme().contrast) canvas.outline(card, canvas.theme().primary, 8, radius);
}

void press_veil(Canvas& canvas, const Rect& rect, float radius, bool held) {
    constexpr std::uint8_t kShade = 40; // words under it stay readable
    if (held && !canvas.theme().contrast) canvas.fill(rect, canvas.theme().ink.with_alpha(kShade), radius);
    card_press(canvas, rect, radius, held);
}

void edged_card(Canvas& canvas, const Rect& rect, Colour edge, bool held) {
    constexpr float kEdge = 10, kCorner = 22;
    const Theme& t = canvas.theme();
    canvas.fill({rect.x, rect.y, std::min(rect.w, kEdge + 2 * kCorner), rect.h}, edge, kCorner);
    canvas.fill({rect.x + kEdge, rect.y, rect.w - kEdge, rect.h}, card_face(t, held), kCorner);
}

void progress_bar(Canvas& canvas, const Rect& rect, float part) {
    progress_bar(canvas, rect, part, canvas.theme().bar);
}

void progress_bar(Canvas& canvas, const Rect& rect, float part, Colour bar) {
    canvas.fill(rect, canvas.theme().track, rect.h / 2);
    if (part > 0) canvas.fill({rect.x, rect.y, std::max(rect.h, rect.w * part), rect.h}, bar, rect.h / 2);
}

void countdown_ring(Canvas& canvas, Vec centre, float radius, const core::Countdown& countdown) {
    const Theme& t = canvas.theme();
    const float stroke = radius * 0.16F;
    canvas.ring(centre, radius - stroke / 2, t.track, stroke);
    canvas.arc(centre, radius - stroke / 2, t.ink, stroke, countdown.left);
    const Spans digits{{std::to_string(countdown.seconds), "en"}};
    TextStyle s = style(radius * 0.84F / canvas.text_scale(), Weight::Bold, t.ink);
    canvas.text_in({centre.x - radius, centre.y - radius, 2 * radius, 2 * radius}, digits, s);
}

float numbered(Canvas& canvas, Vec at, float width, int number, const Said& text, const TextStyle& s) {
    const Theme& t = canvas.theme();
    const float circle = std::max(60.0F, s.size * canvas.text_scale() * 1.75F);
    const float gap = 22;
    const Vec size = canvas.measure({text}, s, width - circle - gap);
    const float height = std::max(circle, size.y);
    const Vec centre{at.x + circle / 2, at.y + height / 2};
    canvas.disc(centre, circle / 2, t.selected);
    TextStyle digit = style(circle * 0.5F / canvas.text_scale(), Weight::Bold, t.on_selected);
    canvas.text_in({centre.x - circle / 2, centre.y - circle / 2, circle, circle}, {{std::to_string(number), "en"}},
                   digit);
    canvas.text({at.x + circle + gap, at.y + (height - size.y) / 2}, {text}, s, width - circle - gap);
    return height;
}

} // namespace kiosk::ui
