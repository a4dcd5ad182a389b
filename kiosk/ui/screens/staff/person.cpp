// One person: who they are, where they were today, and what can be done for them; and why something is done.
#include <algorithm>
#include <string>

#include "ui/screens/staff/parts.hpp"
#include "ui/screens/staff/staff.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

float fact_line(const FactLine& fact, Canvas& canvas, const Rect& area, float label_w) {
    const Theme& t = canvas.theme();
    const TextStyle label = style(26, Weight::Regular, t.muted), value = style(28, Weight::Bold, t.ink);
    const float w = area.w - label_w - 20;
    const float label_h = canvas.text({area.x, area.y}, {fact.label}, label, label_w);
    return std::max(label_h, canvas.text({area.x + label_w + 20, area.y}, fact.value, value, w)) + 10;
}

// What only staff may know: behind a touch, for a while.
float notes_box(const PersonView& view, Canvas& canvas, const Rect& area, Action& action) {
    const Theme& t = canvas.theme();
    if (view.notes_show) {
        const float h = button_size(canvas, {*view.notes_show}, 28, 24).y;
        if (button(canvas, "staff.notes", {area.x, area.y, area.w, h}, {*view.notes_show}, ButtonLook::Plain, 28))
            action = core::ShowNotes{};
        return h;
    }
    const TextStyle small = style(22, Weight::Regular, t.ink);
    const auto content = [&](Canvas& c, Rect inner) {
        const float icon = 28, hide_w = view.notes_hide ? c.measure({*view.notes_hide}, small).x : 0;
        const float title_w = inner.w - icon - 12 - hide_w - 16;
        draw_eye_icon(c, {inner.x, inner.y + 2, icon, icon}, t.ink);
        float y = inner.y + c.text({inner.x + icon + 12, inner.y}, {view.notes_title}, small, title_w) + 6;
        if (view.notes_hide) c.text({inner.right() - hide_w, inner.y}, {*view.notes_hide}, small);
        for (const Said& note : view.notes) y += c.text({inner.x, y}, {note}, style(30, Weight::Bold, t.ink), inner.w);
        return y - inner.y;
    };
    const float height = canvas.height_of(content, area.w - 40) + 32;
    const Rect box{area.x, area.y, area.w, height};
    canvas.outline(box, t.panel(core::Tone::Amber), 4, 18);
    content(canvas, box.inset(20, 16));
    return height;
}

float who(const PersonView& view, Canvas& canvas, const Rect& area, Action& action) {
    const Theme& t = canvas.theme();
    float y = area.y;
    const TextStyle name = canvas.fit({view.name}, heading(62, t.ink), {area.w, 62 * 2.7F * canvas.text_scale()}, 20);
    y += canvas.text({area.x, y}, {view.name}, name, area.w);
    if (!view.latin.text.empty())
        y += canvas.text({area.x, y}, {view.latin}, style(32, Weight::Regular, t.muted), area.w);
    y += 10;
    const float icon = 34 * canvas.text_scale(), h = 30 * canvas.text_scale() * 1.34F;
    draw_stand(canvas, {area.x, y + (h - icon) / 2, icon, icon}, view.stand);
    y += canvas.text({area.x + icon + 14, y}, {view.where}, style(30, Weight::Bold, stand_ink(t, view.stand)),
                     area.w - icon - 14);
    y += 14;
    y += notes_box(view, canvas, {area.x, y, area.w, 0}, action) + 18;
    float label_w = 0;
    for (const FactLine& fact : view.facts)
        label_w = std::max(label_w, canvas.measure({fact.label}, style(26, Weight::Regular, {})).x);
    label_w = std::min(label_w + 2, area.w * 0.45F);
    for (const FactLine& fact : view.facts) y += fact_line(fact, canvas, {area.x, y, area.w, 0}, label_w);
    return y - area.y;
}

float door(const DoorLine& line, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    const float icon = 40, pad = line.here ? 16.0F : 0.0F;
    const TextStyle name = style(30, Weight::Bold, t.ink), sub = style(24, Weight::Regular, t.muted);
    const TextStyle state = style(28, Weight::Bold, stand_ink(t, line.stand));
    const float x = area.x + pad + icon + 20, room = area.right() - pad - x;
    const float state_w = canvas.measure({line.state}, state).x;
    const bool beside = state_w + 24 + 240 * canvas.text_scale() <= room;
    const float name_w = beside ? room - state_w - 24 : room;
    const float name_h = canvas.measure({line.name}, name, name_w).y;
    Spans below = line.sub;
    if (line.window) below = joined({{*line.window}, line.sub}, kDot);
    const float sub_h = below.empty() ? 0 : canvas.measure(below, sub, room).y;
    const float state_h = canvas.measure({line.state}, state, room).y;
    const float height = std::max(name_h, beside ? state_h : 0) + sub_h + (beside ? 0 : state_h) + 28;
    if (line.here) canvas.outline({area.x, area.y + 2, area.w, height - 4}, t.primary, 4, 18);
    float y = area.y + 14;
    draw_stand(canvas, {area.x + pad, area.y + (height - icon) / 2, icon, icon}, line.stand);
    canvas.text({x, y}, {line.name}, name, name_w);
    if (beside) canvas.text({area.right() - pad - state_w, y}, {line.state}, state);
    y += std::max(name_h, beside ? state_h : 0);
    if (!beside) y += canvas.text({x, y}, {line.state}, state, room);
    if (!below.empty()) canvas.text({x, y}, below, sub, room);
    return height;
}

float doors(const PersonView& view, Canvas& canvas, const Rect& area) {
    float y = area.y + canvas.text({area.x, area.y}, {view.doors_title}, panel_title(canvas), area.w) + 8;
    for (std::size_t i = 0; i < view.doors.size(); ++i) {
        if (i > 0) canvas.fill({area.x, y - 1, area.w, 2}, canvas.theme().line);
        y += door(view.doors[i], canvas, {area.x, y, area.w, 0});
    }
    return y - area.y;
}

// --- what can be done

struct ActFace {
    const char* id;
    const StaffButton& act;
    IconPainter icon;
    bool primary;
};

float act_height(const std::vector<ActFace>& faces, Canvas& canvas, float width) {
    float height = canvas.shape().touch;
    for (const ActFace& face : faces) {
        float h = 52 + canvas.measure({face.act.label}, style(30, Weight::Bold, {}), width - 24).y + 28;
        if (face.act.sub) h += canvas.measure({*face.act.sub}, style(22, Weight::Regular, {}), width - 24).y;
        height = std::max(height, h);
    }
    return height;
}

void act_button(const ActFace& face, Canvas& canvas, const Rect& rect, Action& action) {
    const Theme& t = canvas.theme();
    if (canvas.hidden(rect)) return;
    const bool can = face.act.does.has_value();
    TouchRouter::Hit hit;
    if (can)
        hit = canvas.touchable(face.id, rect);
    else
        canvas.note(face.id, rect);
    if (hit.tapped) action = face.act.does;
    const bool primary = face.primary && can;
    const ButtonColours c = colours_of(t, primary ? ButtonLook::Primary : ButtonLook::Plain, hit.held);
    if (primary)
        canvas.fill(rect, c.fill, 20);
    else if (can)
        canvas.card(rect, c.fill, c.border, 20);
    else
        canvas.outline(rect, t.line, 2, 20);
    const Colour ink = can ? c.ink : t.muted;
    const Colour soft = !can || hit.held ? ink : primary ? t.on_primary_soft : t.muted;
    const float w = rect.w - 24, icon = 44;
    TextStyle label = style(30, Weight::Bold, ink), sub = style(22, Weight::Regular, soft);
    label.align = sub.align = Align::Centre;
    const float label_h = canvas.measure({face.act.label}, label, w).y;
    const float sub_h = face.act.sub ? canvas.measure({*face.act.sub}, sub, w).y : 0;
    float y = rect.y + (rect.h - icon - 8 - label_h - sub_h) / 2;
    const IconPainter painter = face.act.locked ? draw_lock_icon : face.icon;
    painter(canvas, {rect.x + (rect.w - icon) / 2, y, icon, icon}, ink);
    y += icon + 8;
    y += canvas.text({rect.x + 12, y}, {face.act.label}, label, w);
    if (face.act.sub) canvas.text({rect.x + 12, y}, {*face.act.sub}, sub, w);
}

void draw_lost_badge(Canvas& canvas, const Rect& square, Colour colour) {
    draw_badge(canvas, {square.x + square.w / 8, square.y, square.w * 0.75F, square.h}, colour, 3);
}

// In as few rows as have room, which are equally full: of three at least.
float act_rows(const std::vector<ActFace>& faces, Canvas& canvas, const Rect& area, Action& action) {
    constexpr float kLeast = 240;
    const auto all = faces.size();
    const float least = kLeast * canvas.text_scale();
    const auto most = std::max<std::size_t>(3, static_cast<std::size_t>((area.w + kStaffGap) / (least + kStaffGap)));
    const std::size_t rows = (all + most - 1) / most, columns = std::max<std::size_t>(3, (all + rows - 1) / rows);
    const float w = (area.w - static_cast<float>(columns - 1) * kStaffGap) / static_cast<float>(columns);
    const float h = act_height(faces, canvas, w);
    for (std::size_t i = 0; i < all; ++i) {
        const float x = area.x + static_cast<float>(i % columns) * (w + kStaffGap);
        const float y = area.y + static_cast<float>(i / columns) * (h + kStaffGap);
        act_button(faces[i], canvas, {x, y, w, h}, action);
    }
    return static_cast<float>(rows) * (h + kStaffGap) - kStaffGap;
}

} // namespace

Action draw_person(const PersonView& view, Canvas& canvas, const Rect& content) {
    const Theme& t = canvas.theme();
    const bool portrait = canvas.shape().portrait;
    const Rect room = reachable_part(canvas, content).inset(portrait ? 40 : kStaffMargin, kStaffGap);
    Action action;
    if (view.wait) {
        canvas.text_in(room, {*view.wait}, style(36, Weight::Regular, t.muted));
        return action;
    }
    std::vector<ActFace> faces{{"staff.act.in", view.check_in, draw_into_icon, true},
                               {"staff.act.out", view.check_out, draw_out_icon, false},
                               {"staff.act.undo", view.undo, draw_undo_icon, false},
                               {"staff.act.lost", view.lost, draw_lost_badge, false},
                               {"staff.act.excuse", view.excuse, draw_calendar_icon, false},
                               {"staff.act.substitute", view.substitute, draw_person_plus_icon, false},
                               {"staff.act.paper", view.paper, draw_list_icon, false}};
    if (view.badge) faces.push_back({"staff.act.badge", *view.badge, draw_lost_badge, false});
    const auto acts = [&](Canvas& c, Rect area) { return act_rows(faces, c, area, action); };
    const float acts_h = canvas.height_of(acts, room.w);
    const Rect above{room.x, room.y, room.w, room.h - acts_h - kStaffGap};
    const auto panel = [&](std::string_view id, const Rect& box, const Canvas::Content& inside) {
        panel_ground(canvas, box);
        canvas.scroll(id, box.inset(kPanelPad, kPanelPad), 0, inside);
    };
    const auto left = [&](Canvas& c, Rect area) { return who(view, c, area, action); };
    const auto right = [&](Canvas& c, Rect area) { return doors(view, c, area); };
    if (above.h < room.h / 3) { // what can be done leaves no room to read whom it is done for
        const auto about = [&](Canvas& c, Rect area) {
            return staff_panel(c, {area.x, area.y}, area.w, [&](Canvas& i, Rect at) {
                return stack(i, at, {left, right});
            });
        };
        canvas.scroll("staff.person", room, 0, [&](Canvas& c, Rect area) { return stack(c, area, {about, acts}); });
        return action;
    }
    acts(canvas, {room.x, room.bottom() - acts_h, room.w, acts_h});
    if (!portrait && canvas.text_scale() < 1.4F) {
        const float half = (above.w - kStaffGap) * 0.42F;
        panel("staff.who", {above.x, above.y, half, above.h}, left);
        panel("staff.doors", {above.x + half + kStaffGap, above.y, above.w - half - kStaffGap, above.h}, right);
        return action;
    }
    panel("staff.who", above, [&](Canvas& c, Rect area) { return stack(c, area, {left, right}); });
    return action;
}

Action draw_why(const WhySheet& view, Canvas& canvas) {
    const Theme& t = canvas.theme();
    Action action;
    const auto content = [&](Canvas& c, Rect area) {
        float y = area.y + c.text({area.x, area.y}, {view.title}, heading(44, t.ink), area.w) + 10;
        y += c.text({area.x, y}, {view.kept}, style(26, Weight::Regular, t.muted), area.w) + 24;
        for (const auto& [label, code] : view.reasons) {
            const float h =
                std::max(c.shape().touch, c.measure({label}, style(32, Weight::Bold, {}), area.w - 64).y + 36);
            const Rect box{area.x, y, area.w, h};
            if (!c.hidden(box) && button(c, "staff.why." + code, box, {label}, ButtonLook::Plain, 32, Align::Left))
                action = core::GiveReason{code};
            y += h + 14;
        }
        return y - 14 - area.y;
    };
    keep(action, question_sheet(canvas, "why", view.never_mind, content));
    return action;
}

} // namespace kiosk::ui
