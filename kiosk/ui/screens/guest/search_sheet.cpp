#include "ui/screens/guest/search_sheet.hpp"

#include <algorithm>
#include <array>

#include "ui/screens/guest/chrome.hpp"
#include "ui/widgets/keyboard.hpp"
#include "ui/widgets/name_keyboard.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kMargin = 40, kSheetGap = 20, kFoundGap = 12, kPad = 30;
constexpr float kAnyHeight = 10'000, kLeastName = 14;

float found_row(const SearchRow& row, Canvas& canvas, const Rect& area, float y, Action& action) {
    const Theme& t = canvas.theme();
    const float inner = area.w - 2 * kPad;
    // What others write is smaller rather than torn within a word.
    const TextStyle name = canvas.fit({row.name}, style(34, Weight::Bold, t.ink), {inner, kAnyHeight}, kLeastName);
    const TextStyle aside = style(28, Weight::Regular, t.muted);
    const Vec end = row.aside ? canvas.measure({*row.aside}, aside) : Vec{};
    const bool below = row.aside && canvas.measure({row.name}, name).x + kSheetGap + end.x > inner;
    const float name_w = below || !row.aside ? inner : inner - end.x - kSheetGap;
    const float name_h = canvas.measure({row.name}, name, name_w).y;
    const float aside_h = below ? canvas.measure({*row.aside}, aside, inner).y : 0;
    const float height = std::max(canvas.shape().touch, name_h + aside_h + 28);
    const Rect box{area.x, y, area.w, height};
    if (canvas.hidden(box)) return height;
    const TouchRouter::Hit hit = canvas.touchable(row.id, box);
    const ButtonColours c = colours_of(t, ButtonLook::Plain, hit.held);
    canvas.card(box, c.fill, c.border, 18);
    const auto inked = [&](TextStyle s) {
        if (hit.held) s.colour = c.ink;
        return s;
    };
    const float top = y + (height - name_h - aside_h) / 2;
    canvas.text({box.x + kPad, top}, {row.name}, inked(name), name_w);
    if (below) {
        canvas.text({box.x + kPad, top + name_h}, {*row.aside}, inked(aside), inner);
    } else if (row.aside) {
        canvas.text({box.right() - kPad - end.x, y + (height - end.y) / 2}, {*row.aside}, inked(aside));
    }
    if (hit.tapped && !action) action = row.chosen;
    return height;
}

std::optional<KeyPress> draw_keys(const SearchSheet& view, const Rect& area, Canvas& canvas, Action& action) {
    using core::KeyboardFace;
    static constexpr std::array kFaces{KeyboardFace::Zhuyin, KeyboardFace::Latin, KeyboardFace::Kana,
                                       KeyboardFace::Hangul, KeyboardFace::Thai};
    NameKey key = draw_name_keyboard(area, {view.face, kFaces, std::nullopt, view.close}, canvas);
    if (key.face) keep(action, core::ChooseFace{*key.face});
    return key.press;
}

// Below the field. Where a panel is wide the keys stand beside the list, for some faces have a row more.
struct SearchPlan {
    Rect list, keys;
    bool fits = false; // the keys are as large as any, and one answer is seen at least
};

SearchPlan plan_search(const SearchSheet& view, const Rect& room, const Canvas& canvas) {
    const float wanted = name_keyboard_height(canvas, view.face);
    const float row = std::max(canvas.shape().touch, 34 * canvas.text_scale() * 1.34F + 28) + kFoundGap;
    if (!canvas.shape().portrait) {
        const float w = std::max(room.w * 0.53F, keyboard_width(canvas)), h = std::min(room.h, wanted * 1.2F);
        return {{room.x, room.y, room.w - w - kSheetGap, room.h},
                {room.right() - w, room.bottom() - h, w, h},
                room.h >= std::max(wanted, row)};
    }
    const float h = std::min(wanted, room.h - canvas.shape().touch - 2 * kSheetGap);
    return {{room.x, room.y, room.w, room.h - h - kSheetGap},
            {room.x, room.bottom() - h, room.w, h},
            room.h >= wanted + kSheetGap + row};
}

} // namespace

Action draw_search_sheet(const SearchSheet& view, const ChromeViewModel& chrome, Canvas& canvas) {
    const PanelMetrics& shape = canvas.shape();
    const Theme& t = canvas.theme();
    canvas.fill(canvas.all(), t.background);
    canvas.note("sheet", canvas.all());
    const float width = shape.width - 2 * kMargin, field = std::max(100.0F, 48 * canvas.text_scale() * 1.7F);
    const float reach = std::max(shape.touch_top, 0.0F);
    // Only the keys and the rows are touched: the field may stand above the reach of hands.
    const float top = std::max({kMargin - 8, reach - field - kSheetGap});
    const float rows_top = std::max(top + field + kSheetGap, reach);
    const auto down_to = [&](float bottom) {
        return plan_search(view, {kMargin, rows_top, width, bottom - rows_top}, canvas);
    };
    Action action;
    SearchPlan plan = down_to(footer_top(chrome, canvas) - kSheetGap);
    if (plan.fits)
        action = draw_footer(chrome, canvas);
    else
        plan = down_to(std::min(shape.touch_bottom, shape.height) - 28);
    draw_typed({kMargin, top, width, field}, view.text, view.hint, canvas);
    canvas.scroll("sheet.search", plan.list, 0, [&](Canvas& c, Rect area) {
        float y = area.y;
        if (view.above)
            y += c.text({area.x, y}, {*view.above}, style(30, Weight::Regular, t.muted), area.w) + kFoundGap;
        for (const SearchRow& row : view.rows) y += found_row(row, c, area, y, action) + kFoundGap;
        return y - area.y;
    });
    if (const auto key = draw_keys(view, plan.keys, canvas, action)) {
        const bool done = key->kind == KeyPress::Kind::Done;
        // Other answers are read from their first on.
        if (!done) canvas.scroll_to("sheet.search", 0);
        keep(action, done ? Action{core::CloseSheet{}} : Action{core::TypeSearch{typed(view.text, *key)}});
    }
    return action;
}

} // namespace kiosk::ui
