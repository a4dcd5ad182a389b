#include "ui/screens/guest/map_sheet.hpp"

#include "ui/widgets/sdg.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kMapSheetGap = 14;

float number_disc(Canvas& canvas, Vec at, float size, int number, bool strong) {
    const Theme& t = canvas.theme();
    const Vec centre{at.x + size / 2, at.y + size / 2};
    canvas.disc(centre, size / 2, t.primary);
    if (!strong) {
        canvas.disc(centre, size / 2 - 3, t.surface);
    }
    canvas.text_in({at.x, at.y, size, size}, {{std::to_string(number), "en"}},
                   style(size * 0.46F / canvas.text_scale(), Weight::Bold, strong ? t.on_primary : t.icon));
    return size;
}

float heading(const MapPage& page, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    const float disc = page.number ? 84.0F : 0.0F, left = page.number ? disc + 26 : 0.0F;
    const float right = page.all_offices ? canvas.shape().touch + 20 : 0.0F;
    const float width = area.w - left - right;
    TextStyle title = heading(46, t.ink);
    title.line = 1.2F;
    title = canvas.fit({page.title}, title, {width, 46 * canvas.text_scale() * 1.2F * 2.1F}, 30);
    const TextStyle sub = style(29, Weight::Regular, t.muted);
    const float title_h = canvas.measure({page.title}, title, width).y;
    const float sub_h = page.subtitle.empty() ? 0 : canvas.measure(page.subtitle, sub, width).y;
    const float height = std::max({disc, title_h + sub_h, page.all_offices ? canvas.shape().touch : 0.0F});
    if (page.number) {
        number_disc(canvas, {area.x, area.y + (height - disc) / 2}, disc, *page.number, true);
    }
    const float y = area.y + (height - title_h - sub_h) / 2;
    canvas.text({area.x + left, y}, {page.title}, title, width);
    canvas.text({area.x + left, y + title_h}, page.subtitle, sub, width);
    return height;
}

float figures(const MapPage& page, Canvas& canvas, const Rect& area, float y) {
    const Theme& t = canvas.theme();
    const auto count = static_cast<float>(page.figures.size());
    const float gap = 20, pad = 24, width = (area.w - gap * (count - 1)) / count;
    TextStyle number = style(52, Weight::Bold, t.ink);
    number.line = 1.2F;
    TextStyle label = style(24, Weight::Regular, t.muted);
    for (const MapFigure& figure : page.figures) {
        label = canvas.fit({figure.label}, label, {width - 2 * pad, 24 * canvas.text_scale() * 1.34F * 3}, 19);
    }
    float number_h = 0, label_h = 0;
    for (const MapFigure& figure : page.figures) {
        number_h = std::max(number_h, canvas.measure({{figure.number, "en"}}, number).y);
        label_h = std::max(label_h, canvas.measure({figure.label}, label, width - 2 * pad).y);
    }
    const float height = number_h + label_h + 40;
    float x = area.x;
    for (const MapFigure& figure : page.figures) {
        const Rect box{x, y, width, height};
        canvas.fill(box, t.background, 20);
        if (t.contrast) canvas.outline(box, t.line, 2, 20);
        canvas.text({x + pad, y + 18}, {{figure.number, "en"}}, number);
        canvas.text({x + pad, y + 18 + number_h}, {figure.label}, label, width - 2 * pad);
        x += width + gap;
    }
    return height;
}

float themes(const MapPage& page, Canvas& canvas, const Rect& area, float y) {
    const float side = sdg_side(canvas), top = y;
    float x = area.x;
    for (const int goal : page.sdgs) {
        if (x + side > area.right()) {
            x = area.x;
            y += side + kSdgGap;
        }
        sdg_tile(canvas, {x, y, side, side}, goal);
        x += side + kSdgGap;
    }
    return y + side - top;
}

float row_height(const MapRow& row, Canvas& canvas, float width, float& name_w, bool& below) {
    const float pad = 26, disc = row.number ? 52.0F + 18 : 0.0F;
    const Vec aside = row.aside ? canvas.measure({*row.aside}, style(24, Weight::Regular, {})) : Vec{};
    const float inner = width - 2 * pad - disc;
    const float one = canvas.measure({row.name}, style(28, Weight::Bold, {})).x;
    // What does not fit beside the name goes under it.
    below = row.aside && one + 24 + aside.x > inner;
    name_w = below || !row.aside ? inner : inner - aside.x - 24;
    const float name_h = canvas.measure({row.name}, style(28, Weight::Bold, {}), name_w).y;
    const float aside_h = below ? canvas.measure({*row.aside}, style(24, Weight::Regular, {}), inner).y : 0;
    return std::max(canvas.shape().touch, name_h + aside_h + 34);
}

float place_row(const MapRow& row, Canvas& canvas, const Rect& area, float y, Action& action) {
    const Theme& t = canvas.theme();
    float name_w = 0;
    bool below = false;
    const float height = row_height(row, canvas, area.w, name_w, below);
    const Rect box{area.x, y, area.w, height};
    const TouchRouter::Hit hit = canvas.touchable(row.id, box);
    const ButtonColours c = colours_of(t, ButtonLook::Plain, hit.held);
    const bool lit = row.here || row.chosen;
    if (lit && !hit.held) {
        canvas.fill(box, t.soft, 18);
        canvas.outline(box, t.primary, row.chosen ? 5.0F : 3.0F, 18);
    } else {
        canvas.card(box, c.fill, c.border, 18);
    }
    const Colour ink = hit.held ? c.ink : t.ink, soft = hit.held ? c.ink : t.muted;
    const float pad = 26;
    float x = box.x + pad;
    if (row.number) {
        x += number_disc(canvas, {x, y + (height - 52) / 2}, 52, *row.number, row.here) + 18;
    }
    const TextStyle name = style(28, Weight::Bold, ink);
    const TextStyle aside = style(24, Weight::Regular, soft);
    const float name_h = canvas.measure({row.name}, name, name_w).y;
    if (below) {
        const float aside_h = canvas.measure({*row.aside}, aside, name_w).y;
        const float top = y + (height - name_h - aside_h) / 2;
        canvas.text({x, top}, {row.name}, name, name_w);
        canvas.text({x, top + name_h}, {*row.aside}, aside, name_w);
    } else {
        canvas.text({x, y + (height - name_h) / 2}, {row.name}, name, name_w);
        if (row.aside) {
            const Vec size = canvas.measure({*row.aside}, aside);
            canvas.text({box.right() - pad - size.x, y + (height - size.y) / 2}, {*row.aside}, aside);
        }
    }
    if (hit.tapped && !action) {
        action = core::ChooseOnMap{row.choice};
    }
    return height;
}

float sections(const MapPage& page, Canvas& canvas, const Rect& area, float y, Action& action) {
    const float top = y;
    for (const MapSection& section : page.sections) {
        if (!section.title.text.empty()) {
            y += canvas.text({area.x, y}, {section.title}, style(29, Weight::Bold, canvas.theme().muted), area.w) + 12;
        }
        for (const MapRow& row : section.rows) y += place_row(row, canvas, area, y, action) + kMapSheetGap;
        y += 14;
    }
    return y - top;
}

} // namespace

float draw_way_card(const WayCard& card, Canvas& canvas, const Rect& area, float y) {
    const Theme& t = canvas.theme();
    constexpr float kPad = 34, kIcon = 52;
    const auto inside = [&](Canvas& c, Rect in) {
        float at = in.y;
        const TextStyle title = heading(38, t.ink), line = style(30, Weight::Regular, t.muted);
        at += c.text({in.x, at}, c.stacked(card.title, title, in.w), title, in.w);
        at += c.text({in.x, at}, {{card.time, "en"}}, line, in.w) + 16;
        const TextStyle place = heading(36, t.ink);
        const float x = in.x + kIcon + 18, width = in.w - kIcon - 18;
        draw_pin_icon(c, {in.x, at + 2, kIcon, kIcon}, t.icon, t.soft);
        float side = at;
        side += c.text({x, side}, c.stacked(card.place, place, width), place, width);
        side += c.text({x, side}, c.stacked(card.way, line, width), line, width);
        if (card.walk) side += c.text({x, side}, {*card.walk}, style(30, Weight::Bold, t.ink), width);
        side += c.text({x, side}, c.stacked(card.school, line, width), line, width);
        at = std::max(side, at + kIcon) + 14;
        at += c.text({in.x, at}, {card.ask}, style(25, Weight::Regular, t.muted), in.w);
        return at - in.y;
    };
    const float height = canvas.height_of(inside, area.w - 2 * kPad) + 2 * 26;
    const Rect box{area.x, y, area.w, height};
    canvas.fill(box, t.soft, 26);
    if (t.contrast) canvas.outline(box, t.line, 2, 26);
    inside(canvas, {box.x + kPad, box.y + 26, box.w - 2 * kPad, 0});
    return height;
}

namespace {

float draw_room_card(const RoomCard& card, Canvas& canvas, const Rect& area, float y) {
    const Theme& t = canvas.theme();
    constexpr float kPad = 30, kIcon = 46;
    const auto inside = [&](Canvas& c, Rect in) {
        const TextStyle name = heading(36, t.ink);
        const float x = in.x + kIcon + 16, width = in.w - kIcon - 16;
        draw_pin_icon(c, {in.x, in.y + 2, kIcon, kIcon}, t.icon, t.soft);
        float at = in.y + std::max(kIcon, c.text({x, in.y}, c.stacked(card.name, name, width), name, width));
        if (card.walk) at += c.text({x, at}, {*card.walk}, style(28, Weight::Regular, t.muted), width);
        for (const RoomCard::Item& item : card.items) {
            at += 12;
            at += c.text({x, at}, {{item.time, "en"}}, style(26, Weight::Bold, t.muted), width);
            at += c.text({x, at}, {item.title}, style(28, Weight::Regular, t.ink), width);
        }
        return at - in.y;
    };
    const float height = canvas.height_of(inside, area.w - 2 * kPad) + 2 * 22;
    const Rect box{area.x, y, area.w, height};
    canvas.fill(box, t.soft, 26);
    if (t.contrast) canvas.outline(box, t.line, 2, 26);
    inside(canvas, {box.x + kPad, box.y + 22, box.w - 2 * kPad, 0});
    return height;
}

void map_sheet_ground(Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    canvas.fill(area, t.surface);
    const bool portrait = canvas.shape().portrait;
    canvas.fill({area.x, area.y, portrait ? area.w : 2.0F, portrait ? 2.0F : area.h}, t.line);
}

// Looks like the field that it opens.
float search_field(const MapPage& page, Canvas& canvas, const Rect& in, Action& action) {
    const Theme& t = canvas.theme();
    constexpr float kPad = 26, kIcon = 32;
    const float width = in.w - 2 * kPad - kIcon - 18;
    const TextStyle words = style(28, Weight::Regular, t.muted);
    const Vec size = canvas.measure({page.search}, words, width);
    const Rect box{in.x, in.y, in.w, std::max(canvas.shape().touch, size.y + 32)};
    const TouchRouter::Hit hit = canvas.touchable("map.search", box);
    const ButtonColours c = colours_of(t, ButtonLook::Plain, hit.held);
    canvas.card(box, c.fill, c.border, 18);
    const Colour ink = hit.held && t.contrast ? c.ink : t.icon;
    draw_search_icon(canvas, {box.x + kPad, box.y + (box.h - kIcon) / 2, kIcon, kIcon}, ink);
    TextStyle shown = words;
    if (hit.held) shown.colour = c.ink;
    canvas.text({box.x + kPad + kIcon + 18, box.y + (box.h - size.y) / 2}, {page.search}, shown, width);
    if (hit.tapped && !action) action = core::OpenSheet{core::Sheet::MapSearch};
    return box.h;
}

float facts(const MapPage& page, Canvas& canvas, const Rect& in, bool with_way) {
    float y = in.y;
    if (page.way && with_way) {
        y += draw_way_card(*page.way, canvas, in, y) + 28;
    }
    if (page.room) {
        y += draw_room_card(*page.room, canvas, in, y) + 28;
    }
    if (!page.figures.empty()) {
        y += figures(page, canvas, in, y) + 24;
    }
    if (page.themes_title) {
        y += canvas.text({in.x, y}, {*page.themes_title}, style(29, Weight::Bold, canvas.theme().muted), in.w) + 12;
        y += themes(page, canvas, in, y) + 24;
    }
    return y - in.y;
}

void list_button(const MapPage& page, Canvas& canvas, Vec at, Action& action) {
    const float side = canvas.shape().touch;
    if (page.all_offices &&
        icon_button(canvas, "map.offices", {at.x, at.y, side, side}, draw_list_icon, ButtonLook::Plain)) {
        action = core::ChooseOnMap{};
    }
}

} // namespace

Action draw_map_sheet(const MapPage& page, Canvas& canvas, const Rect& area, float rows_from) {
    map_sheet_ground(canvas, area);
    const Rect inner = area.inset(44, 0);
    const float margin = 36, side = canvas.shape().touch, reach = canvas.shape().touch_top;
    Action action;
    // Words may stand above the reach of hands; what can be touched may not.
    const float head = canvas.height_of([&](Canvas& c, Rect in) { return heading(page, c, in); }, inner.w);
    const float words_end = rows_from > 0 ? rows_from - 16 - std::max(side, 92.0F) : reach;
    const bool head_above = words_end - area.y >= head + 2 * 14;
    if (head_above) {
        heading(page, canvas, {inner.x, words_end - head - 14, inner.w, head});
    }
    if (rows_from > 0) {
        list_button(page, canvas, {inner.x, rows_from - 16 - side}, action);
    }
    float top = std::max({area.y + margin, reach, rows_from});
    // Somebody who is on the way reads the directions: they stay while the rest is scrolled, where that leaves a list.
    constexpr float kLeastList = 260;
    bool pinned = false;
    if (page.way) {
        const float card =
            canvas.height_of([&](Canvas& c, Rect in) { return draw_way_card(*page.way, c, in, in.y); }, inner.w);
        pinned = area.bottom() - top - card - 28 >= kLeastList;
        if (pinned) top += draw_way_card(*page.way, canvas, inner, top) + 28;
    }
    canvas.scroll("map.sheet", {inner.x, top, inner.w, area.bottom() - top}, 0, [&](Canvas& c, Rect in) {
        float y = in.y;
        if (!head_above) {
            const float height = heading(page, c, {in.x, y, in.w, 0});
            if (rows_from <= 0) list_button(page, c, {in.right() - side, y + (height - side) / 2}, action);
            y += height + 26;
        } else if (rows_from <= 0 && page.all_offices) {
            list_button(page, c, {in.right() - side, y}, action);
            y += side + 20;
        }
        if (page.plan_switch) y += place_row(*page.plan_switch, c, in, y, action) + 24;
        y += facts(page, c, {in.x, y, in.w, 0}, !pinned);
        y += search_field(page, c, {in.x, y, in.w, 0}, action) + 24;
        y += sections(page, c, {in.x, y, in.w, 0}, y, action);
        return y + 10 - in.y;
    });
    return action;
}

} // namespace kiosk::ui
