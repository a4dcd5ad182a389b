// Who has not come: by delegation, and of the one that is chosen by name.
#include <algorithm>
#include <string>

#include "ui/presenters/staff_lists.hpp"
#include "ui/screens/staff/parts.hpp"
#include "ui/screens/staff/staff.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

// "未到 47 人", the number in another colour.
float heading_line(const NotArrivedPage& view, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    const TextStyle words = style(40, Weight::Bold, t.ink), number = style(46, Weight::Bold, t.accent);
    const Spans digits{{view.number, "en"}};
    float x = area.x, height = canvas.measure(digits, number).y;
    const auto part = [&](const Spans& spans, const TextStyle& s) {
        const Vec size = canvas.measure(spans, s);
        canvas.text({x, area.y + height - size.y}, spans, s);
        x += size.x + 12;
    };
    if (!view.before.text.empty()) part({view.before}, words);
    part(digits, number);
    if (!view.after.text.empty()) part({view.after}, words);
    if (!view.excused) return height + 8;
    const TextStyle few = style(26, Weight::Regular, t.muted);
    const Vec size = canvas.measure({*view.excused}, few);
    if (x + 16 + size.x <= area.right()) {
        canvas.text({area.right() - size.x, area.y + height - size.y}, {*view.excused}, few);
        return height + 8;
    }
    return height + canvas.text({area.x, area.y + height}, {*view.excused}, few, area.w) + 8;
}

float absent_card(const AbsentGroupCard& card, Canvas& canvas, const Rect& area, Action& action) {
    const Theme& t = canvas.theme();
    const Spans number{{card.missing, "en"}};
    const TextStyle big = style(46, Weight::Bold, t.ink), small = style(24, Weight::Regular, t.muted);
    const float number_w = canvas.measure(number, big).x, pad = 24;
    const float w = area.w - 2 * pad - number_w - 20;
    const TextStyle name = whole_words(canvas, card.name, 30, t.ink, w);
    const float name_h = canvas.measure({card.name}, name, w).y;
    const float leader_h = card.leader ? canvas.measure({*card.leader}, small, w).y : 0;
    const float sub_h = canvas.measure(card.sub, small, w).y;
    const float words_h = name_h + leader_h + sub_h, height = std::max(canvas.shape().touch, words_h + 28);
    const Rect box{area.x, area.y, area.w, height};
    if (canvas.hidden(box)) return height;
    const TouchRouter::Hit hit = canvas.touchable("staff.absent.group." + card.id, box);
    if (hit.tapped) {
        canvas.scroll_to("staff.absent.people", 0); // others are read from their first on
        action = card.opens;
    }
    canvas.card(box, card.chosen ? t.soft : t.surface, card.chosen ? t.primary : t.line, 18);
    if (card.chosen) canvas.outline(box, t.primary, 4, 18);
    float y = box.y + (height - words_h) / 2;
    y += canvas.text({box.x + pad, y}, {card.name}, name, w);
    if (card.leader) y += canvas.text({box.x + pad, y}, {*card.leader}, small, w);
    canvas.text({box.x + pad, y}, card.sub, small, w);
    const float number_h = canvas.measure(number, big).y;
    canvas.text({box.right() - pad - number_w, box.y + (height - number_h) / 2}, number, big);
    press_veil(canvas, box, 18, hit.held);
    return height;
}

float absent_groups(const NotArrivedPage& view, Canvas& canvas, const Rect& area, Action& action) {
    float y = area.y + heading_line(view, canvas, area);
    for (const AbsentGroupCard& card : view.groups) y += absent_card(card, canvas, {area.x, y, area.w, 0}, action) + 14;
    return y - 14 - area.y;
}

// What can be done about somebody: beside them, or beneath where the words are large.
struct AbsentButtons {
    float excuse = 0, check_in = 0; // widths; 0: it is not there
    float height = 0;
    bool beneath = false;
    [[nodiscard]] float width() const { return excuse + check_in + (excuse > 0 && check_in > 0 ? 14.0F : 0); }
};

AbsentButtons buttons_of(const AbsentLine& line, const NotArrivedPage& view, Canvas& canvas, float room) {
    constexpr float kLeast = 130, kWordsLeast = 300;
    AbsentButtons buttons;
    const auto take = [&](const Said& label) {
        const Vec size = button_size(canvas, {label}, 28, 24);
        buttons.height = std::max(buttons.height, size.y);
        return std::max(kLeast, size.x);
    };
    if (line.excuse) buttons.excuse = take(*line.excuse);
    if (!line.excused || !line.excuse) buttons.check_in = take(view.check_in);
    buttons.beneath = room - buttons.width() < kWordsLeast * canvas.text_scale();
    return buttons;
}

void absent_buttons(const AbsentLine& line, const NotArrivedPage& view, const AbsentButtons& buttons, Canvas& canvas,
                    const Rect& row, Action& action) {
    float x = row.right() - buttons.width();
    const auto place = [&](float width) {
        const Rect at{x, row.y + (row.h - buttons.height) / 2, width, buttons.height};
        x += width + 14;
        return at;
    };
    if (buttons.excuse > 0 &&
        button(canvas, "staff.excuse." + line.id, place(buttons.excuse), {*line.excuse}, ButtonLook::Plain, 28))
        action = line.marks;
    if (buttons.check_in > 0 &&
        button(canvas, "staff.check_in." + line.id, place(buttons.check_in), {view.check_in}, ButtonLook::Plain, 28))
        action = line.check_in;
}

float absent_line(const AbsentLine& line, const NotArrivedPage& view, Canvas& canvas, const Rect& area,
                  Action& action) {
    const Theme& t = canvas.theme();
    const float icon = 36, x = area.x + icon + 20;
    const AbsentButtons buttons = buttons_of(line, view, canvas, area.right() - x - 20);
    const float w = area.right() - (buttons.beneath ? 0 : buttons.width() + 20) - x;
    const TextStyle name = whole_words(canvas, line.name, 30, t.ink, w), sub = style(24, Weight::Regular, t.muted);
    const TextStyle why = style(24, Weight::Bold, t.contrast ? t.ink : t.panel(core::Tone::Amber));
    const float name_h = canvas.measure({line.name}, name, w).y;
    const float sub_h = line.sub.empty() ? 0 : canvas.measure(line.sub, sub, w).y;
    const float why_h = line.excused ? canvas.measure(*line.excused, why, w).y : 0;
    const float words_h = name_h + sub_h + why_h;
    const float beside_h = std::max(buttons.beneath ? 0 : buttons.height, words_h);
    const float height = beside_h + (buttons.beneath ? buttons.height + 14 : 0) + 20;
    const Rect box{area.x, area.y, area.w, height};
    if (canvas.hidden(box)) return height;
    const Rect beside{box.x, box.y + 10, box.w, beside_h};
    const Rect words{beside.x, beside.y, x + w - beside.x, beside.h};
    const TouchRouter::Hit hit = canvas.touchable("staff.absent." + line.id, words);
    if (hit.tapped) action = line.opens;
    draw_stand(canvas, {box.x, beside.y + (beside.h - icon) / 2, icon, icon}, Stand::Not);
    float y = beside.y + (beside.h - words_h) / 2;
    y += canvas.text({x, y}, {line.name}, name, w);
    if (sub_h > 0) y += canvas.text({x, y}, line.sub, sub, w);
    if (line.excused) canvas.text({x, y}, *line.excused, why, w);
    press_veil(canvas, words, 12, hit.held);
    const Rect below{box.x, beside.bottom() + 14, box.w, buttons.height};
    absent_buttons(line, view, buttons, canvas, buttons.beneath ? below : beside, action);
    return height;
}

// Whom to ask, and what the list does not know.
float absent_note(const Said& words, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    const TextStyle s = style(26, Weight::Bold, t.contrast ? t.ink : t.soft_ink);
    const float h = canvas.measure({words}, s, area.w - 40).y + 24;
    canvas.fill({area.x, area.y, area.w, h}, t.soft, 16);
    canvas.text({area.x + 20, area.y + 12}, {words}, s, area.w - 40);
    return h + 14;
}

float absent_people(const NotArrivedPage& view, Canvas& canvas, const Rect& area, Action& action) {
    const Theme& t = canvas.theme();
    const TextStyle name = canvas.fit({*view.name}, heading(40, t.ink), {area.w, 40 * 2.8F * canvas.text_scale()}, 20);
    float y = area.y + canvas.text({area.x, area.y}, {*view.name}, name, area.w);
    y += canvas.text({area.x, y}, view.sub, style(26, Weight::Regular, t.muted), area.w) + 12;
    for (const auto& note : {view.ask, view.unnamed})
        if (note) y += absent_note(*note, canvas, {area.x, y, area.w, 0});
    for (std::size_t i = 0; i < view.people.size(); ++i) {
        if (i > 0) canvas.fill({area.x, y - 1, area.w, 2}, t.line);
        y += absent_line(view.people[i], view, canvas, {area.x, y, area.w, 0}, action);
    }
    return y - area.y;
}

} // namespace

Action draw_not_arrived(const NotArrivedPage& view, Canvas& canvas, const Rect& content) {
    const Theme& t = canvas.theme();
    const bool portrait = canvas.shape().portrait;
    const Rect room = reachable_part(canvas, content).inset(portrait ? 40 : kStaffMargin, kStaffGap);
    Action action;
    if (view.wait) {
        canvas.text_in(room, {*view.wait}, style(36, Weight::Regular, t.muted));
        return action;
    }
    const auto left = [&](Canvas& c, Rect area) { return absent_groups(view, c, area, action); };
    const auto right = [&](Canvas& c, Rect area) { return absent_people(view, c, area, action); };
    if (portrait || canvas.text_scale() >= 1.4F) {
        canvas.scroll("staff.absent", room, 0, [&](Canvas& c, Rect area) {
            return stack(c, area, {left, [&](Canvas& i, Rect at) {
                                       return staff_panel(i, {at.x, at.y}, at.w, right);
                                   }});
        });
        return action;
    }
    const float half = (room.w - kStaffGap) * 0.36F;
    canvas.scroll("staff.absent.groups", {room.x, room.y, half, room.h}, 0, left);
    const Rect box{room.x + half + kStaffGap, room.y, room.w - half - kStaffGap, room.h};
    panel_ground(canvas, box);
    canvas.scroll("staff.absent.people", box.inset(kPanelPad, kPanelPad), 0, right);
    return action;
}

} // namespace kiosk::ui
