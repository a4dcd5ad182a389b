// Finding a person by whatever part of a name is typed.
#include <algorithm>
#include <array>
#include <string>

#include "ui/screens/staff/parts.hpp"
#include "ui/screens/staff/staff.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/name_keyboard.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kFoundPad = 24, kFoundBetween = 12;

struct FoundShape {
    float button_w = 0, where_w = 0, words_w = 0;
    bool below = false; // where they are stands below their name
};

FoundShape shape_of(const FoundLine& line, const FindPage& view, Canvas& canvas, float width) {
    FoundShape shape;
    shape.button_w = std::max(120.0F, button_size(canvas, {view.check_in}, 28, 20).x);
    shape.where_w = canvas.measure({line.where}, style(26, Weight::Bold, {})).x + 44;
    const float inner = width - 2 * kFoundPad - shape.button_w - 16;
    shape.below = inner - shape.where_w < 260 * canvas.text_scale();
    shape.words_w = shape.below ? inner : inner - shape.where_w - 16;
    return shape;
}

float found_line(const FoundLine& line, const FindPage& view, Canvas& canvas, const Rect& area, Action& action) {
    const Theme& t = canvas.theme();
    const FoundShape shape = shape_of(line, view, canvas, area.w);
    const TextStyle name = whole_words(canvas, line.name, 32, t.ink, shape.words_w);
    const TextStyle latin = style(24, Weight::Regular, t.muted), sub = style(24, Weight::Regular, t.muted);
    const Spans shown{line.name};
    const float name_h = canvas.measure(shown, name, shape.words_w).y;
    const float latin_h = line.latin.text.empty() ? 0 : canvas.measure({line.latin}, latin, shape.words_w).y;
    const float sub_h = canvas.measure(line.sub, sub, shape.words_w).y;
    const float where_h = canvas.measure({line.where}, style(26, Weight::Bold, {})).y;
    const float words_h = name_h + latin_h + sub_h + (shape.below ? where_h + 6 : 0);
    const float height = std::max(canvas.shape().touch + 16, words_h + 24);
    const Rect box{area.x, area.y, area.w, height};
    if (canvas.hidden(box)) return height;
    const Rect words{box.x, box.y, box.w - shape.button_w - 16 - kFoundPad, height};
    canvas.card(box, t.surface, t.line, 18);
    const TouchRouter::Hit hit = canvas.touchable("staff.found." + line.id, words);
    if (hit.tapped) action = line.opens;
    float y = box.y + (height - words_h) / 2;
    const float x = box.x + kFoundPad;
    y += canvas.text({x, y}, shown, name, shape.words_w);
    if (latin_h > 0) y += canvas.text({x, y}, {line.latin}, latin, shape.words_w);
    y += canvas.text({x, y}, line.sub, sub, shape.words_w);
    const float icon = 30;
    const Vec where = shape.below ? Vec{x, y + 6} : Vec{x + shape.words_w + 16, box.y + (height - where_h) / 2};
    draw_stand(canvas, {where.x, where.y + (where_h - icon) / 2, icon, icon}, line.stand);
    canvas.text({where.x + 44, where.y}, {line.where}, style(26, Weight::Bold, stand_ink(t, line.stand)));
    press_veil(canvas, words, 18, hit.held);
    const float button_h = std::max(canvas.shape().touch, button_size(canvas, {view.check_in}, 28, 20).y);
    const Rect at{box.right() - kFoundPad / 2 - shape.button_w, box.y + (height - button_h) / 2, shape.button_w,
                  button_h};
    if (line.check_in) {
        if (button(canvas, "staff.check_in." + line.id, at, {view.check_in}, ButtonLook::Plain, 28))
            action = line.check_in;
    } else {
        const float on = 30;
        draw_on_icon(canvas, {at.x + (at.w - on) / 2, at.y + (at.h - on) / 2, on, on}, t.icon);
    }
    return height;
}

float found_list(const FindPage& view, Canvas& canvas, const Rect& area, Action& action) {
    const Theme& t = canvas.theme();
    float y = area.y;
    if (view.above) {
        const TextStyle count = style(28, Weight::Bold, t.ink), note = style(24, Weight::Regular, t.muted);
        const float w = canvas.measure({*view.above}, count).x, notes = canvas.measure({view.full_names}, note).x;
        const bool beside = w + 24 + notes <= area.w;
        const float h = canvas.text({area.x, y}, {*view.above}, count, beside ? w + 4 : area.w);
        if (beside)
            canvas.text({area.right() - notes, y + 4}, {view.full_names}, note);
        else
            y += canvas.text({area.x, y + h}, {view.full_names}, note, area.w);
        y += h + kFoundBetween;
    }
    for (const FoundLine& line : view.rows)
        y += found_line(line, view, canvas, {area.x, y, area.w, 0}, action) + kFoundBetween;
    return y - area.y;
}

void take_key(const FindPage& view, const NameKey& key, Canvas& canvas, Action& action) {
    if (key.face) keep(action, core::ChooseFace{*key.face});
    if (!key.press) return;
    // Other answers are read from their first on.
    canvas.scroll_to("staff.found", 0);
    keep(action, core::TypeName{typed(view.typed, *key.press)});
}

} // namespace

Action draw_find(const FindPage& view, Canvas& canvas, const Rect& content) {
    const bool portrait = canvas.shape().portrait;
    const Rect all = content.inset(portrait ? 40 : kStaffMargin, kStaffGap);
    const float reach = std::max(all.y, canvas.shape().touch_top);
    const float field = std::max(96.0F, 48 * canvas.text_scale() * 1.5F);
    Action action;
    // Only keys and rows are touched: the field may stand above the reach of hands.
    const float field_y = std::max(all.y, reach - field - kStaffGap);
    draw_typed({all.x, field_y, all.w, field}, view.typed, view.hint, canvas);
    const float top = std::max(field_y + field + kStaffGap, reach), room = all.bottom() - top;
    static constexpr std::array kFaces{core::KeyboardFace::Zhuyin, core::KeyboardFace::Latin};
    const NameKeyboard keyboard{view.face, kFaces, view.clear, std::nullopt};
    Rect list, keys;
    if (portrait) {
        const float h = std::min(name_keyboard_height(canvas, view.face), room - kStaffGap);
        keys = {all.x, all.bottom() - h, all.w, h};
        list = {all.x, top, all.w, keys.y - kStaffGap - top};
    } else {
        const float w = std::max(all.w * 0.53F, keyboard_width(canvas));
        const float h = std::min(room, name_keyboard_height(canvas, view.face) * 1.35F);
        keys = {all.right() - w, all.bottom() - h, w, h};
        list = {all.x, top, all.w - w - kStaffGap - 12, room};
    }
    canvas.scroll("staff.found", list, 0, [&](Canvas& c, Rect area) { return found_list(view, c, area, action); });
    take_key(view, draw_name_keyboard(keys, keyboard, canvas), canvas, action);
    return action;
}

} // namespace kiosk::ui
