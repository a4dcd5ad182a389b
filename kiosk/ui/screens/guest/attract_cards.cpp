#include "ui/screens/guest/attract_cards.hpp"

#include <algorithm>
#include <string>

#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kNightPad = 28;

void night_box(Canvas& canvas, const Rect& box, bool over_photo = false) {
    constexpr std::uint8_t kOverPhoto = 232;
    const Theme& t = canvas.theme();
    canvas.fill(box, over_photo ? t.night.with_alpha(kOverPhoto) : t.night_card, 20);
    if (t.contrast) canvas.outline(box, t.night_line, 2, 20);
}

TextStyle night_detail(Colour colour) {
    return style(27, Weight::Regular, colour);
}

float delegation_height(const DelegationCard& card, Canvas& canvas, float width) {
    const float inner = width - 2 * kNightPad;
    return 20 + canvas.measure({card.name}, short_heading(36, {}), inner).y +
           (card.detail.empty() ? 0 : canvas.measure(card.detail, night_detail({}), inner).y) + 22;
}

TextStyle visiting_label(Colour colour) {
    return style(28, Weight::Regular, colour);
}

float label_height(const AttractViewModel& view, Canvas& canvas, float width) {
    return canvas.measure({view.visiting}, visiting_label({}), width).y + 10;
}

float item_height(const ItemCard& card, Canvas& canvas, float width) {
    const float inner = width - 2 * kNightPad;
    return 18 + pill_height(canvas) + 6 + canvas.measure({card.title}, short_heading(36, {}), inner).y +
           canvas.measure(card.detail, night_detail({}), inner).y + 20;
}

void item_words(const ItemCard& card, Canvas& canvas, const Rect& box) {
    const Theme& t = canvas.theme();
    const float inner = box.w - 2 * kNightPad;
    float at = box.y + 18, x = box.x + kNightPad;
    const bool off = card.notice && card.notice->cancelled;
    if (!off)
        x += 12 +
             pill(canvas, {x, at}, {card.pill}, card.now ? t.accent : t.primary, card.now ? t.on_accent : t.on_primary);
    if (card.notice) pill(canvas, {x, at}, {card.notice->word}, off ? t.red : t.amber, off ? t.on_red : t.on_amber);
    at += pill_height(canvas) + 6;
    at += canvas.text({box.x + kNightPad, at}, {card.title}, short_heading(36, t.on_night), inner);
    canvas.text({box.x + kNightPad, at}, card.detail, night_detail(t.on_night_soft), inner);
}

float row_card_width(const AttractViewModel& view, float width) {
    const auto count = static_cast<float>(std::max<std::size_t>(view.items.size(), 1));
    return (width - kNightCardGap * (count - 1)) / count;
}

} // namespace

std::size_t delegations_with_room(const AttractViewModel& view, Canvas& canvas, const Rect& r) {
    float y = r.y + label_height(view, canvas, r.w);
    std::size_t count = 0;
    for (const DelegationCard& card : view.delegations) {
        y += delegation_height(card, canvas, r.w);
        if (y > r.bottom()) break;
        y += kNightCardGap;
        ++count;
    }
    return count;
}

float delegation_list(const AttractViewModel& view, Canvas& canvas, const Rect& r) {
    const Theme& t = canvas.theme();
    const std::size_t count = delegations_with_room(view, canvas, r);
    if (count == 0) return r.y;
    float y = r.y + 10 + canvas.text({r.x, r.y}, {view.visiting}, visiting_label(t.on_night_soft), r.w);
    for (std::size_t i = 0; i < count; ++i) {
        const DelegationCard& card = view.delegations[i];
        const float height = delegation_height(card, canvas, r.w), inner = r.w - 2 * kNightPad;
        night_box(canvas, {r.x, y, r.w, height});
        const float name = canvas.text({r.x + kNightPad, y + 18}, {card.name}, short_heading(36, t.on_night), inner);
        if (!card.detail.empty())
            canvas.text({r.x + kNightPad, y + 20 + name}, card.detail, night_detail(t.on_night_soft), inner);
        y += height + kNightCardGap;
    }
    return y - kNightCardGap;
}

float delegation_row(const AttractViewModel& view, Canvas& canvas, const Rect& r, bool over_photo) {
    if (view.delegations.empty()) return 0;
    const Theme& t = canvas.theme();
    constexpr float kPad = 24, kMostShare = 0.6F;
    TextStyle name = style(28, Weight::Bold, t.on_night), detail = style(24, Weight::Regular, t.on_night_soft);
    name.most_lines = detail.most_lines = 1;
    const float name_h = 28 * canvas.text_scale() * name.line, detail_h = 24 * canvas.text_scale() * detail.line;
    const float height = name_h + detail_h + 32;
    const TextStyle count = style(30, Weight::Bold, t.on_night);
    const auto rest_of = [&](std::size_t shown) {
        return Spans{{"+" + std::to_string(view.delegations.size() - shown), "en"}};
    };
    const auto rest_w = [&](std::size_t shown) {
        return shown == view.delegations.size() ? 0
                                                : canvas.measure(rest_of(shown), count).x + 2 * kPad + kNightCardGap;
    };
    float x = r.x;
    std::size_t shown = 0;
    for (const DelegationCard& card : view.delegations) {
        const float words = std::max(canvas.measure({card.name}, name).x, canvas.measure(card.detail, detail).x) + 2;
        const float width = std::min(words + 2 * kPad, r.w * kMostShare);
        if (x + width + rest_w(shown + 1) > r.right()) break;
        night_box(canvas, {x, r.y, width, height}, over_photo);
        canvas.text({x + kPad, r.y + 16}, {card.name}, name, width - 2 * kPad);
        if (!card.detail.empty()) canvas.text({x + kPad, r.y + 16 + name_h}, card.detail, detail, width - 2 * kPad);
        x += width + kNightCardGap;
        ++shown;
    }
    if (shown == 0) return 0;
    if (shown < view.delegations.size()) {
        const Rect box{x, r.y, rest_w(shown) - kNightCardGap, height};
        night_box(canvas, box, over_photo);
        canvas.text_in(box, rest_of(shown), count);
    }
    return height;
}

float item_list(const AttractViewModel& view, Canvas& canvas, const Rect& r) {
    float y = r.y;
    for (const ItemCard& card : view.items) {
        const Rect box{r.x, y, r.w, item_height(card, canvas, r.w)};
        if (box.bottom() > r.bottom()) break;
        night_box(canvas, box);
        item_words(card, canvas, box);
        y += box.h + kNightCardGap;
    }
    return y > r.y ? y - kNightCardGap : y;
}

float item_row_height(const AttractViewModel& view, Canvas& canvas, float width) {
    float height = 0;
    for (const ItemCard& card : view.items)
        height = std::max(height, item_height(card, canvas, row_card_width(view, width)));
    return height;
}

void item_row(const AttractViewModel& view, Canvas& canvas, const Rect& r, bool over_photo) {
    const float height = item_row_height(view, canvas, r.w);
    Rect box{r.x, r.bottom() - height, row_card_width(view, r.w), height};
    for (const ItemCard& card : view.items) {
        night_box(canvas, box, over_photo);
        item_words(card, canvas, box);
        box.x += box.w + kNightCardGap;
    }
}

} // namespace kiosk::ui
