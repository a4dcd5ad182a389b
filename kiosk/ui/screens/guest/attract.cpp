#include "ui/screens/guest/attract.hpp"

#include <algorithm>
#include <cmath>

#include "ui/screens/guest/attract_cards.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kWelcomeShare = 0.6F;        // of an upright panel's height
constexpr float kWelcomeShareAcross = 0.57F; // of a wide one's width

struct AttractAreas {
    Rect welcome, call;
};

// Up to the content's edges, and nothing of one in the other.
AttractAreas areas_of(const Canvas& canvas, const Rect& content, bool swapped) {
    AttractAreas a{content, content};
    if (canvas.shape().portrait) {
        a.welcome.h = std::round(content.h * kWelcomeShare);
        a.call.h = content.h - a.welcome.h;
        (swapped ? a.welcome.y : a.call.y) = content.y + (swapped ? a.call.h : a.welcome.h);
        return a;
    }
    a.welcome.w = std::round(content.w * kWelcomeShareAcross);
    a.call.w = content.w - a.welcome.w;
    (swapped ? a.welcome.x : a.call.x) = content.x + (swapped ? a.call.w : a.welcome.w);
    return a;
}

// The map and its borders end where words or signs stand.
void clear_ground(Canvas& canvas, const Rect& box, float radius) {
    const Theme& t = canvas.theme();
    canvas.fill(box, t.contrast ? t.night : t.night_glow, radius);
    canvas.note("attract.clear", box);
}

void chevrons(const AttractViewModel& view, Canvas& canvas, const Rect& box) {
    const Theme& t = canvas.theme();
    const Colour dim =
        t.contrast ? Colour::hex(0x6A6A6A) : blend(t.on_night.with_alpha(70), t.night_glow); // opaque: strokes overlap
    clear_ground(canvas, box.inset(-14, -10), 30);
    draw_chevrons(canvas, box, view.lens, t.on_night, dim, view.lit);
    canvas.note("attract.sign", box);
}

struct CallWords {
    Spans lead, rest;
    TextStyle big, small;
    float big_h = 0, small_h = 0, widest = 0;
    [[nodiscard]] float height() const { return big_h + 8 + small_h; }
};

CallWords call_words(const AttractViewModel& view, Canvas& canvas, float width) {
    const Theme& t = canvas.theme();
    CallWords w;
    w.big = heading(46, t.on_night);
    w.small = style(30, Weight::Regular, t.on_night_soft);
    w.big.align = w.small.align = Align::Centre;
    w.lead = canvas.stacked(view.call, w.big, width);
    w.rest = canvas.stacked(view.look_around, w.small, width);
    w.big = canvas.fit(w.lead, w.big, {width, 46 * canvas.text_scale() * 1.4F * 2}, 34);
    const Vec big = canvas.measure(w.lead, w.big, width), small = canvas.measure(w.rest, w.small, width);
    w.big_h = big.y;
    w.small_h = small.y;
    w.widest = std::max(big.x, small.x);
    return w;
}

void call(const AttractViewModel& view, Canvas& whole, const Rect& r) {
    // The pictogram says it to those who read none of this: large words leave it its part.
    constexpr float kWordsShare = 0.6F, kLeast = 0.8F;
    Canvas canvas = whole;
    while (call_words(view, canvas, r.w).height() > r.h * kWordsShare && canvas.text_scale() > kLeast)
        canvas = canvas.with_text_scale(canvas.text_scale() * 0.92F);
    const Theme& t = canvas.theme();
    const CallWords w = call_words(view, canvas, r.w);
    const float middle = r.x + r.w / 2;
    if (!view.invites) {
        const Rect box{r.x, r.y + std::max(0.0F, (r.h - w.big_h) / 2), r.w, w.big_h};
        const float wide = canvas.measure(w.lead, w.big, r.w).x;
        clear_ground(canvas, Rect{middle - wide / 2, box.y, wide, box.h}.inset(-24, -10), 24);
        canvas.text({box.x, box.y}, w.lead, w.big, r.w);
        return;
    }
    const bool upright = view.arrow && (view.lens == LensSide::Top || view.lens == LensSide::Bottom);
    const float words = w.height();
    const float room = r.h - words - 36;
    const float arrow = std::clamp(room * 0.3F, 60.0F, 200.0F);
    const float badge_h = std::clamp(upright ? room - arrow - 30 : room, 100.0F, 470.0F), badge_w = badge_h * 0.76F;
    const float total = (upright ? arrow + 30 : 0) + badge_h + 36 + words;
    float y = r.y + std::max(0.0F, (r.h - total) / 2);
    if (view.arrow && view.lens == LensSide::Top) {
        chevrons(view, canvas, {middle - arrow / 4, y, arrow / 2, arrow});
        y += arrow + 30;
    }
    const Rect badge{middle - badge_w / 2, y, badge_w, badge_h};
    clear_ground(canvas, badge.inset(-6, 0), badge.w * 0.16F);
    draw_badge(canvas, badge, t.on_night, std::max(8.0F, badge_h * 0.034F));
    canvas.note("attract.sign", badge);
    if (view.arrow && !upright) {
        const float x = view.lens == LensSide::Left ? middle - badge_w / 2 - 30 - arrow : middle + badge_w / 2 + 30;
        chevrons(view, canvas, {x, y + badge_h / 2 - arrow / 4, arrow, arrow / 2});
    }
    y += badge_h + 30;
    if (view.arrow && view.lens == LensSide::Bottom) {
        chevrons(view, canvas, {middle - arrow / 4, y, arrow / 2, arrow});
        y += arrow + 6;
    }
    clear_ground(canvas, Rect{middle - w.widest / 2, y + 4, w.widest, words + 8}.inset(-24, -6), 24);
    y += 6 + canvas.text({r.x, y + 6}, w.lead, w.big, r.w);
    canvas.text({r.x, y + 8}, w.rest, w.small, r.w);
}

struct Shown {
    const AttractViewModel& view;
    const Texture& photo;
    [[nodiscard]] bool photo_page() const { return view.page == AttractPage::Photo && photo.name() != 0; }
};

// Fills the rect; what is too much is cut at both sides.
void cover(Canvas& canvas, const Rect& r, const Texture& photo, float radius) {
    const float shape = r.w / r.h, ratio = static_cast<float>(photo.width()) / static_cast<float>(photo.height());
    const float across = std::min(1.0F, shape / ratio), down = std::min(1.0F, ratio / shape);
    canvas.picture(r, photo, {(1 - across) / 2, (1 - down) / 2}, {(1 + across) / 2, (1 + down) / 2}, radius);
}

// Below the words, with who visits above it and what is on over its foot.
void photo_below(const Shown& shown, Canvas& canvas, Rect r) {
    constexpr float kEdge = 18, kLeastPhoto = 300;
    const auto row = [&](Canvas& c, Rect area) { return delegation_row(shown.view, c, area, false); };
    if (const float chips = canvas.height_of(row, r.w); chips > 0 && r.h - chips - kEdge >= kLeastPhoto) {
        row(canvas, r);
        r.y += chips + kEdge;
        r.h -= chips + kEdge;
    }
    if (r.h < 80) return;
    cover(canvas, r, shown.photo, 26);
    const float height = item_row_height(shown.view, canvas, r.w - 2 * kEdge);
    if (height > 0 && height + 2 * kEdge <= r.h) item_row(shown.view, canvas, r.inset(kEdge, kEdge), true);
}

void page(const Shown& shown, Canvas& canvas, const Rect& r) {
    const AttractViewModel& view = shown.view;
    switch (view.page) {
    case AttractPage::Delegations: {
        // What is on stands in what they leave, not in their place.
        const float row = item_row_height(view, canvas, r.w);
        const Rect above{r.x, r.y, r.w, r.h - row - 2 * kNightCardGap};
        delegation_list(view, canvas, r);
        if (row > 0 && row <= r.h &&
            delegations_with_room(view, canvas, above) == delegations_with_room(view, canvas, r))
            item_row(view, canvas, r, false);
        return;
    }
    case AttractPage::Programme: {
        const float y = item_list(view, canvas, r) + 2 * kNightCardGap;
        if (!view.delegations.empty() && y < r.bottom()) delegation_list(view, canvas, {r.x, y, r.w, r.bottom() - y});
        return;
    }
    case AttractPage::Photo:
        if (shown.photo_page() && !canvas.shape().portrait) photo_below(shown, canvas, r);
        return;
    case AttractPage::None:
        return;
    }
}

// The welcome in the language of who is due; the others beside it where they have room, else below. clock: what stands
// at the end of its line.
float hello(const AttractViewModel& view, Canvas& canvas, const Rect& r, float clock) {
    const Theme& t = canvas.theme();
    const float scale = canvas.shape().portrait ? 0.92F : 1.0F;
    constexpr float kGap = 48, kLeastBeside = 280;
    TextStyle big = style(130 * scale, Weight::Bold, t.on_night);
    big.line = 1.2F;
    big = canvas.fit({view.hello}, big, {r.w - clock, r.h * 0.2F}, 72 * scale);
    TextStyle others = style(60 * scale, Weight::Bold, t.on_night_soft);
    others.line = 1.38F;
    const Vec size = canvas.measure({view.hello}, big, r.w - clock);
    canvas.text({r.x, r.y}, {view.hello}, big, r.w - clock);
    const float beside = r.w - clock - size.x - kGap;
    if (beside >= kLeastBeside * canvas.text_scale()) {
        const TextStyle side = canvas.fit(view.welcomes, others, {beside, size.y}, 38);
        if (const Vec laid = canvas.measure(view.welcomes, side, beside); laid.y <= size.y) {
            canvas.text({r.x + size.x + kGap, r.y + (size.y - laid.y) / 2}, view.welcomes, side, beside);
            return size.y;
        }
    }
    others = canvas.fit(view.welcomes, others, {r.w, r.h * 0.22F}, 38);
    return size.y + canvas.text({r.x, r.y + size.y}, view.welcomes, others, r.w);
}

// Gives the height. r.h: the height to share with the page below.
float welcome_words(const AttractViewModel& view, Canvas& canvas, const Rect& r, float clock) {
    const Theme& t = canvas.theme();
    float y = r.y + hello(view, canvas, r, clock) + 22;
    const TextStyle host = canvas.fit({view.host}, heading(46, t.on_night), {r.w, r.h * 0.2F}, 36);
    y += canvas.text({r.x, y}, {view.host}, host, r.w) + 4;
    y += canvas.text({r.x, y}, view.host_line, style(30, Weight::Regular, t.on_night_soft), r.w);
    return y - r.y;
}

constexpr float kWelcomeGap = 24; // above the page below the welcome

void welcome(const Shown& shown, Canvas& canvas, const Rect& r, float clock) {
    const float y = r.y + welcome_words(shown.view, canvas, r, clock) + kWelcomeGap;
    page(shown, canvas, {r.x, y, r.w, r.bottom() - y});
}

// An upright panel's welcome with a photo: from edge to edge behind all of it, darkened where words stand. Who visits
// stands below the words, what is on over the photo's foot, and some of the photo between them.
void welcome_on_photo(const Shown& shown, Canvas& canvas, const Rect& r, const Rect& whole, float clock) {
    const Colour scrim = canvas.theme().night_scrim, clear = scrim.with_alpha(0);
    constexpr float kFade = 150, kLeastPhoto = 160;
    cover(canvas, whole, shown.photo, 0);
    const float words = canvas.height_of(
        [&](Canvas& c, Rect in) {
            return welcome_words(shown.view, c, {0, 0, in.w, r.h}, clock);
        },
        r.w);
    const auto row = [&](Canvas& c, Rect area) { return delegation_row(shown.view, c, area, true); };
    const float items = item_row_height(shown.view, canvas, r.w), chips = canvas.height_of(row, r.w);
    const bool visiting = chips > 0 && r.y + words + kWelcomeGap + chips + kLeastPhoto + items <= r.bottom();
    const float dark = std::min(r.y + words + (visiting ? kWelcomeGap + chips : 0) + 16, whole.bottom());
    canvas.fill({whole.x, whole.y, whole.w, dark - whole.y}, scrim);
    canvas.shade(Rect{whole.x, dark, whole.w, kFade}.meet(whole), scrim, clear);
    welcome_words(shown.view, canvas, r, clock);
    if (visiting) row(canvas, {r.x, r.y + words + kWelcomeGap, r.w, chips});
    if (items <= 0 || dark + kNightCardGap + items > r.bottom()) return;
    item_row(shown.view, canvas, r, true);
}

} // namespace

Rect attract_map_area(const Canvas& canvas, const Rect& content, bool swapped) {
    return areas_of(canvas, content, swapped).call;
}

void draw_night(Canvas& canvas, bool swapped) {
    const Theme& t = canvas.theme();
    const Rect all = canvas.all();
    if (t.contrast) {
        canvas.fill(all, t.night);
        return;
    }
    const Rect call = areas_of(canvas, all, swapped).call;
    canvas.glow(all, {call.x + call.w / 2, call.y + call.h * 0.4F}, std::max(all.w, all.h) * 0.56F, t.night_glow,
                t.night);
}

void draw_attract(const AttractViewModel& view, const Texture& photo, Canvas& canvas, const Rect& content) {
    const Theme& t = canvas.theme();
    const Shown shown{view, photo};
    const AttractAreas areas = areas_of(canvas, content, view.swapped);
    canvas.note("attract.map", areas.call);
    const auto drifted = [&](Rect r) {
        r.x += view.drift.x;
        r.y += view.drift.y;
        return r;
    };
    const TextStyle clock = style(48, Weight::Bold, t.on_night);
    const Spans clock_text{{view.clock, "en"}};
    const Vec clock_size = canvas.measure(clock_text, clock);
    constexpr float kClockGap = 40;
    if (canvas.shape().portrait) {
        constexpr float kMargin = 64;
        const Rect words = drifted(areas.welcome.inset(kMargin, 40));
        if (shown.photo_page()) {
            welcome_on_photo(shown, canvas, words, areas.welcome, clock_size.x + kClockGap);
        } else {
            welcome(shown, canvas, words, clock_size.x + kClockGap);
        }
        canvas.text({words.right() - clock_size.x, words.y + 8}, clock_text, clock);
        const Rect room = drifted(areas.call.inset(kMargin, 24));
        call(view, canvas, room);
        return;
    }
    constexpr float kMargin = 96, kInner = 24;
    const float left = view.swapped ? kInner : kMargin, right = view.swapped ? kMargin : kInner;
    Rect words = areas.welcome.inset(0, 40);
    words = drifted({words.x + left, words.y, words.w - left - right, words.h + 16});
    welcome(shown, canvas, words, 0);
    Rect room = areas.call;
    room = drifted({room.x + right, room.y, room.w - left - right, room.h});
    const Vec clock_at{room.x + (view.swapped ? 0 : room.w - clock_size.x), room.y + 56};
    clear_ground(canvas, Rect{clock_at.x, clock_at.y, clock_size.x, clock_size.y}.inset(-20, -4), 20);
    canvas.text(clock_at, clock_text, clock);
    call(view, canvas, {room.x, room.y + 56 + clock_size.y + 8, room.w, room.h - 72 - clock_size.y - 24});
}

} // namespace kiosk::ui
