// A stick: which one it is, what is on it, and what can be done with that.
#include <algorithm>
#include <string>

#include "ui/screens/staff/parts.hpp"
#include "ui/screens/staff/staff.hpp"
#include "ui/screens/staff/stick_parts.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

float stick_heading(const StickPage& view, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    const float side = 100, x = area.x + side + 24, w = area.right() - x;
    canvas.fill({area.x, area.y, side, side}, t.selected, 22);
    draw_usb_icon(canvas, {area.x + 22, area.y + 22, side - 44, side - 44}, t.on_selected);
    const TextStyle title = canvas.fit({view.title}, heading(40, t.ink), {w, 40 * 2.8F * canvas.text_scale()}, 20);
    float y = area.y + canvas.text({x, area.y}, {view.title}, title, w);
    y += canvas.text({x, y}, view.sub, style(24, Weight::Regular, t.muted), w);
    if (view.locked)
        y += canvas.text({x, y}, {*view.locked},
                         style(24, Weight::Bold, t.contrast ? t.ink : t.panel(core::Tone::Amber)), w);
    progress_bar(canvas, {x, y + 8, std::min(w, 360.0F), 12}, view.used, t.muted);
    return std::max(side, y + 20 - area.y);
}

float file_card(const StickFileCard& card, Canvas& canvas, const Rect& area, Action& action) {
    const Theme& t = canvas.theme();
    const float icon = 44, pad = 24, gap = 20;
    const TextStyle sub = style(24, Weight::Regular, t.muted);
    const float state_w = card.state ? canvas.measure({*card.state}, style(22, Weight::Bold, {})).x + 28 : 0;
    const float x = area.x + pad + icon + gap;
    // Beside the words, or beneath them where there is little room.
    const bool beneath = card.state && area.right() - pad - state_w - gap - x < 240 * canvas.text_scale();
    const float w = area.right() - pad - (card.state && !beneath ? state_w + gap : 0) - x;
    const TextStyle name = whole_words(canvas, card.name, 30, t.ink, w);
    const float name_h = canvas.measure({card.name}, name, w).y, sub_h = canvas.measure(card.sub, sub, w).y;
    const float state_h = beneath ? pill_height(canvas) + 8 : 0;
    const float height = std::max(canvas.shape().touch, name_h + sub_h + state_h + 32);
    const Rect box{area.x, area.y, area.w, height};
    if (canvas.hidden(box)) return height;
    TouchRouter::Hit hit;
    const std::string id = "stick.file." + card.id;
    if (card.does)
        hit = canvas.touchable(id, box);
    else
        canvas.note(id, box);
    if (hit.tapped) action = card.does;
    canvas.card(box, card.chosen ? t.soft : t.surface, card.chosen ? t.primary : t.line, 18);
    if (card.chosen) canvas.outline(box, t.primary, 4, 18);
    draw_stick_sign(canvas, {box.x + pad, box.y + (height - icon) / 2, icon, icon}, card.sign, t.icon);
    float y = box.y + (height - name_h - sub_h - state_h) / 2;
    y += canvas.text({x, y}, {card.name}, name, w);
    y += canvas.text({x, y}, card.sub, sub, w);
    if (card.state)
        pill(canvas,
             beneath ? Vec{x, y + 8} : Vec{box.right() - pad - state_w, box.y + (height - pill_height(canvas)) / 2},
             {*card.state}, t.panel(card.tone), t.on_panel(card.tone));
    press_veil(canvas, box, 18, hit.held);
    return height;
}

float stick_files(const StickPage& view, Canvas& canvas, const Rect& area, Action& action) {
    const Theme& t = canvas.theme();
    float y = area.y + stick_heading(view, canvas, area) + 20;
    y += canvas.text({area.x, y}, {view.files_title}, panel_title(canvas), area.w) + 12;
    for (const StickFileCard& card : view.files) y += file_card(card, canvas, {area.x, y, area.w, 0}, action) + 14;
    for (const Said& words : view.below)
        y += canvas.text({area.x, y}, {words}, style(24, Weight::Regular, t.muted), area.w) + 6;
    return y - area.y;
}

float eject_button(const StickPage& view, Canvas& canvas, const Rect& area, Action& action) {
    const Theme& t = canvas.theme();
    const float icon = 34, height = std::max(canvas.shape().touch, button_size(canvas, {view.eject}, 28, 24).y);
    const Rect box{area.x, area.y, area.w, height};
    Colour ink = t.muted;
    if (view.ejects) {
        if (button(canvas, "stick.eject", box, {}, ButtonLook::Plain)) action = view.ejects;
        ink = t.ink;
    } else {
        canvas.note("stick.eject", box);
        canvas.outline(box, t.line, 2, 20);
    }
    const float room = box.w - 2 * 24 - icon - 14;
    const TextStyle s = canvas.fit({view.eject}, style(28, Weight::Bold, ink), {room, height - 12}, 20);
    const Vec size = canvas.measure({view.eject}, s, room);
    const float x = box.x + (box.w - icon - 14 - size.x) / 2;
    draw_eject_icon(canvas, {x, box.y + (height - icon) / 2, icon, icon}, ink);
    canvas.text({x + icon + 14, box.y + (height - size.y) / 2}, {view.eject}, s, room);
    return height;
}

// No stick is in: what to do, in the middle, and what needs none.
void no_stick(const StickPage& view, Canvas& canvas, const Rect& room, Action& action) {
    const Theme& t = canvas.theme();
    canvas.scroll("staff.stick", room, 0.4F, [&](Canvas& c, Rect area) {
        const float side = 150, w = std::min(area.w, 1100.0F), x = area.x + (area.w - w) / 2;
        float y = area.y;
        c.fill({area.x + (area.w - side) / 2, y, side, side}, t.soft, 32);
        draw_usb_icon(c, {area.x + (area.w - side) / 2 + 34, y + 34, side - 68, side - 68},
                      t.contrast ? t.ink : t.soft_ink);
        y += side + 28;
        TextStyle title = heading(48, t.ink), how = style(30, Weight::Regular, t.muted);
        title.align = how.align = Align::Centre;
        how.balanced = true;
        y += c.text({x, y}, {*view.none}, title, w) + 10;
        if (view.none_how) y += c.text({x, y}, {*view.none_how}, how, w) + 24;
        if (view.note) y += stick_note(*view.note, c, {x, y, w, 0}, action) + kStaffGap;
        const float tile_w = std::min(w, 620.0F * c.text_scale());
        y += stick_tiles(view.tiles, c, {area.x + (area.w - tile_w) / 2, y, tile_w, 0}, action);
        return y - area.y;
    });
}

} // namespace

Action draw_stick(const StickPage& view, Canvas& canvas, const Rect& content) {
    const bool portrait = canvas.shape().portrait;
    const Rect room = reachable_part(canvas, content).inset(portrait ? 40 : kStaffMargin, kStaffGap);
    Action action;
    if (view.none) {
        no_stick(view, canvas, room, action);
        return action;
    }
    const auto files = [&](Canvas& c, Rect area) { return stick_files(view, c, area, action); };
    const auto tiles = [&](Canvas& c, Rect area) { return stick_tiles(view.tiles, c, area, action); };
    const auto note = [&](Canvas& c, Rect area) { return view.note ? stick_note(*view.note, c, area, action) : 0.0F; };
    const auto acts = [&](Canvas& c, Rect area) { return stack(c, area, {note, tiles}); };
    const auto eject = [&](Canvas& c, Rect area) { return eject_button(view, c, area, action); };
    if (portrait || canvas.text_scale() >= 1.4F) {
        canvas.scroll("staff.stick", room, 0, [&](Canvas& c, Rect area) {
            return stack(c, area, {files, acts, eject});
        });
        return action;
    }
    const float left = (room.w - 40) * 0.43F, eject_h = canvas.height_of(eject, left);
    canvas.scroll("staff.stick", {room.x, room.y, left, room.h - eject_h - kStaffGap}, 0, files);
    eject(canvas, {room.x, room.bottom() - eject_h, left, 0});
    canvas.scroll("staff.stick.acts", {room.x + left + 40, room.y, room.w - left - 40, room.h}, 0, acts);
    return action;
}

} // namespace kiosk::ui
