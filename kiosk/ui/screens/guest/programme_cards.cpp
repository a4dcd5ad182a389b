#include "ui/screens/guest/programme_cards.hpp"

#include <algorithm>

#include "ui/widgets/sdg.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kCardPad = 34, kCardRadius = 22;

TextStyle title_style(Colour colour) {
    TextStyle s = short_heading(34, colour);
    s.line = 1.25F;
    return s;
}
TextStyle detail_style(Colour colour) {
    return style(26, Weight::Regular, colour);
}
TextStyle time_style(Colour colour) {
    TextStyle s = style(38, Weight::Bold, colour);
    s.align = Align::Right;
    s.line = 1.2F;
    return s;
}
TextStyle duration_style(Colour colour) {
    TextStyle s = style(23, Weight::Regular, colour);
    s.align = Align::Right;
    return s;
}

// How the inside of a card is divided: tiles and the "now" at its right, or below the words where it is narrow.
struct CardShape {
    float words_w = 0, title_h = 0, detail_h = 0;
    float pills_w = 0, tiles_w = 0, side = 0;
    SdgFit goals;
    bool below = false;
    float height = 0;
};

constexpr float kPillGap = 12;

struct CardPill {
    Said word;
    Colour fill, ink;
};

std::vector<CardPill> pills_of(const ProgrammeCard& card, const Said& now_label, const Theme& t) {
    std::vector<CardPill> pills;
    if (card.now) pills.push_back({now_label, t.accent, t.on_accent});
    if (!card.notice) return pills;
    const bool off = card.notice->cancelled;
    pills.push_back({card.notice->word, off ? t.red : t.amber, off ? t.on_red : t.on_amber});
    return pills;
}

float pills_width(Canvas& canvas, const std::vector<CardPill>& pills) {
    float width = 0;
    for (const CardPill& each : pills)
        width += canvas.measure({each.word}, style(24, Weight::Bold, {})).x + 28 + (width > 0 ? kPillGap : 0);
    return width;
}

CardShape card_shape(Canvas& canvas, const ProgrammeCard& card, const Said& now_label, float width) {
    CardShape s;
    s.side = sdg_side(canvas);
    s.goals = {card.goals.size(), 0};
    s.tiles_w = sdg_width(s.goals.tiles, s.side);
    s.pills_w = pills_width(canvas, pills_of(card, now_label, canvas.theme()));
    const float extra = s.tiles_w + s.pills_w + (s.tiles_w > 0 && s.pills_w > 0 ? 16.0F : 0.0F);
    const float inner = width - 2 * kCardPad;
    s.below = extra > 0 && inner - extra - 24 < 330 * canvas.text_scale();
    s.words_w = s.below || extra <= 0 ? inner : inner - extra - 24;
    s.title_h = canvas.measure({card.title}, title_style({}), s.words_w).y;
    if (!card.detail.empty()) s.detail_h = canvas.measure(card.detail, detail_style({}), s.words_w).y;
    if (s.below) {
        s.goals = sdg_fit(card.goals.size(), s.side, inner - (s.pills_w > 0 ? s.pills_w + 16 : 0));
        s.tiles_w = sdg_width(s.goals.tiles, s.side);
    }
    const float words_h = s.title_h + s.detail_h;
    s.height = std::max(96.0F, 20 + words_h);
    if (s.below) s.height = 20 + words_h + 10 + std::max(s.tiles_w > 0 ? s.side : 0, pill_height(canvas, 24)) + 8;
    s.height = std::max(s.height, canvas.shape().touch);
    return s;
}

void programme_face(Canvas& canvas, const ProgrammeCard& card, const Rect& r, bool held) {
    const Theme& t = canvas.theme();
    Colour face = card.past ? t.background : t.surface;
    if (held) face = colours_of(t, ButtonLook::Plain, true).fill;
    canvas.fill(r, face, kCardRadius);
    if (card.now) {
        canvas.outline(r, t.accent, 4, kCardRadius);
    } else if (card.past || t.contrast) {
        canvas.outline(r, t.line, 2, kCardRadius);
    }
}

void card_words(Canvas& canvas, const ProgrammeViewModel& view, const ProgrammeCard& card, const Rect& r, bool held) {
    const Theme& t = canvas.theme();
    const CardShape s = card_shape(canvas, card, view.now_label, r.w);
    const bool turned = held && t.contrast; // the theme's pressed face is light
    const bool cancelled = card.notice && card.notice->cancelled;
    const Colour ink = turned ? t.background : card.past || cancelled ? t.muted : t.ink;
    const float x = r.x + kCardPad;
    const float extra_h = std::max(s.tiles_w > 0 ? s.side : 0, s.pills_w > 0 ? pill_height(canvas, 24) : 0);
    const float block = s.title_h + s.detail_h + (s.below ? 10 + extra_h : 0);
    float y = r.y + (r.h - block) / 2;
    y += canvas.text({x, y}, {card.title}, title_style(ink), s.words_w);
    if (!card.detail.empty()) y += canvas.text({x, y}, card.detail, detail_style(turned ? ink : t.muted), s.words_w);
    float right = r.right() - kCardPad;
    float middle = r.y + r.h / 2;
    if (s.below) {
        right = x + s.tiles_w + s.pills_w + (s.tiles_w > 0 && s.pills_w > 0 ? 16.0F : 0.0F);
        middle = y + 10 + extra_h / 2;
    }
    if (s.tiles_w > 0) {
        sdg_row(canvas, {right - s.tiles_w, middle - s.side / 2}, card.goals, s.goals, s.side);
        right -= s.tiles_w + 16;
    }
    right -= s.pills_w;
    for (const CardPill& each : pills_of(card, view.now_label, t))
        right += kPillGap +
                 pill(canvas, {right, middle - pill_height(canvas, 24) / 2}, {each.word}, each.fill, each.ink, 24);
}

} // namespace

float programme_card_height(Canvas& canvas, const ProgrammeCard& card, const Said& now_label, float width) {
    return card_shape(canvas, card, now_label, width).height;
}

void draw_programme_card(Canvas& canvas, const ProgrammeViewModel& view, const ProgrammeCard& card, const Rect& r,
                         bool held) {
    programme_face(canvas, card, r, held);
    card_words(canvas, view, card, r, held);
}

float draw_next_card(Canvas& canvas, const NextCard& next, const Rect& area, bool held) {
    const Theme& t = canvas.theme();
    constexpr float kPad = 34;
    const Rect in{area.x + kPad, area.y + 24, area.w - 2 * kPad, 0};
    const auto inside = [&](Canvas& c, Rect at) {
        float y = at.y;
        const float pill_w = pill(c, {at.x, y}, next.pill, t.primary, t.on_primary);
        const TextStyle time = style(30, Weight::Bold, t.ink);
        const Spans when{next.time};
        const Vec size = c.measure(when, time);
        const bool beside = pill_w + 20 + size.x <= at.w;
        if (beside) c.text({at.x + pill_w + 20, y + (pill_height(c) - size.y) / 2}, when, time);
        y += pill_height(c) + 8;
        if (!beside) y += c.text({at.x, y}, when, time, at.w);
        const TextStyle title = short_heading(40, t.ink), place = style(30, Weight::Regular, t.muted);
        y += c.text({at.x, y}, c.stacked(next.title, title, at.w), title, at.w);
        if (const Spans where = joined({next.place, next.way}, kDot); !where.empty())
            y += c.text({at.x, y}, where, place, at.w);
        return y - at.y;
    };
    const float height = canvas.height_of(inside, in.w) + 48;
    const Rect box{area.x, area.y, area.w, height};
    if (!canvas.hidden(box)) {
        edged_card(canvas, box, t.primary, held);
        if (t.contrast) canvas.outline(box, t.line, 2, kCardRadius);
        inside(canvas, in);
        card_press(canvas, box, kCardRadius, held);
    }
    return height;
}

float row_times_width(Canvas& canvas, const ProgrammeRow& row) {
    return std::max(canvas.measure(row.time, time_style({})).x, canvas.measure(row.duration, duration_style({})).x);
}

void draw_row_times(Canvas& canvas, const ProgrammeRow& row, const Rect& r, float rail) {
    const Theme& t = canvas.theme();
    const TextStyle time = time_style(row.past ? t.muted : t.ink), length = duration_style(t.muted);
    const float time_h = canvas.measure(row.time, time, r.w).y;
    const float length_h = row.duration.empty() ? 0 : canvas.measure(row.duration, length, r.w).y;
    const float y = r.y + (r.h - time_h - length_h) / 2;
    canvas.text({r.x, y}, row.time, time, r.w);
    if (length_h > 0) canvas.text({r.x, y + time_h}, row.duration, length, r.w);
    if (row.now) return;
    const Vec dot{rail, r.y + r.h / 2};
    canvas.disc(dot, 11, row.past ? t.muted : t.icon);
    canvas.disc(dot, 5, t.background);
}

} // namespace kiosk::ui
