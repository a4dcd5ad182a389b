#include "ui/screens/guest/attract.hpp"

#include <algorithm>

#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

// The map's borders end where words or signs stand.
void clear_ground(Canvas& canvas, const Rect& box, float radius) {
    const Theme& t = canvas.theme();
    canvas.fill(box, t.contrast ? t.night : t.night_glow.with_alpha(226), radius);
}

void call(const AttractViewModel& view, Canvas& canvas, const Rect& r) {
    const Theme& t = canvas.theme();
    TextStyle big = heading(46, t.on_night);
    TextStyle small = style(30, Weight::Regular, t.on_night_soft);
    big.align = small.align = Align::Centre;
    const Spans lead = canvas.stacked(view.call, big, r.w), rest = canvas.stacked(view.look_around, small, r.w);
    big = canvas.fit(lead, big, {r.w, 46 * canvas.text_scale() * 1.4F * 2}, 34);
    const float big_h = canvas.measure(lead, big, r.w).y, small_h = canvas.measure(rest, small, r.w).y;
    if (!view.invites) {
        canvas.text({r.x, r.y + std::max(0.0F, (r.h - big_h) / 2)}, lead, big, r.w);
        return;
    }
    const bool upright = view.arrow && (view.lens == LensSide::Top || view.lens == LensSide::Bottom);
    const float words = big_h + 8 + small_h;
    const float room = r.h - words - 36;
    const float arrow = std::clamp(room * 0.3F, 60.0F, 200.0F);
    const float badge_h = std::clamp(upright ? room - arrow - 30 : room, 100.0F, 470.0F), badge_w = badge_h * 0.76F;
    const float total = (upright ? arrow + 30 : 0) + badge_h + 36 + words;
    float y = r.y + std::max(0.0F, (r.h - total) / 2);
    const float middle = r.x + r.w / 2;
    const Colour dim =
        t.contrast ? Colour::hex(0x6A6A6A) : blend(t.on_night.with_alpha(70), t.night_glow); // opaque: strokes overlap
    if (view.arrow && view.lens == LensSide::Top) {
        draw_chevrons(canvas, {middle - arrow / 4, y, arrow / 2, arrow}, view.lens, t.on_night, dim, view.lit);
        y += arrow + 30;
    }
    const Rect badge{middle - badge_w / 2, y, badge_w, badge_h};
    clear_ground(canvas, {badge.x, badge.y + badge.h * 0.12F, badge.w, badge.h * 0.88F}, badge.w * 0.16F);
    draw_badge(canvas, badge, t.on_night, std::max(8.0F, badge_h * 0.034F));
    if (view.arrow && !upright) {
        const float x = view.lens == LensSide::Left ? middle - badge_w / 2 - 30 - arrow : middle + badge_w / 2 + 30;
        draw_chevrons(canvas, {x, y + badge_h / 2 - arrow / 4, arrow, arrow / 2}, view.lens, t.on_night, dim, view.lit);
    }
    y += badge_h + 30;
    if (view.arrow && view.lens == LensSide::Bottom) {
        draw_chevrons(canvas, {middle - arrow / 4, y, arrow / 2, arrow}, view.lens, t.on_night, dim, view.lit);
        y += arrow + 6;
    }
    const float widest = std::max(canvas.measure(lead, big, r.w).x, canvas.measure(rest, small, r.w).x);
    clear_ground(canvas, Rect{middle - widest / 2, y + 4, widest, words + 2}.inset(-24, -6), 24);
    y += 6 + canvas.text({r.x, y + 6}, lead, big, r.w);
    canvas.text({r.x, y + 8}, rest, small, r.w);
}

void night_box(Canvas& canvas, const Rect& box) {
    const Theme& t = canvas.theme();
    canvas.fill(box, t.night_card, 20);
    if (t.contrast) canvas.outline(box, t.night_line, 2, 20);
}

float delegation_height(const DelegationCard& card, Canvas& canvas, float width) {
    return 20 + canvas.measure({card.name}, short_heading(36, {}), width - 56).y +
           (card.detail.empty() ? 0 : canvas.measure(card.detail, style(27, Weight::Regular, {}), width - 56).y) + 22;
}

// As many of today's delegations as there is room for; gives the y where they end.
float delegations(const AttractViewModel& view, Canvas& canvas, const Rect& r) {
    const Theme& t = canvas.theme();
    float y = r.y;
    const TextStyle label = style(28, Weight::Regular, t.on_night_soft);
    if (canvas.measure({view.visiting}, label, r.w).y + delegation_height(view.delegations.front(), canvas, r.w) + 10 >
        r.h) {
        return r.y;
    }
    y += canvas.text({r.x, y}, {view.visiting}, label, r.w) + 10;
    for (const DelegationCard& card : view.delegations) {
        const float height = delegation_height(card, canvas, r.w);
        if (y + height > r.bottom()) {
            break;
        }
        night_box(canvas, {r.x, y, r.w, height});
        const float name = canvas.text({r.x + 28, y + 18}, {card.name}, short_heading(36, t.on_night), r.w - 56);
        if (!card.detail.empty()) {
            canvas.text({r.x + 28, y + 20 + name}, card.detail, style(27, Weight::Regular, t.on_night_soft), r.w - 56);
        }
        y += height + 14;
    }
    return y - 14;
}

float item_height(const ItemCard& card, Canvas& canvas, float width) {
    return 18 + pill_height(canvas) + 6 + canvas.measure({card.title}, short_heading(36, {}), width - 56).y +
           canvas.measure(card.detail, style(27, Weight::Regular, {}), width - 56).y + 20;
}

void item_words(const ItemCard& card, Canvas& canvas, const Rect& box) {
    const Theme& t = canvas.theme();
    float at = box.y + 18, x = box.x + 28;
    const bool off = card.notice && card.notice->cancelled;
    if (!off)
        x += 12 +
             pill(canvas, {x, at}, {card.pill}, card.now ? t.accent : t.primary, card.now ? t.on_accent : t.on_primary);
    if (card.notice) pill(canvas, {x, at}, {card.notice->word}, off ? t.red : t.amber, off ? t.on_red : t.on_amber);
    at += pill_height(canvas) + 6;
    at += canvas.text({box.x + 28, at}, {card.title}, short_heading(36, t.on_night), box.w - 56);
    canvas.text({box.x + 28, at}, card.detail, style(27, Weight::Regular, t.on_night_soft), box.w - 56);
}

// What is on and what comes next.
float items(const AttractViewModel& view, Canvas& canvas, const Rect& r) {
    float y = r.y;
    for (const ItemCard& card : view.items) {
        const Rect box{r.x, y, r.w, item_height(card, canvas, r.w)};
        if (box.bottom() > r.bottom()) break;
        night_box(canvas, box);
        item_words(card, canvas, box);
        y += box.h + 14;
    }
    return y > r.y ? y - 14 : y;
}

// The photo fills the room; below a scrim what is on and what comes next, side by side.
float photo_page(const AttractViewModel& view, const Texture& photo, Canvas& canvas, const Rect& r) {
    if (photo.name() == 0 || r.h < 80) return r.y;
    const Theme& t = canvas.theme();
    const float shape = r.w / r.h, ratio = static_cast<float>(photo.width()) / static_cast<float>(photo.height());
    const float across = std::min(1.0F, shape / ratio), down = std::min(1.0F, ratio / shape);
    canvas.picture(r, photo, {(1 - across) / 2, (1 - down) / 2}, {(1 + across) / 2, (1 + down) / 2});
    constexpr float kEdge = 18;
    const auto count = static_cast<float>(view.items.size());
    const float w = (r.w - kEdge * (count + 1)) / std::max(count, 1.0F);
    float height = 0;
    for (const ItemCard& card : view.items) height = std::max(height, item_height(card, canvas, w));
    if (view.items.empty() || height + 2 * kEdge > r.h) return r.bottom();
    constexpr int kBands = 12;
    const float scrim = std::min(r.h, height * 1.5F + kEdge);
    for (int i = 0; i < kBands; ++i) {
        const float band = scrim / kBands;
        canvas.fill({r.x, r.bottom() - scrim + band * static_cast<float>(i), r.w, band},
                    t.night.with_alpha(static_cast<std::uint8_t>(13 * (i + 1))));
    }
    Rect box{r.x + kEdge, r.bottom() - kEdge - height, w, height};
    for (const ItemCard& card : view.items) {
        canvas.fill(box, t.night.with_alpha(232), 20);
        if (t.contrast) canvas.outline(box, t.night_line, 2, 20);
        item_words(card, canvas, box);
        box.x += w + kEdge;
    }
    return r.bottom();
}

struct Shown {
    const AttractViewModel& view;
    const Texture& photo;
};

float page(const Shown& shown, Canvas& canvas, const Rect& r) {
    switch (shown.view.page) {
    case AttractPage::Delegations:
        return delegations(shown.view, canvas, r);
    case AttractPage::Programme:
        return items(shown.view, canvas, r);
    case AttractPage::Photo:
        return photo_page(shown.view, shown.photo, canvas, r);
    case AttractPage::None:
        break;
    }
    return r.y;
}

// room: the height to share with the page below.
void welcome(const Shown& shown, Canvas& canvas, const Rect& r, float room) {
    const AttractViewModel& view = shown.view;
    const Theme& t = canvas.theme();
    const float scale = canvas.shape().portrait ? 0.92F : 1.0F;
    TextStyle hello = style(130 * scale, Weight::Bold, t.on_night);
    hello.line = 1.2F;
    hello = canvas.fit({view.hello}, hello, {r.w, room * 0.2F}, 72 * scale);
    TextStyle others = style(60 * scale, Weight::Bold, t.on_night_soft);
    others.line = 1.38F;
    others = canvas.fit(view.welcomes, others, {r.w, room * 0.22F}, 38);
    float y = r.y;
    y += canvas.text({r.x, y}, {view.hello}, hello, r.w);
    y += canvas.text({r.x, y}, view.welcomes, others, r.w) + 22;
    const TextStyle host = canvas.fit({view.host}, heading(46, t.on_night), {r.w, room * 0.2F}, 36);
    y += canvas.text({r.x, y}, {view.host}, host, r.w) + 4;
    y += canvas.text({r.x, y}, view.host_line, style(30, Weight::Regular, t.on_night_soft), r.w) + 30;
    page(shown, canvas, {r.x, y, r.w, r.y + room - y});
}

} // namespace

Rect call_area(const Canvas& canvas, bool swapped) {
    const Rect all = canvas.all();
    if (canvas.shape().portrait) {
        const float h = all.h * 0.5F;
        return {0, swapped ? 0 : all.h - h, all.w, h};
    }
    const float w = all.w * 0.43F;
    return {swapped ? 0 : all.w - w, 0, w, all.h};
}

Rect attract_map_area(const Canvas& canvas, bool swapped) {
    const float footer = canvas.shape().portrait ? 250.0F : 140.0F; // of one row, or of two
    const Rect all = canvas.all();
    return call_area(canvas, swapped).meet({0, 0, all.w, all.h - footer});
}

void draw_night(Canvas& canvas, bool swapped) {
    const Theme& t = canvas.theme();
    const Rect all = canvas.all();
    if (t.contrast) {
        canvas.fill(all, t.night);
        return;
    }
    const Rect call = call_area(canvas, swapped);
    canvas.glow(all, {call.x + call.w / 2, call.y + call.h * 0.4F}, std::max(all.w, all.h) * 0.56F, t.night_glow,
                t.night);
}

void draw_attract(const AttractViewModel& view, const Texture& photo, Canvas& canvas, const Rect& content) {
    const Theme& t = canvas.theme();
    const Shown shown{view, photo};
    const bool portrait = canvas.shape().portrait;
    const Rect r{content.x + view.drift.x, content.y + view.drift.y, content.w, content.h};
    const TextStyle clock = style(48, Weight::Bold, t.on_night);
    const Spans clock_text{{view.clock, "en"}};
    const Vec clock_size = canvas.measure(clock_text, clock);
    const float margin = portrait ? 64.0F : 96.0F;
    if (portrait) {
        // The clock stands beside the welcome; both change places with the call.
        const float half = r.h * (view.swapped ? 0.46F : 0.54F);
        const float welcome_y = view.swapped ? r.y + half : r.y;
        canvas.text({r.right() - margin - clock_size.x, welcome_y + 40}, clock_text, clock);
        const float welcome_h = view.swapped ? r.h - half : half;
        welcome(shown, canvas, {r.x + margin, welcome_y + 56, r.w - 2 * margin, 0}, welcome_h - 64);
        const float call_y = view.swapped ? r.y + 30 : r.y + half + 16;
        call(view, canvas, {r.x + margin, call_y, r.w - 2 * margin, r.h - welcome_h - 46});
        return;
    }
    const float split = r.w * 0.57F, side = r.w - split;
    const float x = view.swapped ? r.x + side : r.x;
    const float width = split - margin - 24, room = r.h - 64;
    welcome(shown, canvas, {x + (view.swapped ? 24.0F : margin), r.y + 40, width, 0}, room);
    const float call_x = view.swapped ? r.x + margin : r.x + split + 24, call_w = side - 24 - margin;
    const Vec clock_at{call_x + (view.swapped ? 0 : call_w - clock_size.x), r.y + 56};
    clear_ground(canvas, Rect{clock_at.x, clock_at.y, clock_size.x, clock_size.y}.inset(-20, -4), 20);
    canvas.text(clock_at, clock_text, clock);
    call(view, canvas, {call_x, r.y + 56 + clock_size.y + 8, call_w, r.h - 72 - clock_size.y - 24});
}

} // namespace kiosk::ui
