// What staff fill in: somebody who registers at the door, with their badge, and what a sheet of paper says.
#include <algorithm>
#include <array>
#include <string>

#include "ui/presenters/staff_forms.hpp"
#include "ui/screens/staff/parts.hpp"
#include "ui/screens/staff/staff.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/name_keyboard.hpp"
#include "ui/widgets/qr_picture.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kFormGap = 14, kLabelSize = 26, kFieldText = 32;

// Labels stand beside what they are of, or above it where words are large.
struct Labels {
    float w = 0; // 0: above
    [[nodiscard]] float left() const { return w > 0 ? w + 20 : 0; }
};

Labels labels_of(const WalkInForm& view, Canvas& canvas, float width) {
    const TextStyle label = style(kLabelSize, Weight::Regular, {});
    float w = 0;
    for (const auto& field : view.fields) w = std::max(w, canvas.measure({field.label}, label).x);
    for (const auto& row : view.choices) w = std::max(w, canvas.measure({row.label}, label).x);
    return {w > width * 0.24F ? 0 : w + 2};
}

// The label, and how far down what it is of begins.
float draw_label(const Said& label, const Labels& labels, Canvas& canvas, const Rect& row, float height) {
    const TextStyle soft = style(kLabelSize, Weight::Regular, canvas.theme().muted);
    const float h = canvas.measure({label}, soft, labels.w > 0 ? labels.w : row.w).y;
    if (labels.w > 0) {
        canvas.text({row.x, row.y + (height - h) / 2}, {label}, soft, labels.w);
        return 0;
    }
    return canvas.text({row.x, row.y}, {label}, soft, row.w) + 4;
}

float form_field(const FormField& field, const Labels& labels, Canvas& canvas, const Rect& row, Action& action) {
    const Theme& t = canvas.theme();
    const float h = std::max(canvas.shape().touch, kFieldText * canvas.text_scale() * 1.34F + 28);
    const float down = draw_label(field.label, labels, canvas, row, h);
    const Rect box{row.x + labels.left(), row.y + down, row.w - labels.left(), h};
    if (canvas.hidden(box)) return down + h;
    const TouchRouter::Hit hit = canvas.touchable("staff.field." + field.id, box);
    if (hit.tapped) action = field.opens;
    canvas.card(box, t.surface, t.line, 18);
    if (field.open) canvas.outline(box, t.primary, 4, 18);
    const bool empty = field.text.text.empty();
    TextStyle ink = style(kFieldText, empty ? Weight::Regular : Weight::Bold, empty ? t.muted : t.ink);
    const Said& shown = empty ? field.hint : field.text;
    ink = canvas.fit({shown}, ink, {box.w - 60, h - 12}, 20);
    ink.most_lines = 1;
    const Vec size = canvas.measure({shown}, ink, box.w - 60);
    canvas.text({box.x + 26, box.y + (h - size.y) / 2}, {shown}, ink, box.w - 60);
    if (field.open && field.typed) {
        const float x = box.x + 26 + (empty ? -8 : std::min(size.x, box.w - 60) + 6);
        canvas.fill({x, box.y + h * 0.22F, 4, h * 0.56F}, t.accent);
    }
    press_veil(canvas, box, 18, hit.held);
    return down + h;
}

// In as many lines as they need.
float choice_buttons(const std::vector<FormChoice>& choices, Canvas& canvas, const Rect& area, Action& action,
                     bool full_width = false) {
    constexpr float kGap = 12;
    float x = area.x, y = area.y, line = 0;
    for (const FormChoice& choice : choices) {
        const Vec size = button_size(canvas, {choice.name}, 28, 22);
        const float w = full_width ? area.w : std::min(std::max(size.x, canvas.shape().touch), area.w);
        const float h = std::max(size.y, canvas.measure({choice.name}, style(28, Weight::Bold, {}), w - 44).y + 24);
        if (x > area.x && x + w > area.right() + 1) {
            x = area.x;
            y += line + kGap;
            line = 0;
        }
        line = std::max(line, h);
        const Rect box{x, y, w, h};
        if (!canvas.hidden(box) && button(canvas, "staff.form." + choice.id, box, {choice.name},
                                          choice.chosen ? ButtonLook::Selected : ButtonLook::Plain, 28,
                                          full_width ? Align::Left : Align::Centre))
            action = choice.does;
        x += w + kGap;
    }
    return y + line - area.y;
}

float choice_row(const FormChoices& choices, const Labels& labels, Canvas& canvas, const Rect& row, Action& action) {
    const float down = draw_label(choices.label, labels, canvas, row, canvas.shape().touch);
    return down + choice_buttons(choices.choices, canvas,
                                 {row.x + labels.left(), row.y + down, row.w - labels.left(), 0}, action);
}

// That they were told: a touch ticks it.
float told_box(const WalkInForm& view, Canvas& canvas, const Rect& row, Action& action) {
    const Theme& t = canvas.theme();
    const float tick = 44, pad = 20;
    const Vec read = button_size(canvas, {view.read_notice}, 26, 20);
    const float w = row.w - 2 * pad - tick - 20 - read.x - 20;
    const TextStyle label = style(28, Weight::Bold, t.ink), detail = style(22, Weight::Regular, t.muted);
    const float label_h = canvas.measure({view.told_label}, label, w).y;
    const float words_h = label_h + canvas.measure({view.told_detail}, detail, w).y;
    const float h = std::max(words_h + 24, std::max(canvas.shape().touch, read.y + 16));
    const Rect box{row.x, row.y, row.w, h};
    if (canvas.hidden(box)) return h;
    const Rect part{box.x, box.y, box.w - read.x - pad, h};
    const TouchRouter::Hit hit = canvas.touchable("staff.form.told", part);
    if (hit.tapped) action = core::ToggleTold{};
    canvas.card(box, view.told ? t.soft : t.surface, view.told ? t.primary : t.line, 18);
    const Rect square{box.x + pad, box.y + (h - tick) / 2, tick, tick};
    if (view.told) {
        canvas.fill(square, t.primary, 10);
        const std::array<Vec, 3> tick_points{{{square.x + tick * 0.24F, square.y + tick * 0.52F},
                                              {square.x + tick * 0.43F, square.y + tick * 0.72F},
                                              {square.x + tick * 0.78F, square.y + tick * 0.3F}}};
        canvas.path(tick_points.data(), tick_points.size(), t.on_primary, 5, false);
    } else {
        canvas.outline(square, t.primary, 4, 10);
    }
    const Colour ink = view.told && !t.contrast ? t.soft_ink : t.ink;
    float y = box.y + (h - words_h) / 2;
    TextStyle said = label;
    said.colour = ink;
    y += canvas.text({square.right() + 20, y}, {view.told_label}, said, w);
    canvas.text({square.right() + 20, y}, {view.told_detail}, detail, w);
    press_veil(canvas, part, 18, hit.held);
    const Rect link{box.right() - read.x - pad / 2, box.y + (h - read.y) / 2, read.x, read.y};
    if (button(canvas, "staff.form.notice", link, {view.read_notice}, ButtonLook::Plain, 26))
        action = core::OpenSheet{core::Sheet::Privacy};
    return h;
}

float form_rows(const WalkInForm& view, bool with_told, Canvas& canvas, const Rect& area, Action& action) {
    const Theme& t = canvas.theme();
    const Labels labels = labels_of(view, canvas, area.w);
    std::vector<Canvas::Content> rows;
    if (view.in_place_of)
        rows.emplace_back([&](Canvas& c, Rect row) {
            return c.text({row.x, row.y}, {*view.in_place_of}, heading(34, t.ink), row.w);
        });
    if (view.fault)
        rows.emplace_back([&](Canvas& c, Rect row) {
            return c.text({row.x, row.y}, {*view.fault}, style(28, Weight::Bold, t.accent), row.w);
        });
    for (const FormField& field : view.fields)
        rows.emplace_back([&](Canvas& c, Rect row) { return form_field(field, labels, c, row, action); });
    for (const FormChoices& choices : view.choices)
        rows.emplace_back([&](Canvas& c, Rect row) { return choice_row(choices, labels, c, row, action); });
    if (with_told) rows.emplace_back([&](Canvas& c, Rect row) { return told_box(view, c, row, action); });
    return stack(canvas, area, rows, kFormGap);
}

float buttons_height(const WalkInForm& view, Canvas& canvas) {
    return std::max(button_size(canvas, {view.create.label}, 32, 40).y, canvas.shape().touch + 12);
}

void form_buttons(const WalkInForm& view, Canvas& canvas, const Rect& row, Action& action) {
    const float cancel = std::min(button_size(canvas, {view.cancel}, 32, 40).x, row.w * 0.4F);
    wide_button(canvas, "staff.form.create", {row.x, row.y, row.w - cancel - kFormGap, row.h}, view.create, true,
                action);
    if (button(canvas, "staff.form.cancel", {row.right() - cancel, row.y, cancel, row.h}, {view.cancel},
               ButtonLook::Plain, 32))
        action = core::GoBack{};
}

// Characters to choose from, over the keys.
float han_row(const Canvas& canvas) {
    return canvas.shape().touch + kFormGap;
}

void take_form_key(const WalkInForm& view, const NameKey& key, Action& action) {
    if (key.face) keep(action, core::ChooseFace{*key.face});
    if (!key.press) return;
    if (key.press->kind == KeyPress::Kind::Done) return keep(action, view.goes_on);
    auto stated = view.stated;
    stated.*view.typed = typed(stated.*view.typed, *key.press);
    keep(action, core::ChangeStated{std::move(stated)});
}

void form_keys(const WalkInForm& view, Canvas& canvas, const Rect& area, Action& action) {
    static constexpr std::array kFaces{core::KeyboardFace::Zhuyin, core::KeyboardFace::Latin, core::KeyboardFace::Kana,
                                       core::KeyboardFace::Hangul, core::KeyboardFace::Thai};
    take_form_key(view, draw_name_keyboard(area, {view.face, kFaces, std::nullopt, view.next, false}, canvas), action);
}

void form_beside(const WalkInForm& view, Canvas& canvas, const Rect& area, Action& action) {
    if (view.typed == nullptr) {
        canvas.scroll("staff.form.list", area, 0,
                      [&](Canvas& c, Rect in) { return choice_buttons(view.list, c, in, action, true); });
        return;
    }
    const float least = name_keyboard_height(canvas, view.face), row = han_row(canvas);
    const float h = std::min(view.han.empty() ? area.h : area.h - row, least * 1.35F);
    if (!view.han.empty())
        canvas.scroll("staff.form.han", {area.x, area.y, area.w, area.h - h - kFormGap}, 1,
                      [&](Canvas& c, Rect in) { return choice_buttons(view.han, c, in, action); });
    form_keys(view, canvas, {area.x, area.bottom() - h, area.w, h}, action);
}

// Where lowered controls leave no room for the form and the keys: one below the other, dragged as one.
void form_in_one(const WalkInForm& view, Canvas& canvas, const Rect& room, Action& action) {
    const auto rows = [&](Canvas& c, Rect at) { return form_rows(view, true, c, at, action); };
    const auto buttons = [&](Canvas& c, Rect at) {
        const float h = buttons_height(view, c);
        if (!c.hidden({at.x, at.y, at.w, h})) form_buttons(view, c, {at.x, at.y, at.w, h}, action);
        return h;
    };
    const auto choices = [&](Canvas& c, Rect at) {
        return choice_buttons(view.typed == nullptr ? view.list : view.han, c, at, action, view.typed == nullptr);
    };
    const auto keys = [&](Canvas& c, Rect at) {
        const Rect grid{at.x, at.y, at.w, view.typed == nullptr ? 0 : name_keyboard_height(c, view.face)};
        if (!c.hidden(grid)) form_keys(view, c, grid, action);
        return grid.h;
    };
    canvas.scroll("staff.form", room, 0, [&](Canvas& c, Rect area) {
        return stack(c, area, {rows, choices, keys, buttons}, kFormGap);
    });
}

} // namespace

Action draw_walk_in_form(const WalkInForm& view, Canvas& canvas, const Rect& content) {
    const bool portrait = canvas.shape().portrait;
    const Rect all = reachable_part(canvas, content).inset(portrait ? 40 : kStaffMargin, kStaffGap);
    Action action;
    Rect form = all, beside = all;
    if (portrait) {
        // As high whatever the keys are, where there is room; they are never smaller than what is touched elsewhere.
        const float keys = name_keyboard_height(canvas, view.face) + (view.han.empty() ? 0 : han_row(canvas));
        beside.h = std::max(std::min(name_keyboard_height(canvas, core::KeyboardFace::Kana), all.h * 0.5F), keys);
        beside.y = all.bottom() - beside.h;
        form.h = all.h - beside.h - kStaffGap;
    } else {
        beside.w = std::max(all.w * 0.5F, keyboard_width(canvas));
        beside.x = all.right() - beside.w;
        form.w = all.w - beside.w - kStaffGap - 12;
    }
    const float buttons = buttons_height(view, canvas), least = name_keyboard_height(canvas, view.face);
    if (form.h < buttons + kFormGap + 2 * canvas.shape().touch ||
        beside.h < least + (view.han.empty() ? 0 : han_row(canvas))) {
        form_in_one(view, canvas, all, action);
        return action;
    }
    // Always seen: over the keys where they leave room for it and for characters to choose from.
    const auto told = [&](Canvas& c, Rect row) { return told_box(view, c, row, action); };
    const float told_h = canvas.height_of(told, beside.w) + kStaffGap;
    const float keys = name_keyboard_height(canvas, core::KeyboardFace::Kana) + han_row(canvas);
    const bool told_beside = !portrait && told_h + keys <= beside.h;
    if (told_beside) {
        told(canvas, {beside.x, beside.y, beside.w, 0});
        beside = {beside.x, beside.y + told_h, beside.w, beside.h - told_h};
    }
    canvas.scroll("staff.form", {form.x, form.y, form.w, form.h - buttons - kFormGap}, 0,
                  [&](Canvas& c, Rect area) { return form_rows(view, !told_beside, c, area, action); });
    form_buttons(view, canvas, {form.x, form.bottom() - buttons, form.w, buttons}, action);
    form_beside(view, canvas, beside, action);
    return action;
}

Action draw_walk_in_badge(const WalkInBadge& view, const QrCode* code, Canvas& canvas, const Rect& content) {
    const Theme& t = canvas.theme();
    const bool portrait = canvas.shape().portrait;
    const Rect room = reachable_part(canvas, content).inset(portrait ? 40 : kStaffMargin, kStaffGap);
    Action action;
    const auto badge = [&](Canvas& c, Rect area) {
        return staff_panel(c, {area.x, area.y}, area.w, [&](Canvas& i, Rect in) {
            float y = in.y;
            TextStyle banner = style(30, Weight::Bold, t.on_primary);
            banner.align = Align::Centre;
            const float banner_h = i.measure({view.banner}, banner, in.w).y + 20;
            i.fill({in.x, y, in.w, banner_h}, t.primary, 12);
            i.text({in.x, y + 10}, {view.banner}, banner, in.w);
            y += banner_h + 20;
            const float side = std::min(in.w, portrait ? room.h * 0.36F : room.h * 0.5F);
            const Rect square{in.x + (in.w - side) / 2, y, side, side};
            if (!i.hidden(square)) {
                draw_qr(i, square, code != nullptr && code->text == view.code ? code : nullptr);
                i.note("staff.form.code", square);
            }
            y += side + 20;
            const auto line = [&](const Spans& words, TextStyle ink) {
                ink.align = Align::Centre;
                if (!words.empty() && !words.front().text.empty()) y += i.text({in.x, y}, words, ink, in.w);
            };
            line({view.name}, whole_words(i, view.name, 48, t.ink, in.w));
            line({view.latin}, style(28, Weight::Regular, t.muted));
            line(view.who, style(28, Weight::Regular, t.ink));
            return y - in.y;
        });
    };
    const auto words = [&](Canvas& c, Rect area) {
        const float icon = 76;
        draw_sign(c, {area.x, area.y, icon, icon}, view.sign, t.panel(view.tone));
        float y = area.y;
        const float x = area.x + icon + 24, w = area.w - icon - 24;
        y += c.text({x, y}, {view.title}, whole_words(c, view.title, 42, t.ink, w), w);
        y += c.text({x, y}, view.detail, style(28, Weight::Regular, t.muted), w);
        y = std::max(y, area.y + icon) + 24;
        y += staff_panel(c, {area.x, y}, area.w, [&](Canvas& i, Rect in) {
            const float h = i.text({in.x, in.y}, {view.photograph}, heading(34, t.ink), in.w);
            return h + i.text({in.x, in.y + h}, {view.photograph_how}, style(26, Weight::Regular, t.muted), in.w);
        });
        y += 24;
        for (const auto& [id, face, primary] : view.acts) {
            const float h = std::max(button_size(c, {face.label}, 32, 40).y, c.shape().touch + 12);
            const Rect box{area.x, y, area.w, h};
            if (!c.hidden(box)) wide_button(c, id, box, face, primary, action);
            y += h + kFormGap;
        }
        return y - kFormGap - area.y;
    };
    if (portrait) {
        canvas.scroll("staff.form.badge", room, 0, [&](Canvas& c, Rect area) {
            return stack(c, area, {words, badge});
        });
        return action;
    }
    const float left = (room.w - kStaffGap) * 0.42F;
    canvas.scroll("staff.form.badge", {room.x, room.y, left, room.h}, 0, badge);
    canvas.scroll("staff.form.words", {room.x + left + kStaffGap, room.y, room.w - left - kStaffGap, room.h}, 0, words);
    return action;
}

Action draw_paper(const PaperSheet& view, Canvas& canvas) {
    const Theme& t = canvas.theme();
    Action action;
    const auto content = [&](Canvas& c, Rect area) {
        const TextStyle soft = style(26, Weight::Regular, t.muted);
        float y = area.y + c.text({area.x, area.y}, {view.title}, heading(44, t.ink), area.w) + 8;
        y += c.text({area.x, y}, {view.kept}, soft, area.w) + 20;
        const auto block = [&](const Said& label, const std::vector<FormChoice>& choices) {
            y += c.text({area.x, y}, {label}, soft, area.w) + 8;
            y += choice_buttons(choices, c, {area.x, y, area.w, 0}, action) + 20;
        };
        block(view.doors.label, view.doors.choices);
        y += c.text({area.x, y}, {view.time_label}, soft, area.w);
        y += c.text({area.x, y}, {{view.time, "en"}}, style(56, Weight::Bold, t.ink), area.w) + 4;
        y += choice_buttons(view.steps, c, {area.x, y, area.w, 0}, action) + 20;
        block(view.reason, view.reasons);
        return y - 20 - area.y;
    };
    keep(action, question_sheet(canvas, "paper", view.never_mind, content));
    return action;
}

} // namespace kiosk::ui
