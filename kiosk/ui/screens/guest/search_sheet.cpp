#include "ui/screens/guest/search_sheet.hpp"

#include "ui/widgets/keyboard.hpp"
#include "ui/widgets/name_keyboard.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kMargin = 40, kGap = 20, kRowGap = 12, kPad = 30;

float found_row(const SearchRow& row, Canvas& canvas, const Rect& area, float y, Action& action) {
    const Theme& t = canvas.theme();
    const TextStyle name = style(34, Weight::Bold, t.ink), aside = style(28, Weight::Regular, t.muted);
    const float inner = area.w - 2 * kPad;
    const Vec end = row.aside ? canvas.measure({*row.aside}, aside) : Vec{};
    const bool below = row.aside && canvas.measure({row.name}, name).x + kGap + end.x > inner;
    const float name_w = below || !row.aside ? inner : inner - end.x - kGap;
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

} // namespace

Action draw_search_sheet(const SearchSheet& view, const Translator& words, Canvas& canvas) {
    const PanelMetrics& shape = canvas.shape();
    const Theme& t = canvas.theme();
    canvas.fill(canvas.all(), t.background);
    canvas.note("sheet", canvas.all());
    const float width = shape.width - 2 * kMargin, field = std::max(100.0F, 48 * canvas.text_scale() * 1.7F);
    const float bottom = std::min(shape.touch_bottom, shape.height) - 28;
    const float reach = std::max(shape.touch_top, 0.0F);
    // Only the keys and the rows are touched: the field may stand above the reach of hands.
    const float top = std::max({kMargin - 8, reach - field - kGap});
    const float rows_top = std::max(top + field + kGap, reach);
    const float keys = std::min(keyboard_height(canvas), (bottom - rows_top) * 0.72F);
    draw_typed({kMargin, top, width, field}, view.text, view.hint, canvas);
    Action action;
    const Rect list{kMargin, rows_top, width, bottom - keys - kGap - rows_top};
    canvas.scroll("sheet.search", list, 0, [&](Canvas& c, Rect area) {
        float y = area.y;
        if (view.above) y += c.text({area.x, y}, {*view.above}, style(30, Weight::Regular, t.muted), area.w) + kRowGap;
        for (const SearchRow& row : view.rows) y += found_row(row, c, area, y, action) + kRowGap;
        return y - area.y;
    });
    const Rect board{kMargin, bottom - keys, width, keys};
    std::optional<KeyPress> key;
    if (view.names) {
        const NameKeyboard names{view.names->face,  view.names->zhuyin, view.names->latin,
                                 view.names->clear, view.names->space,  view.close};
        NameKey named = draw_name_keyboard(board, names, canvas);
        key = named.press;
        if (named.face) keep(action, core::ChooseFace{*named.face});
    } else {
        key = draw_keyboard(board, view.close, words, canvas);
    }
    if (key) {
        const bool done = key->kind == KeyPress::Kind::Done;
        // Other answers are read from their first on.
        if (!done) canvas.scroll_to("sheet.search", 0);
        keep(action, done ? Action{core::CloseSheet{}} : Action{core::TypeSearch{typed(view.text, *key)}});
    }
    return action;
}

} // namespace kiosk::ui
