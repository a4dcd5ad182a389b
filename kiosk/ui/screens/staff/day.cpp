// Where the kiosk stands, and what of the day is another than was planned.
#include <algorithm>
#include <string>

#include "ui/presenters/staff_day.hpp"
#include "ui/screens/staff/parts.hpp"
#include "ui/screens/staff/staff.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kLineGap = 14, kLinePad = 24;

// One of a list that is chosen from: a name, what is beneath it, and a mark at its end.
struct ChoiceLine {
    std::string id;
    const Said& name;
    const Spans& sub;
    const std::optional<Said>& mark;
    bool chosen = false;
};

// Whether it was touched. touchable: else it only stands there.
bool choice_line(const ChoiceLine& line, bool touchable, Canvas& canvas, const Rect& area, float& height) {
    const Theme& t = canvas.theme();
    const TextStyle small = style(24, Weight::Regular, t.muted), mark = style(24, Weight::Bold, t.accent);
    const float mark_w = line.mark ? std::min(canvas.measure({*line.mark}, mark).x, area.w * 0.4F) + 16 : 0;
    const float w = area.w - 2 * kLinePad - mark_w;
    const TextStyle name = whole_words(canvas, line.name, 30, t.ink, w);
    const float name_h = canvas.measure({line.name}, name, w).y;
    const float sub_h = line.sub.empty() ? 0 : canvas.measure(line.sub, small, w).y;
    const float mark_h = line.mark ? canvas.measure({*line.mark}, mark, mark_w - 16).y : 0;
    height = std::max({canvas.shape().touch, name_h + sub_h + 28, mark_h + 28});
    const Rect box{area.x, area.y, area.w, height};
    if (canvas.hidden(box)) return false;
    TouchRouter::Hit hit;
    if (touchable)
        hit = canvas.touchable(line.id, box);
    else
        canvas.note(line.id, box);
    canvas.card(box, line.chosen ? t.soft : t.surface, line.chosen ? t.primary : t.line, 18);
    if (line.chosen) canvas.outline(box, t.primary, 4, 18);
    const float y = box.y + (height - name_h - sub_h) / 2;
    canvas.text({box.x + kLinePad, y}, {line.name}, name, w);
    if (sub_h > 0) canvas.text({box.x + kLinePad, y + name_h}, line.sub, small, w);
    if (line.mark)
        canvas.text({box.right() - kLinePad - mark_w + 16, box.y + (height - mark_h) / 2}, {*line.mark}, mark,
                    mark_w - 16);
    press_veil(canvas, box, 18, hit.held);
    return hit.tapped;
}

float subjects(const Said& title, const std::vector<SubjectLine>& lines, Canvas& canvas, const Rect& area,
               Action& action) {
    if (lines.empty()) return 0;
    float y = area.y + canvas.text({area.x, area.y}, {title}, panel_title(canvas), area.w) + 8;
    for (const SubjectLine& line : lines) {
        float height = 0;
        if (choice_line({"staff.subject." + line.id, line.name, line.sub, line.mark, line.chosen}, true, canvas,
                        {area.x, y, area.w, 0}, height))
            action = line.chooses;
        y += height + kLineGap;
    }
    return y - kLineGap - area.y;
}

// A number between two steps of five minutes.
float stepper(const ChangesPage& view, Canvas& canvas, const Rect& area, Action& action) {
    constexpr int kStep = 5;
    const Theme& t = canvas.theme();
    const float side = std::max(96.0F, canvas.shape().touch);
    const auto step = [&](const char* id, float x, IconPainter icon, bool can, int by) {
        const Rect box{x, area.y, side, side};
        if (!can) return idle_icon_button(canvas, id, box, icon);
        if (icon_button(canvas, id, box, icon, ButtonLook::Plain)) action = core::ChangeMinutes{by};
    };
    step("staff.change.minus", area.x, draw_minus_icon, view.can_take, -kStep);
    step("staff.change.plus", area.right() - side, draw_plus_icon, view.can_add, kStep);
    TextStyle number = style(84 / canvas.text_scale(), Weight::Bold, t.ink);
    number.line = 1;
    canvas.text_in({area.x + side, area.y, area.w - 2 * side, side}, {{view.number, "en"}}, number);
    TextStyle of = style(26, Weight::Regular, t.muted);
    of.align = Align::Centre;
    return side + 8 + canvas.text({area.x, area.y + side + 8}, {view.of}, of, area.w);
}

float day_button(const char* id, const StaffButton& act, bool primary, Canvas& canvas, const Rect& area,
                 Action& action) {
    const Theme& t = canvas.theme();
    Spans label{act.label};
    if (act.sub) label = joined({label, {*act.sub}}, kDot);
    const float size = primary ? 34.0F : 28.0F;
    const float words_h = canvas.measure(label, style(size, Weight::Bold, {}), area.w - 48).y;
    const Rect box{area.x, area.y, area.w, std::max(canvas.shape().touch, words_h + 32)};
    if (canvas.hidden(box)) return box.h;
    if (act.does) {
        if (button(canvas, id, box, label, primary ? ButtonLook::Primary : ButtonLook::Plain, size)) action = act.does;
        return box.h;
    }
    canvas.note(id, box);
    canvas.outline(box, t.line, 2, 20);
    canvas.text_in(box.inset(24, 0), label, style(size, Weight::Bold, t.muted));
    return box.h;
}

float change_row(const ChangeLine& line, const ChangesPage& view, Canvas& canvas, const Rect& area, Action& action) {
    const Theme& t = canvas.theme();
    const TextStyle sub = style(24, Weight::Regular, t.muted);
    const Vec size = button_size(canvas, {view.undo}, 26, 20);
    const float w = area.w - size.x - 16;
    const TextStyle title = whole_words(canvas, line.title, 28, t.ink, w);
    const float title_h = canvas.measure({line.title}, title, w).y, sub_h = canvas.measure(line.sub, sub, w).y;
    const float button_h = std::max(canvas.shape().touch, size.y);
    const float height = std::max(button_h, title_h + sub_h) + 16;
    if (canvas.hidden({area.x, area.y, area.w, height})) return height;
    const float y = area.y + (height - title_h - sub_h) / 2;
    canvas.text({area.x, y}, {line.title}, title, w);
    canvas.text({area.x, y + title_h}, line.sub, sub, w);
    const Rect at{area.right() - size.x, area.y + (height - button_h) / 2, size.x, button_h};
    if (button(canvas, "staff.change.undo." + line.id, at, {view.undo}, ButtonLook::Plain, 26)) action = line.undo;
    return height;
}

float changes_made(const ChangesPage& view, Canvas& canvas, const Rect& area, Action& action) {
    float y = area.y + canvas.text({area.x, area.y}, {view.made_title}, panel_title(canvas), area.w) + 4;
    for (const ChangeLine& line : view.made) y += change_row(line, view, canvas, {area.x, y, area.w, 0}, action);
    return y - area.y;
}

float chosen(const ChangesPage& view, Canvas& canvas, const Rect& area, Action& action) {
    const Theme& t = canvas.theme();
    const TextStyle name = canvas.fit({view.name}, heading(48, t.ink), {area.w, 48 * 2.7F * canvas.text_scale()}, 20);
    float y = area.y + canvas.text({area.x, area.y}, {view.name}, name, area.w);
    if (!view.sub.empty()) y += canvas.text({area.x, y}, view.sub, style(26, Weight::Regular, t.muted), area.w);
    y += kStaffGap;
    y += stepper(view, canvas, {area.x, y, area.w, 0}, action) + kStaffGap;
    y += day_button("staff.change", view.change, true, canvas, {area.x, y, area.w, 0}, action);
    if (view.rain)
        y += kLineGap +
             day_button("staff.change.rain", *view.rain, false, canvas, {area.x, y + kLineGap, area.w, 0}, action);
    if (view.cancel)
        y += kLineGap +
             day_button("staff.change.cancel", *view.cancel, false, canvas, {area.x, y + kLineGap, area.w, 0}, action);
    return y - area.y;
}

} // namespace

Action draw_checkpoints(const CheckpointsPage& view, Canvas& canvas, const Rect& content) {
    const Theme& t = canvas.theme();
    const Rect room = reachable_part(canvas, content).inset(canvas.shape().portrait ? 40 : kStaffMargin, kStaffGap);
    Action action;
    canvas.scroll("staff.checkpoints", room, 0, [&](Canvas& c, Rect area) {
        float y = area.y + c.text({area.x, area.y}, {view.title}, heading(44, t.ink), area.w) + 6;
        y += c.text({area.x, y}, {view.kept}, style(26, Weight::Regular, t.muted), area.w) + kStaffGap;
        for (const CheckpointLine& line : view.lines) {
            float height = 0;
            if (choice_line({"staff.checkpoint." + line.id, line.name, line.sub, std::nullopt, line.here},
                            line.chooses.has_value(), c, {area.x, y, area.w, 0}, height))
                action = line.chooses;
            y += height + kLineGap;
        }
        return y - kLineGap - area.y;
    });
    return action;
}

Action draw_changes(const ChangesPage& view, Canvas& canvas, const Rect& content) {
    const bool portrait = canvas.shape().portrait;
    const Rect room = reachable_part(canvas, content).inset(portrait ? 40 : kStaffMargin, kStaffGap);
    Action action;
    const Canvas::Content lists = [&](Canvas& c, Rect at) {
        return stack(c, at,
                     {[&](Canvas& i, Rect box) { return subjects(view.people_title, view.people, i, box, action); },
                      [&](Canvas& i, Rect box) { return subjects(view.items_title, view.items, i, box, action); }});
    };
    const Canvas::Content detail = [&](Canvas& c, Rect at) {
        return staff_panel(c, {at.x, at.y}, at.w, [&](Canvas& i, Rect box) { return chosen(view, i, box, action); });
    };
    const Canvas::Content made = [&](Canvas& c, Rect at) {
        if (view.made.empty()) return 0.0F;
        return staff_panel(c, {at.x, at.y}, at.w,
                           [&](Canvas& i, Rect box) { return changes_made(view, i, box, action); });
    };
    if (portrait || canvas.text_scale() > 1.4F) {
        canvas.scroll("staff.changes", room, 0, [&](Canvas& c, Rect area) {
            return stack(c, area, {detail, lists, made});
        });
        return action;
    }
    const float left = (room.w - kStaffGap) * 0.52F, right = room.w - kStaffGap - left;
    canvas.scroll("staff.subjects", {room.x, room.y, left, room.h}, 0, lists);
    canvas.scroll("staff.changes", {room.right() - right, room.y, right, room.h}, 0, [&](Canvas& c, Rect area) {
        return stack(c, area, {detail, made});
    });
    return action;
}

} // namespace kiosk::ui
