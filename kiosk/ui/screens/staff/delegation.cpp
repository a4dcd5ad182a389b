// A delegation: how many of it have come, who, and letting them in at once.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "ui/screens/staff/parts.hpp"
#include "ui/screens/staff/staff.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kTickLeast = 232, kTickGap = 10, kTickPad = 18, kTickSide = 34, kStepLeast = 108, kBlockGap = 18;

// --- the tiles

void draw_tick(Canvas& canvas, const Rect& square, Tick tick) {
    const Theme& t = canvas.theme();
    const float side = square.w;
    const auto at = [&](float x, float y) { return Vec{square.x + x * side, square.y + y * side}; };
    switch (tick) {
    case Tick::Done:
        return draw_sign(canvas, square, Sign::Tick, t.icon);
    case Tick::Ticked: {
        canvas.fill(square, t.primary, side * 0.22F);
        const std::array<Vec, 3> points{at(0.25F, 0.52F), at(0.43F, 0.70F), at(0.76F, 0.33F)};
        return canvas.path(points.data(), points.size(), t.on_primary, side * 0.11F, false);
    }
    case Tick::Unnamed:
        canvas.outline(square, t.muted, 3, side * 0.22F);
        return canvas.line(at(0.28F, 0.5F), at(0.72F, 0.5F), t.muted, side * 0.1F);
    case Tick::Missing:
        return canvas.outline(square, t.panel(core::Tone::Amber), 4, side * 0.22F);
    }
}

TextStyle tile_name(const TickTile& tile, Canvas& canvas, float width) {
    const Theme& t = canvas.theme();
    return whole_words(canvas, tile.name, 28, tile.tick == Tick::Done ? t.muted : t.ink, width);
}

void tick_tile(const TickTile& tile, Canvas& canvas, const Rect& box, Action& action) {
    const Theme& t = canvas.theme();
    const TouchRouter::Hit hit = canvas.touchable("staff.tick." + tile.id, box);
    if (hit.tapped) action = tile.does;
    switch (tile.tick) {
    case Tick::Done:
        canvas.outline(box, t.line, 2, 18);
        break;
    case Tick::Ticked:
        canvas.fill(box, t.soft, 18);
        canvas.outline(box, t.primary, 4, 18);
        break;
    case Tick::Unnamed:
        canvas.fill(box, t.surface, 18);
        canvas.outline(box, t.line, 4, 18);
        break;
    case Tick::Missing:
        canvas.fill(box, t.surface, 18);
        canvas.outline(box, t.panel(core::Tone::Amber), 4, 18);
        break;
    }
    draw_tick(canvas, {box.x + kTickPad, box.y + (box.h - kTickSide) / 2, kTickSide, kTickSide}, tile.tick);
    const float x = box.x + kTickPad + kTickSide + 14, w = box.right() - kTickPad - x;
    const TextStyle name = tile_name(tile, canvas, w);
    canvas.text({x, box.y + (box.h - canvas.measure({tile.name}, name, w).y) / 2}, {tile.name}, name, w);
    press_veil(canvas, box, 18, hit.held);
}

float people_tiles(const DelegationView& view, Canvas& canvas, const Rect& area, Action& action) {
    const auto height_of = [&](std::size_t i, float width) {
        const auto& tile = view.people[i];
        const float words_w = width - 2 * kTickPad - kTickSide - 14;
        const TextStyle name = tile_name(tile, canvas, words_w);
        return std::max(canvas.shape().touch, canvas.measure({tile.name}, name, words_w).y + 28);
    };
    const auto draw = [&](std::size_t i, const Rect& box) { tick_tile(view.people[i], canvas, box, action); };
    return tile_grid(canvas, area, {view.people.size(), kTickLeast, kTickGap, 5}, height_of, draw);
}

float tick_legend(const DelegationView& view, Canvas& canvas, const Rect& area) {
    const TextStyle s = style(22, Weight::Regular, canvas.theme().muted);
    const float side = 24, line = std::max(side, 22 * canvas.text_scale() * 1.34F);
    float x = area.x, y = area.y;
    for (const auto& [tick, said] : {std::pair{Tick::Done, view.done}, std::pair{Tick::Ticked, view.ticked},
                                     std::pair{Tick::Missing, view.absent}}) {
        const float w = side + 10 + canvas.measure({said}, s).x;
        if (x > area.x && x + w > area.right()) {
            x = area.x;
            y += line + 6;
        }
        draw_tick(canvas, {x, y + (line - side) / 2, side, side}, tick);
        canvas.text({x + side + 10, y}, {said}, s);
        x += w + 32;
    }
    return y + line - area.y;
}

// --- what stands beside them

float delegation_name(const DelegationView& view, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    const TextStyle name = canvas.fit({view.name}, heading(52, t.ink), {area.w, 52 * 2.7F * canvas.text_scale()}, 20);
    const float y = area.y + canvas.text({area.x, area.y}, {view.name}, name, area.w) + 4;
    return y + canvas.text({area.x, y}, view.sub, style(26, Weight::Regular, t.muted), area.w) - area.y;
}

float part_tabs(const DelegationView& view, Canvas& canvas, const Rect& area, Action& action) {
    constexpr float kTabLeast = 150;
    const Theme& t = canvas.theme();
    const float count_h = 22 * canvas.text_scale() * 1.34F;
    const auto name_style = [&](const PartTab& tab, float width) {
        TextStyle s = whole_words(canvas, tab.name, 28, t.ink, width);
        s.align = Align::Centre;
        return s;
    };
    const auto height_of = [&](std::size_t i, float width) {
        const auto& tab = view.parts[i];
        const float name_h = canvas.measure({tab.name}, name_style(tab, width - 20), width - 20).y;
        return std::max(canvas.shape().touch, name_h + count_h + 20);
    };
    const auto draw = [&](std::size_t i, const Rect& box) {
        const auto& tab = view.parts[i];
        const TouchRouter::Hit hit = canvas.touchable("staff.part." + tab.id, box);
        if (hit.tapped) action = tab.does;
        const ButtonColours c = colours_of(t, tab.chosen ? ButtonLook::Selected : ButtonLook::Plain, hit.held);
        canvas.card(box, c.fill, c.border, 20);
        const float w = box.w - 20;
        TextStyle name = name_style(tab, w), count = style(22, Weight::Regular, c.ink);
        count.align = Align::Centre;
        name.colour = c.ink;
        const float name_h = canvas.measure({tab.name}, name, w).y;
        const float top = box.y + (box.h - name_h - count_h) / 2;
        canvas.text({box.x + 10, top}, {tab.name}, name, w);
        canvas.text({box.x + 10, top + name_h}, {{tab.count, "en"}}, count, w);
    };
    return tile_grid(canvas, area, {view.parts.size(), kTabLeast, kTickGap, 0}, height_of, draw);
}

float people_stepper(const DelegationView& view, Canvas& canvas, const Rect& area, Action& action) {
    const Theme& t = canvas.theme();
    const float side = std::max(kStepLeast, canvas.shape().touch);
    TextStyle of = style(24, Weight::Regular, t.muted);
    of.align = Align::Centre;
    const auto step = [&](const char* id, float x, IconPainter icon, bool can, int by) {
        const Rect box{x, area.y, side, side};
        if (!can) return idle_icon_button(canvas, id, box, icon);
        if (icon_button(canvas, id, box, icon, ButtonLook::Plain)) action = core::ChangePeople{by};
    };
    if (view.steps) {
        step("staff.people.minus", area.x, draw_minus_icon, view.can_take, -1);
        step("staff.people.plus", area.right() - side, draw_plus_icon, view.can_add, +1);
    }
    TextStyle number = style(120 / canvas.text_scale(), Weight::Bold, t.ink);
    number.line = 1;
    canvas.text_in({area.x + side, area.y - 6, area.w - 2 * side, side}, {{view.number, "en"}}, number);
    return side + 8 + canvas.text({area.x, area.y + side + 8}, {view.of}, of, area.w);
}

float missing_box(const DelegationView& view, Canvas& canvas, const Rect& area) {
    if (!view.missing) return 0;
    const Theme& t = canvas.theme();
    const float icon = 44, x = 20 + icon + 16;
    const auto content = [&](Canvas& c, Rect inner) {
        float y = inner.y + c.text({inner.x + x - 20, inner.y}, {*view.missing}, style(28, Weight::Bold, t.ink),
                                   inner.w - x + 20);
        if (view.missing_who && !view.missing_who->text.empty())
            y +=
                c.text({inner.x + x - 20, y}, {*view.missing_who}, style(24, Weight::Regular, t.ink), inner.w - x + 20);
        return y - inner.y;
    };
    const float height = std::max(icon + 28, canvas.height_of(content, area.w - 40) + 28);
    const Rect box{area.x, area.y, area.w, height};
    canvas.outline(box, t.panel(core::Tone::Amber), 4, 18);
    draw_sign(canvas, {box.x + 20, box.y + (height - icon) / 2, icon, icon}, Sign::Exclamation,
              t.contrast ? t.ink : t.panel(core::Tone::Amber));
    content(canvas, box.inset(20, 14));
    return height;
}

float act_row(const ActLine& act, const DelegationView& view, Canvas& canvas, const Rect& area, Action& action) {
    const Theme& t = canvas.theme();
    const TextStyle title = style(28, Weight::Bold, t.ink), sub = style(22, Weight::Regular, t.muted);
    const float button_w = button_size(canvas, {view.undo_act}, 26, 20).x + (act.undo ? 0 : 34);
    const float words_w = area.w - button_w - 16;
    const float title_h = canvas.measure({act.title}, title, words_w).y;
    const float words_h = title_h + canvas.measure(act.sub, sub, words_w).y;
    const float button_h = std::max(canvas.shape().touch, button_size(canvas, {view.undo_act}, 26, 20).y);
    const float height = std::max(button_h, words_h) + 16;
    if (canvas.hidden({area.x, area.y, area.w, height})) return height;
    const float y = area.y + (height - words_h) / 2;
    canvas.text({area.x, y}, {act.title}, title, words_w);
    canvas.text({area.x, y + title_h}, act.sub, sub, words_w);
    const Rect at{area.right() - button_w, area.y + (height - button_h) / 2, button_w, button_h};
    const std::string id = "staff.together.undo." + act.id;
    if (!act.undo)
        locked_button(canvas, id, at, view.undo_act, 26);
    else if (button(canvas, id, at, {view.undo_act}, ButtonLook::Plain, 26))
        action = act.undo;
    return height;
}

float acts_panel(const DelegationView& view, Canvas& canvas, const Rect& area, Action& action) {
    if (view.acts.empty()) return 0;
    const auto rows = [&](Canvas& c, Rect inner) {
        float y = inner.y;
        for (const ActLine& act : view.acts) y += act_row(act, view, c, {inner.x, y, inner.w, 0}, action);
        return y - inner.y;
    };
    constexpr float kBeside = 20, kAbove = 4;
    const float height = canvas.height_of(rows, area.w - 2 * kBeside) + 2 * kAbove;
    panel_ground(canvas, {area.x, area.y, area.w, height});
    rows(canvas, {area.x + kBeside, area.y + kAbove, area.w - 2 * kBeside, 0});
    return height;
}

float admit_height(const DelegationView& view, Canvas& canvas) {
    return std::max(canvas.shape().touch, button_size(canvas, {view.admit}, 34, 24).y);
}

void admit_row(const DelegationView& view, Canvas& canvas, const Rect& area, Action& action) {
    const float all_w =
        std::min(area.w * 0.42F, std::max(area.w * 0.3F, button_size(canvas, {view.tick_all}, 28, 24).x));
    const Rect admit{area.x, area.y, area.w - all_w - kTickGap, area.h};
    const Rect all{admit.right() + kTickGap, area.y, all_w, area.h};
    const auto idle = [&](const char* id, const Rect& box, const Said& label, float size) {
        canvas.note(id, box);
        canvas.outline(box, canvas.theme().line, 2, 20);
        canvas.text_in(
            box, {label},
            canvas.fit({label}, style(size, Weight::Bold, canvas.theme().muted), {box.w - 24, box.h - 12}, 18));
    };
    if (!view.can_admit)
        idle("staff.admit", admit, view.admit, 34);
    else if (button(canvas, "staff.admit", admit, {view.admit}, ButtonLook::Primary, 34))
        action = core::AdmitTicked{};
    if (view.all_ticked)
        idle("staff.tick_all", all, view.tick_all, 28);
    else if (button(canvas, "staff.tick_all", all, {view.tick_all}, ButtonLook::Plain, 28))
        action = core::TickAll{};
}

} // namespace

Action draw_delegation(const DelegationView& view, Canvas& canvas, const Rect& content) {
    const bool portrait = canvas.shape().portrait;
    const Rect room = reachable_part(canvas, content).inset(portrait ? 40 : kStaffMargin, kStaffGap);
    Action action;
    if (view.wait) {
        canvas.text_in(room, {*view.wait}, style(36, Weight::Regular, canvas.theme().muted));
        return action;
    }
    const Canvas::Content name = [&](Canvas& c, Rect at) { return delegation_name(view, c, at); };
    const Canvas::Content tabs = [&](Canvas& c, Rect at) { return part_tabs(view, c, at, action); };
    const Canvas::Content steps = [&](Canvas& c, Rect at) { return people_stepper(view, c, at, action); };
    const Canvas::Content missing = [&](Canvas& c, Rect at) { return missing_box(view, c, at); };
    const Canvas::Content acts = [&](Canvas& c, Rect at) { return acts_panel(view, c, at, action); };
    const Canvas::Content people = [&](Canvas& c, Rect at) { return people_tiles(view, c, at, action); };
    const Canvas::Content legend = [&](Canvas& c, Rect at) { return tick_legend(view, c, at); };
    const float row = admit_height(view, canvas);
    if (portrait || canvas.text_scale() > 1.4F) {
        admit_row(view, canvas, {room.x, room.bottom() - row, room.w, row}, action);
        const Rect above{room.x, room.y, room.w, room.h - row - kStaffGap};
        canvas.scroll("staff.delegation", above, 0, [&](Canvas& c, Rect area) {
            return stack(c, area, {name, tabs, steps, missing, people, legend, acts}, kBlockGap);
        });
        return action;
    }
    const float left = room.w * 0.31F, right = room.w - left - kStaffGap - 12;
    admit_row(view, canvas, {room.x, room.bottom() - row, left, row}, action);
    canvas.scroll("staff.delegation", {room.x, room.y, left, room.h - row - kStaffGap}, 0, [&](Canvas& c, Rect area) {
        return stack(c, area, {name, tabs, steps, missing, acts}, kBlockGap);
    });
    const Rect beside{room.right() - right, room.y, right, room.h};
    const float foot = canvas.height_of(legend, right) + 16;
    canvas.scroll("staff.people", {beside.x, beside.y, beside.w, beside.h - foot}, 0, people);
    legend(canvas, {beside.x, beside.bottom() - foot + 16, beside.w, 0});
    return action;
}

} // namespace kiosk::ui
