#include "ui/screens/guest/home.hpp"

#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kHomePad = 42;

struct TileFace {
    Said title, sub;
    bool primary = false;
    float title_size = 46, sub_size = 28;
};

bool tile(Canvas& canvas, std::string_view id, const Rect& r, const TileFace& face,
          void (*icon)(Canvas&, const Rect&, const Theme&, bool)) {
    const Theme& t = canvas.theme();
    const TouchRouter::Hit hit = canvas.touchable(id, r);
    const ButtonColours c = colours_of(t, face.primary ? ButtonLook::Primary : ButtonLook::Plain, hit.held);
    if (face.primary) {
        canvas.fill(r, c.fill, 32);
    } else {
        canvas.card(r, c.fill, c.border, 32);
    }
    const Rect inner = r.inset(kHomePad, std::min(kHomePad, r.h * 0.12F));
    const Colour soft = hit.held && t.contrast ? c.ink : face.primary ? t.on_primary_soft : t.muted;
    const float least = 26;
    TextStyle title = heading(face.title_size, c.ink);
    title.line = 1.25F;
    title = canvas.fit({face.title}, title, {inner.w, inner.h * 0.5F}, least);
    const TextStyle sub =
        canvas.fit({face.sub}, style(face.sub_size, Weight::Regular, soft), {inner.w, inner.h * 0.42F}, 20);
    const float title_h = canvas.measure({face.title}, title, inner.w).y,
                sub_h = canvas.measure({face.sub}, sub, inner.w).y;
    const float left = inner.h - title_h - sub_h - 16;
    if (left > 44) {
        const float size = std::min(96.0F, left);
        icon(canvas, {inner.x, inner.y + std::min(10.0F, (left - size) / 2), size, size}, t, hit.held);
    }
    canvas.text({inner.x, inner.bottom() - sub_h - title_h}, {face.title}, title, inner.w);
    canvas.text({inner.x, inner.bottom() - sub_h}, {face.sub}, sub, inner.w);
    return hit.tapped;
}

// Beside the pill where there is room, else below all.
bool more_beside(Canvas& canvas, const ItemCard& card, float width) {
    const float pill_w = canvas.measure({card.pill}, style(22, Weight::Bold, {})).x + 28;
    return pill_w + 20 + canvas.measure({*card.more}, style(24, Weight::Regular, {})).x <= width;
}

float card_height(Canvas& canvas, const ItemCard& card, float width) {
    const float inner = width - 2 * kHomePad;
    const float more = card.more && !more_beside(canvas, card, inner)
                           ? canvas.measure({*card.more}, style(24, Weight::Regular, {}), inner).y
                           : 0;
    return more + 24 + pill_height(canvas) + 8 +
           canvas.measure({card.title}, short_heading(34, {}), width - 2 * kHomePad).y +
           canvas.measure(card.detail, style(26, Weight::Regular, {}), width - 2 * kHomePad).y + 26;
}

void item_card(Canvas& canvas, const ItemCard& card, const Rect& r) {
    const Theme& t = canvas.theme();
    edged_card(canvas, r, card.now ? t.accent : t.edge);
    float y = r.y + 24;
    const float inner = r.w - 2 * kHomePad;
    const float pill_w = pill(canvas, {r.x + kHomePad, y}, {card.pill}, card.now ? t.accent : t.primary,
                              card.now ? t.on_accent : t.on_primary);
    const TextStyle more = style(24, Weight::Regular, t.muted);
    const bool beside = card.more && more_beside(canvas, card, inner);
    if (beside) {
        const float more_h = canvas.measure({*card.more}, more).y;
        canvas.text({r.x + kHomePad + pill_w + 20, y + (pill_height(canvas) - more_h) / 2}, {*card.more}, more);
    }
    y += pill_height(canvas) + 8;
    y += canvas.text({r.x + kHomePad, y}, {card.title}, short_heading(34, t.ink), r.w - 2 * kHomePad);
    y += canvas.text({r.x + kHomePad, y}, card.detail, style(26, Weight::Regular, t.muted), inner);
    if (card.more && !beside) canvas.text({r.x + kHomePad, y}, {*card.more}, more, inner);
}

// Words at the top, cards at the bottom of what room there is.
float greeting(Canvas& canvas, const HomeViewModel& view, const Rect& area, float size) {
    const Theme& t = canvas.theme();
    TextStyle title = heading(size, t.ink);
    title.line = 1.12F;
    title = canvas.fit({view.welcome}, title, {area.w, size * 1.12F * 3.1F}, size * 0.72F);
    float cards = 0;
    for (const ItemCard& card : view.cards) {
        cards += card_height(canvas, card, area.w) + 18;
    }
    float y = area.y;
    y += canvas.text({area.x, y}, {view.welcome}, title, area.w) + 20;
    y += canvas.text({area.x, y}, {view.lead}, style(34, Weight::Regular, t.muted), area.w) + 32;
    y = std::max(y, area.bottom() - cards + 18);
    for (const ItemCard& card : view.cards) {
        const float height = card_height(canvas, card, area.w);
        item_card(canvas, card, {area.x, y, area.w, height});
        y += height + 18;
    }
    return y - 18 - area.y;
}

Action tiles(Canvas& canvas, const HomeViewModel& view, const Rect& r) {
    constexpr float kGap = 32;
    const auto scan = [](Canvas& c, const Rect& at, const Theme& t, bool held) {
        draw_scan_icon(c, at, held && t.contrast ? t.primary : t.on_primary);
    };
    const auto calendar = [](Canvas& c, const Rect& at, const Theme& t, bool held) {
        draw_calendar_icon(c, at, held && t.contrast ? t.surface : t.icon);
    };
    const auto pin = [](Canvas& c, const Rect& at, const Theme& t, bool held) {
        const Colour ground = colours_of(t, ButtonLook::Plain, held).fill;
        draw_pin_icon(c, at, held && t.contrast ? t.surface : t.icon, ground);
    };
    Action action;
    const float big = (r.h - kGap) * 0.545F, half = (r.w - kGap) / 2, y = r.y + big + kGap, h = r.bottom() - y;
    if (tile(canvas, "home.check_in", {r.x, r.y, r.w, big}, {view.check_in, view.check_in_sub, true, 76, 32}, scan)) {
        action = core::OpenScan{};
    }
    if (tile(canvas, "home.programme", {r.x, y, half, h}, {view.programme, view.programme_sub}, calendar)) {
        action = core::OpenProgramme{};
    }
    if (tile(canvas, "home.map", {r.x + half + kGap, y, half, h}, {view.map, view.map_sub}, pin)) {
        action = core::OpenMap{view.office};
    }
    return action;
}

} // namespace

Action draw_home(const HomeViewModel& view, Canvas& canvas, const Rect& content) {
    canvas.fill(content, canvas.theme().background);
    const float reach = canvas.shape().touch_top;
    if (canvas.shape().portrait) {
        const Rect room = content.inset(40, 40);
        const float height = std::clamp(room.h * 0.47F, 420.0F, 760.0F);
        const float top = std::min(std::max(room.bottom() - height, reach), room.bottom() - 330);
        canvas.scroll("home.greeting", {room.x, room.y, room.w, top - 32 - room.y}, 0,
                      [&](Canvas& c, Rect area) { return greeting(c, view, area, 60); });
        return tiles(canvas, view, {room.x, top, room.w, room.bottom() - top});
    }
    const Rect room = content.inset(48, 44);
    const float column = (room.w - 48) / 2;
    canvas.scroll("home.greeting", {room.x, room.y, column, room.h}, 0,
                  [&](Canvas& c, Rect area) { return greeting(c, view, area, 71); });
    const float top = std::min(std::max(room.y, reach), room.bottom() - 330);
    return tiles(canvas, view, {room.x + column + 48, top, column, room.bottom() - top});
}

} // namespace kiosk::ui
