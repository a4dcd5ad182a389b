#include "ui/screens/guest/home.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

#include "ui/widgets/squeezed.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kHomePad = 42;

using TileIcon = void (*)(Canvas&, const Rect&, const Theme&, bool held);

struct TileFace {
    std::string_view id;
    Said title, sub;
    TileIcon icon = nullptr;
    bool primary = false;
};

// What tiles of one size share, so that their pictograms are as large and their words stand as high.
struct TileFit {
    float title_size = 46, sub_size = 28;
    float title_h = 0, sub_h = 0; // of the tallest
    float icon = 0;               // side; 0: no room
};

Rect tile_inside(const Rect& r) {
    return r.inset(kHomePad, std::min(kHomePad, r.h * 0.12F));
}

TextStyle tile_title(float size, Colour colour) {
    TextStyle title = heading(size, colour);
    title.line = 1.25F;
    return title;
}

TileFit fit_tiles(Canvas& canvas, std::span<const TileFace> faces, const Rect& r, TileFit fit) {
    const Rect inner = tile_inside(r);
    for (const TileFace& face : faces) {
        const TextStyle title = tile_title(fit.title_size, {}), sub = style(fit.sub_size, Weight::Regular, {});
        fit.title_size = canvas.fit({face.title}, title, {inner.w, inner.h * 0.5F}, 26).size;
        fit.sub_size = canvas.fit({face.sub}, sub, {inner.w, inner.h * 0.42F}, 20).size;
    }
    for (const TileFace& face : faces) {
        const float title_h = canvas.measure({face.title}, tile_title(fit.title_size, {}), inner.w).y;
        const float sub_h = canvas.measure({face.sub}, style(fit.sub_size, Weight::Regular, {}), inner.w).y;
        fit.title_h = std::max(fit.title_h, title_h);
        fit.sub_h = std::max(fit.sub_h, sub_h);
    }
    const float left = inner.h - fit.title_h - fit.sub_h - 16;
    fit.icon = left > 44 ? std::min(96.0F, left) : 0.0F;
    return fit;
}

bool tile(Canvas& canvas, const TileFace& face, const Rect& r, const TileFit& fit) {
    const Theme& t = canvas.theme();
    const TouchRouter::Hit hit = canvas.touchable(face.id, r);
    const ButtonColours c = colours_of(t, face.primary ? ButtonLook::Primary : ButtonLook::Plain, hit.held);
    if (face.primary) {
        canvas.fill(r, c.fill, 32);
    } else {
        canvas.card(r, c.fill, c.border, 32);
    }
    const Rect inner = tile_inside(r);
    const Colour soft = hit.held && t.contrast ? c.ink : face.primary ? t.on_primary_soft : t.muted;
    if (fit.icon > 0) {
        const float left = inner.h - fit.title_h - fit.sub_h - 16;
        face.icon(canvas, {inner.x, inner.y + std::min(10.0F, (left - fit.icon) / 2), fit.icon, fit.icon}, t, hit.held);
    }
    const float words = inner.bottom() - fit.sub_h - fit.title_h;
    const float title_h = canvas.text({inner.x, words}, {face.title}, tile_title(fit.title_size, c.ink), inner.w);
    canvas.text({inner.x, words + title_h}, {face.sub}, style(fit.sub_size, Weight::Regular, soft), inner.w);
    return hit.tapped;
}

struct HomePill {
    Said word;
    Colour fill, ink;
};

// A cancelled item is neither on nor next.
std::vector<HomePill> home_pills(const ItemCard& card, const Theme& t) {
    std::vector<HomePill> pills;
    const bool off = card.notice && card.notice->cancelled;
    if (!off) pills.push_back({card.pill, card.now ? t.accent : t.primary, card.now ? t.on_accent : t.on_primary});
    if (card.notice) pills.push_back({card.notice->word, off ? t.red : t.amber, off ? t.on_red : t.on_amber});
    return pills;
}

float home_pills_width(Canvas& canvas, const std::vector<HomePill>& pills) {
    float width = 0;
    for (const HomePill& each : pills) width += canvas.measure({each.word}, style(22, Weight::Bold, {})).x + 28 + 12;
    return width - 12;
}

TextStyle card_line(Colour colour) {
    return style(26, Weight::Regular, colour);
}

// Beside the pills where there is room, else below all.
bool more_beside(Canvas& canvas, const ItemCard& card, float width) {
    const float pills_w = home_pills_width(canvas, home_pills(card, canvas.theme()));
    return pills_w + 20 + canvas.measure({*card.more}, style(24, Weight::Regular, {})).x <= width;
}

float card_height(Canvas& canvas, const ItemCard& card, float width) {
    const float inner = width - 2 * kHomePad;
    const float more = card.more && !more_beside(canvas, card, inner)
                           ? canvas.measure({*card.more}, style(24, Weight::Regular, {}), inner).y
                           : 0;
    const float was =
        card.notice && !card.notice->was.empty() ? canvas.measure(card.notice->was, card_line({}), inner).y : 0;
    return more + was + 24 + pill_height(canvas) + 8 + canvas.measure({card.title}, short_heading(34, {}), inner).y +
           canvas.measure(card.detail, card_line({}), inner).y + 26;
}

bool item_card(Canvas& canvas, const ItemCard& card, const Rect& r) {
    const Theme& t = canvas.theme();
    const bool off = card.notice && card.notice->cancelled;
    TouchRouter::Hit hit;
    if (const Rect reach = within_reach(canvas, r); reach.h >= canvas.shape().touch)
        hit = canvas.touchable("home.item." + card.item.str(), reach);
    edged_card(canvas, r, off ? t.red : card.now ? t.accent : t.edge, hit.held);
    float y = r.y + 24, x = r.x + kHomePad;
    const float inner = r.w - 2 * kHomePad;
    for (const HomePill& each : home_pills(card, t)) x += pill(canvas, {x, y}, {each.word}, each.fill, each.ink) + 12;
    const TextStyle more = style(24, Weight::Regular, t.muted);
    const bool beside = card.more && more_beside(canvas, card, inner);
    if (beside) {
        const float more_h = canvas.measure({*card.more}, more).y;
        canvas.text({x + 8, y + (pill_height(canvas) - more_h) / 2}, {*card.more}, more);
    }
    x = r.x + kHomePad;
    y += pill_height(canvas) + 8;
    y += canvas.text({x, y}, {card.title}, short_heading(34, off ? t.muted : t.ink), inner);
    y += canvas.text({x, y}, card.detail, card_line(t.muted), inner);
    if (card.notice && !card.notice->was.empty()) y += canvas.text({x, y}, card.notice->was, card_line(t.muted), inner);
    if (card.more && !beside) canvas.text({x, y}, {*card.more}, more, inner);
    card_press(canvas, r, 22, hit.held);
    return hit.tapped;
}

// In the order in which they go where not all has room; what is on and what comes next stays.
enum GreetingWithout { kWhole, kNoLead, kSmallWelcome, kNoMore };

// Words at the top, cards at the bottom of what room there is.
// action: of a touch on one of the cards.
float greeting(Canvas& canvas, const HomeViewModel& view, const Rect& area, float size, int left_out, Action& action) {
    const Theme& t = canvas.theme();
    std::vector<ItemCard> cards_shown = view.cards;
    if (left_out >= kNoMore)
        for (ItemCard& card : cards_shown) {
            card.more.reset();
            if (card.notice) card.notice->was.clear();
        }
    const bool small = left_out >= kSmallWelcome;
    TextStyle title = heading(size, t.ink);
    title.line = 1.12F;
    title = canvas.fit({view.welcome}, title, {area.w, size * 1.12F * (small ? 2.1F : 3.1F)},
                       size * (small ? 0.56F : 0.72F));
    float cards = 0;
    for (const ItemCard& card : cards_shown) {
        cards += card_height(canvas, card, area.w) + 18;
    }
    float y = area.y;
    y += canvas.text({area.x, y}, {view.welcome}, title, area.w) + 20;
    if (left_out < kNoLead) {
        y += canvas.text({area.x, y}, {view.lead}, style(34, Weight::Regular, t.muted), area.w) + 32;
    }
    y = std::max(y, area.bottom() - cards + 18);
    for (const ItemCard& card : cards_shown) {
        const float height = card_height(canvas, card, area.w);
        if (item_card(canvas, card, {area.x, y, area.w, height})) action = core::OpenItem{card.item};
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
    std::vector<TileFace> others;
    std::vector<Action> opens;
    if (view.programme) {
        others.push_back({"home.programme", view.programme->title, view.programme->sub, calendar});
        opens.emplace_back(core::OpenProgramme{});
    }
    if (view.map) {
        others.push_back({"home.map", view.map->title, view.map->sub, pin});
        opens.emplace_back(core::OpenMap{view.office});
    }
    Action action;
    Rect rest = r;
    if (view.check_in) {
        const TileFace face{"home.check_in", view.check_in->title, view.check_in->sub, scan, true};
        const Rect box{r.x, r.y, r.w, others.empty() ? r.h : (r.h - kGap) * 0.545F};
        if (tile(canvas, face, box, fit_tiles(canvas, {&face, 1}, box, {76, 32}))) action = core::OpenScan{};
        rest = {r.x, box.bottom() + kGap, r.w, r.bottom() - box.bottom() - kGap};
    }
    if (others.empty()) return action;
    // Side by side below the main one, else one above the other.
    const bool beside = view.check_in.has_value();
    const auto count = static_cast<float>(others.size());
    const float w = beside ? (rest.w - (count - 1) * kGap) / count : rest.w;
    const float h = beside ? rest.h : (rest.h - (count - 1) * kGap) / count;
    const TileFit fit = fit_tiles(canvas, others, {rest.x, rest.y, w, h}, {});
    for (std::size_t i = 0; i < others.size(); ++i) {
        const auto at = static_cast<float>(i);
        const Rect box{rest.x + (beside ? at * (w + kGap) : 0), rest.y + (beside ? 0 : at * (h + kGap)), w, h};
        if (tile(canvas, others[i], box, fit)) action = opens[i];
    }
    return action;
}

} // namespace

Action draw_home(const HomeViewModel& view, Canvas& canvas, const Rect& content) {
    canvas.fill(content, canvas.theme().background);
    const float reach = canvas.shape().touch_top;
    const float slack = view.cards.empty() ? 0.4F : 0; // nothing stands at the foot
    Action action;
    if (canvas.shape().portrait) {
        const Rect room = content.inset(40, 40);
        const float height = std::clamp(room.h * 0.47F, 420.0F, 760.0F);
        const float top = std::min(std::max(room.bottom() - height, reach), room.bottom() - 330);
        squeezed(canvas, "home.greeting", {room.x, room.y, room.w, top - 32 - room.y}, slack, kNoMore,
                 [&](Canvas& c, Rect area, int left_out) { return greeting(c, view, area, 60, left_out, action); });
        keep(action, tiles(canvas, view, {room.x, top, room.w, room.bottom() - top}));
        return action;
    }
    const Rect room = content.inset(48, 44);
    const float column = (room.w - 48) / 2;
    squeezed(canvas, "home.greeting", {room.x, room.y, column, room.h}, slack, kNoMore,
             [&](Canvas& c, Rect area, int left_out) { return greeting(c, view, area, 71, left_out, action); });
    const float top = std::min(std::max(room.y, reach), room.bottom() - 330);
    keep(action, tiles(canvas, view, {room.x + column + 48, top, column, room.bottom() - top}));
    return action;
}

} // namespace kiosk::ui
