#include "ui/screens/attract.hpp"

#include "ui/widgets.hpp"

namespace kiosk::ui {
namespace {

void call(const AttractView& view, Canvas& canvas, const Rect& r) {
    const Theme& t = canvas.theme();
    TextStyle big = style(46, Weight::Bold, t.on_night);
    TextStyle small = style(30, Weight::Regular, t.on_night_soft);
    big.align = small.align = Align::Centre;
    const Spans lead = canvas.stacked(view.call, big, r.w), rest = canvas.stacked(view.look_around, small, r.w);
    big = canvas.fit(lead, big, {r.w, 46 * canvas.text_scale() * 1.4F * 2}, 34);
    const float big_h = canvas.measure(lead, big, r.w).y, small_h = canvas.measure(rest, small, r.w).y;
    const bool upright = view.lens == LensSide::Top || view.lens == LensSide::Bottom;
    const float words = big_h + 8 + small_h;
    const float room = r.h - words - 36;
    const float arrow = std::clamp(room * 0.3F, 60.0F, 200.0F);
    const float badge_h = std::clamp(upright ? room - arrow - 30 : room, 100.0F, 470.0F), badge_w = badge_h * 0.76F;
    const float total = (upright ? arrow + 30 : 0) + badge_h + 36 + words;
    float y = r.y + std::max(0.0F, (r.h - total) / 2);
    const float middle = r.x + r.w / 2;
    const Colour dim = t.contrast ? Colour::hex(0x6A6A6A) : blend(t.on_night.with_alpha(70), t.night_glow); // opaque: strokes overlap
    if (view.lens == LensSide::Top) {
        draw_chevrons(canvas, {middle - arrow / 4, y, arrow / 2, arrow}, view.lens, t.on_night, dim, view.lit);
        y += arrow + 30;
    }
    draw_badge(canvas, {middle - badge_w / 2, y, badge_w, badge_h}, t.on_night, std::max(8.0F, badge_h * 0.034F));
    if (!upright) {
        const float x = view.lens == LensSide::Left ? middle - badge_w / 2 - 30 - arrow : middle + badge_w / 2 + 30;
        draw_chevrons(canvas, {x, y + badge_h / 2 - arrow / 4, arrow, arrow / 2}, view.lens, t.on_night, dim, view.lit);
    }
    y += badge_h + 30;
    if (view.lens == LensSide::Bottom) {
        draw_chevrons(canvas, {middle - arrow / 4, y, arrow / 2, arrow}, view.lens, t.on_night, dim, view.lit);
        y += arrow + 6;
    }
    y += 6 + canvas.text({r.x, y + 6}, lead, big, r.w);
    canvas.text({r.x, y + 8}, rest, small, r.w);
}

float delegation_height(const DelegationCard& card, Canvas& canvas, float width) {
    return 20 + canvas.measure({card.name}, style(36, Weight::Bold, {}), width - 56).y +
           (card.detail.empty() ? 0 : canvas.measure(card.detail, style(27, Weight::Regular, {}), width - 56).y) + 22;
}

// As many of today's delegations as there is room for; gives the y where they end.
float delegations(const AttractView& view, Canvas& canvas, const Rect& r) {
    const Theme& t = canvas.theme();
    float y = r.y;
    const TextStyle label = style(28, Weight::Regular, t.on_night_soft);
    if (!view.visiting || canvas.measure({*view.visiting}, label, r.w).y + delegation_height(view.delegations.front(), canvas, r.w) + 10 > r.h) {
        return r.y;
    }
    y += canvas.text({r.x, y}, {*view.visiting}, label, r.w) + 10;
    for (const DelegationCard& card : view.delegations) {
        const float height = delegation_height(card, canvas, r.w);
        if (y + height > r.bottom()) {
            break;
        }
        const Rect box{r.x, y, r.w, height};
        canvas.fill(box, t.night_card, 20);
        if (t.contrast) {
            canvas.outline(box, t.night_line, 2, 20);
        }
        const float name = canvas.text({box.x + 28, y + 18}, {card.name}, style(36, Weight::Bold, t.on_night), r.w - 56);
        if (!card.detail.empty()) {
            canvas.text({box.x + 28, y + 20 + name}, card.detail, style(27, Weight::Regular, t.on_night_soft), r.w - 56);
        }
        y += height + 14;
    }
    return y - 14;
}

// Draws and gives the height that it took; room: to share with the delegations.
float welcome(const AttractView& view, Canvas& canvas, const Rect& r, float room) {
    const Theme& t = canvas.theme();
    const float scale = canvas.shape().portrait ? 0.92F : 1.0F;
    TextStyle hello = style(140 * scale, Weight::Bold, t.on_night);
    hello.line = 1.2F;
    hello = canvas.fit({view.hello}, hello, {r.w, room * 0.22F}, 90 * scale);
    TextStyle others = style(66 * scale, Weight::Bold, t.on_night_soft);
    others.line = 1.38F;
    others = canvas.fit(view.welcomes, others, {r.w, room * 0.26F}, 38);
    float y = r.y;
    y += canvas.text({r.x, y}, {view.hello}, hello, r.w);
    y += canvas.text({r.x, y}, view.welcomes, others, r.w) + 26;
    const TextStyle host = canvas.fit({view.host}, style(46, Weight::Bold, t.on_night), {r.w, room * 0.2F}, 36);
    y += canvas.text({r.x, y}, {view.host}, host, r.w) + 4;
    y += canvas.text({r.x, y}, view.host_line, style(30, Weight::Regular, t.on_night_soft), r.w) + 34;
    return delegations(view, canvas, {r.x, y, r.w, r.y + room - y}) - r.y;
}

} // namespace

void draw_night(Canvas& canvas) {
    const Theme& t = canvas.theme();
    const Rect all = canvas.all();
    if (t.contrast) {
        canvas.fill(all, t.night);
        return;
    }
    const bool portrait = canvas.shape().portrait;
    const Vec focus = portrait ? Vec{all.w * 0.5F, all.h * 0.68F} : Vec{all.w * 0.79F, all.h * 0.4F};
    canvas.glow(all, focus, std::max(all.w, all.h) * 0.56F, t.night_glow, t.night);
}

void draw_attract(const AttractView& view, Canvas& canvas, const Rect& content) {
    const Theme& t = canvas.theme();
    const bool portrait = canvas.shape().portrait;
    const Rect r{content.x + view.drift.x, content.y + view.drift.y, content.w, content.h};
    const TextStyle clock = style(48, Weight::Bold, t.on_night);
    const Spans clock_text{{view.clock, "en"}};
    const Vec clock_size = canvas.measure(clock_text, clock);
    const float margin = portrait ? 64.0F : 96.0F;
    canvas.text({r.right() - margin - clock_size.x, r.y + 56}, clock_text, clock);
    if (portrait) {
        const float split = r.h * 0.52F;
        welcome(view, canvas, {r.x + margin, r.y + 64, r.w - 2 * margin, 0}, split - 64);
        call(view, canvas, {r.x + margin, r.y + split + 20, r.w - 2 * margin, r.h - split - 60});
        return;
    }
    const float split = r.w * 0.57F;
    const float width = split - margin - 24, room = r.h - 72;
    const float used = canvas.height_of([&](Canvas& c, Rect area) { return welcome(view, c, area, room); }, width);
    welcome(view, canvas, {r.x + margin, r.y + 40 + std::max(0.0F, (room - used) * 0.4F), width, 0}, room);
    call(view, canvas, {r.x + split + 24, r.y + 56 + clock_size.y + 8, r.w - split - 48 - margin, r.h - 72 - clock_size.y - 24});
}

} // namespace kiosk::ui
