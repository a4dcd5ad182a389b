// The papers after the day: which one, of whom and when; its pages; and saving it to a stick.
#include <algorithm>
#include <string>
#include <vector>

#include "ui/screens/staff/parts.hpp"
#include "ui/screens/staff/staff.hpp"
#include "ui/screens/staff/stick_parts.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kPaperGap = 14, kPaperIcon = 40, kPaperPad = 22, kLeastPreview = 420;

IconPainter icon_of(core::PaperKind kind) {
    switch (kind) {
    case core::PaperKind::Signin:
        return draw_table_icon;
    case core::PaperKind::Roster:
        return draw_list_icon;
    case core::PaperKind::Hours:
        return draw_hourglass_icon;
    case core::PaperKind::Certificates:
        return draw_certificate_icon;
    case core::PaperKind::Meals:
        return draw_cutlery_icon;
    case core::PaperKind::Summary:
        break;
    }
    return draw_chart_icon;
}

struct KindWords {
    TextStyle title, sub;
    float width = 0, title_h = 0, sub_h = 0;
};
KindWords kind_words(const PaperKindCard& card, Canvas& canvas, float width) {
    const Theme& t = canvas.theme();
    KindWords w;
    w.width = width - 2 * kPaperPad - kPaperIcon - 16;
    w.title = whole_words(canvas, card.title, 30, card.does ? t.ink : t.muted, w.width);
    w.sub = whole_words(canvas, card.sub, 22, t.muted, w.width);
    w.sub.weight = Weight::Regular;
    w.title_h = canvas.measure({card.title}, w.title, w.width).y;
    w.sub_h = canvas.measure({card.sub}, w.sub, w.width).y;
    return w;
}

void draw_kind(const PaperKindCard& card, Canvas& canvas, const Rect& box, Action& action) {
    const Theme& t = canvas.theme();
    TouchRouter::Hit hit;
    if (card.does)
        hit = canvas.touchable(card.id, box);
    else
        canvas.note(card.id, box);
    if (hit.tapped) action = card.does;
    canvas.card(box, card.chosen ? t.soft : t.surface, card.chosen ? t.primary : t.line, 18);
    if (card.chosen) canvas.outline(box, t.primary, 4, 18);
    icon_of(card.kind)(canvas, {box.x + kPaperPad, box.y + (box.h - kPaperIcon) / 2, kPaperIcon, kPaperIcon}, t.icon);
    const KindWords w = kind_words(card, canvas, box.w);
    const float x = box.x + kPaperPad + kPaperIcon + 16, y = box.y + (box.h - w.title_h - w.sub_h) / 2;
    canvas.text({x, y}, {card.title}, w.title, w.width);
    canvas.text({x, y + w.title_h}, {card.sub}, w.sub, w.width);
    press_veil(canvas, box, 18, hit.held);
}

float kinds(const PapersPage& view, Canvas& canvas, const Rect& area, Action& action) {
    const auto height_of = [&](std::size_t i, float width) {
        const KindWords w = kind_words(view.kinds[i], canvas, width);
        return std::max(canvas.shape().touch, w.title_h + w.sub_h + 24);
    };
    const auto draw = [&](std::size_t i, const Rect& box) { draw_kind(view.kinds[i], canvas, box, action); };
    return tile_grid(canvas, area, {view.kinds.size(), 290, kPaperGap, 3}, height_of, draw);
}

void draw_option(const PaperOption& option, Canvas& canvas, const Rect& box, Action& action) {
    const Theme& t = canvas.theme();
    if (option.does) {
        const auto look = option.chosen ? ButtonLook::Selected : ButtonLook::Plain;
        if (button(canvas, option.id, box, {option.label}, look, 26)) action = option.does;
        return;
    }
    canvas.note(option.id, box);
    canvas.outline(box, t.line, option.chosen ? 4 : 2, 18);
    canvas.text_in(box.inset(10, 0), {option.label}, style(26, Weight::Bold, t.muted));
}

// In rows of as many as have room.
float option_grid(const std::vector<PaperOption>& options, Canvas& canvas, const Rect& area, Action& action) {
    float least = 90;
    for (const PaperOption& option : options)
        least = std::max(least, canvas.measure({option.label}, style(26, Weight::Bold, {})).x / canvas.text_scale());
    const auto height_of = [&](std::size_t, float) { return canvas.shape().touch; };
    const auto draw = [&](std::size_t i, const Rect& box) { draw_option(options[i], canvas, box, action); };
    return tile_grid(canvas, area, {options.size(), least + 24, kPaperGap, 0}, height_of, draw);
}

// What they are about stands before them, or above where there is little room.
float option_rows(const PapersPage& view, Canvas& canvas, const Rect& area, Action& action) {
    const TextStyle title = style(24, Weight::Regular, canvas.theme().muted);
    float label_w = 0;
    for (const PaperOptions& each : view.options) label_w = std::max(label_w, canvas.measure({each.title}, title).x);
    label_w += 20;
    const bool before = label_w < area.w * 0.3F;
    float y = area.y;
    for (const PaperOptions& each : view.options) {
        const float x = before ? area.x + label_w : area.x;
        const float words_h = canvas.measure({each.title}, title, area.w).y;
        if (!before) y += canvas.text({area.x, y}, {each.title}, title, area.w) + 4;
        const float height = option_grid(each.options, canvas, {x, y, area.right() - x, 0}, action);
        if (before) canvas.text({area.x, y + (canvas.shape().touch - words_h) / 2}, {each.title}, title);
        y += height + kPaperGap;
    }
    return std::max(0.0F, y - kPaperGap - area.y);
}

// The page on a desk, or in the middle of it why there is none.
void preview(const PapersPage& view, const Texture& page, Canvas& canvas, const Rect& box) {
    const Theme& t = canvas.theme();
    canvas.fill(box, t.track, 20);
    canvas.note("papers.preview", box);
    const Rect room = box.inset(20, 14);
    if (view.drawn && page.width() > 0) {
        const auto w = static_cast<float>(page.width()), h = static_cast<float>(page.height());
        const float scale = std::min(room.w / w, room.h / h);
        const Rect paper{room.x + (room.w - w * scale) / 2, room.y + (room.h - h * scale) / 2, w * scale, h * scale};
        canvas.fill({paper.x, paper.y + 4, paper.w, paper.h}, t.muted.with_alpha(90), 4);
        canvas.picture(paper, page, {0, 0}, {1, 1}, 2);
        return;
    }
    if (!view.instead) return;
    const float why_h = view.detail ? room.h * 0.6F : room.h;
    TextStyle why = canvas.fit({*view.instead}, heading(32, t.ink), {room.w, why_h}, 20);
    TextStyle more = style(22, Weight::Regular, t.ink);
    why.align = more.align = Align::Centre;
    const Vec size = canvas.measure({*view.instead}, why, room.w);
    Vec more_size{};
    if (view.detail) {
        more = canvas.fit({*view.detail}, more, {room.w, room.h - size.y}, 16);
        more_size = canvas.measure({*view.detail}, more, room.w);
    }
    const float y = room.y + (room.h - size.y - more_size.y) / 2;
    canvas.text({room.x, y}, {*view.instead}, why, room.w);
    if (view.detail) canvas.text({room.x, y + size.y}, {*view.detail}, more, room.w);
}

// Which page it is, between those before and after it; then the kinds of files.
float pager(const PapersPage& view, Canvas& canvas, const Rect& area, Action& action) {
    const Theme& t = canvas.theme();
    const float side = canvas.shape().touch;
    const auto turn = [&](const char* id, float x, IconPainter icon, const std::optional<core::SessionEvent>& to) {
        const Rect box{x, area.y, side, side};
        if (!to) return idle_icon_button(canvas, id, box, icon);
        if (icon_button(canvas, id, box, icon, ButtonLook::Plain)) action = to;
    };
    TextStyle number = style(28, Weight::Bold, t.ink);
    number.align = Align::Centre;
    const float words_w = view.page ? canvas.measure({*view.page}, number).x + 32 : 0;
    const float pages_w = 2 * side + words_w;
    float files_w = 0;
    for (const PaperOption& option : view.files)
        files_w += std::max(side, canvas.measure({option.label}, style(26, Weight::Bold, {})).x + 40) + kPaperGap;
    const bool beside = pages_w + files_w + kStaffGap <= area.w;
    if (view.page) {
        const float middle = beside ? words_w : std::min(words_w, area.w - 2 * side);
        turn("papers.back", area.x, draw_back_icon, view.back);
        canvas.text_in({area.x + side, area.y, middle, side}, {*view.page},
                       canvas.fit({*view.page}, number, {middle - 8, side}, 18));
        turn("papers.on", area.x + side + middle, draw_on_icon, view.on);
    }
    if (view.files.empty()) return side;
    const float top = beside ? area.y : area.y + (view.page ? side + kPaperGap : 0);
    const float width = beside ? std::min(area.w - pages_w - kStaffGap, 480 * canvas.text_scale()) : area.w;
    return top - area.y + option_grid(view.files, canvas, {area.right() - width, top, width, 0}, action);
}

// Filled while it can be done; else why not stands on it.
void draw_save(const StaffButton& save, Canvas& canvas, const Rect& box, Action& action) {
    const Theme& t = canvas.theme();
    Colour ink = t.muted, soft = t.muted;
    if (save.does) {
        const TouchRouter::Hit hit = canvas.touchable("papers.save", box);
        if (hit.tapped) action = save.does;
        const ButtonColours c = colours_of(t, ButtonLook::Primary, hit.held);
        canvas.fill(box, c.fill, 20);
        ink = c.ink;
        soft = hit.held ? c.ink : t.on_primary_soft;
    } else {
        canvas.note("papers.save", box);
        canvas.outline(box, t.line, 2, 20);
    }
    const float icon = 44, gap = 20, room = box.w - 2 * kPaperPad - icon - gap;
    const TextStyle title = canvas.fit({save.label}, style(34, Weight::Bold, ink), {room, box.h * 0.6F}, 20);
    const Vec size = canvas.measure({save.label}, title, room);
    TextStyle sub = style(22, Weight::Regular, soft);
    Vec sub_size{};
    if (save.sub) {
        sub = canvas.fit({*save.sub}, sub, {room, box.h - size.y - 8}, 16);
        sub_size = canvas.measure({*save.sub}, sub, room);
    }
    const float x = box.x + (box.w - icon - gap - std::max(size.x, sub_size.x)) / 2;
    const float y = box.y + (box.h - size.y - sub_size.y) / 2;
    draw_usb_icon(canvas, {x, box.y + (box.h - icon) / 2, icon, icon}, ink);
    canvas.text({x + icon + gap, y}, {save.label}, title, room);
    if (save.sub) canvas.text({x + icon + gap, y + size.y}, {*save.sub}, sub, room);
}

float acts(const PapersPage& view, Canvas& canvas, const Rect& area, Action& action) {
    const TextStyle title = style(34, Weight::Bold, {}), sub = style(22, Weight::Regular, {});
    const float room = area.w * (view.eject ? 0.66F : 1.0F) - 2 * kPaperPad - 64;
    float words_h = canvas.measure({view.save.label}, title, room).y;
    if (view.save.sub) words_h += canvas.measure({*view.save.sub}, sub, room).y;
    const float height = std::max({canvas.shape().touch, 100.0F, words_h + 28});
    const float eject_w = view.eject ? std::min(area.w * 0.34F, 320 * canvas.text_scale()) : 0;
    draw_save(view.save, canvas, {area.x, area.y, area.w - eject_w - (view.eject ? kPaperGap : 0), height}, action);
    if (view.eject && button(canvas, "papers.eject", {area.right() - eject_w, area.y, eject_w, height},
                             {view.eject->label}, ButtonLook::Plain))
        action = view.eject->does;
    return height;
}

} // namespace

Action draw_papers(const PapersPage& view, const Texture& page, Canvas& canvas, const Rect& content) {
    const Theme& t = canvas.theme();
    const bool portrait = canvas.shape().portrait;
    const Rect room = reachable_part(canvas, content).inset(portrait ? 40 : kStaffMargin, kStaffGap);
    Action action;
    const auto choose = [&](Canvas& c, Rect area) {
        return stack(c, area,
                     {[&](Canvas& i, Rect at) { return kinds(view, i, at, action); },
                      [&](Canvas& i, Rect at) { return option_rows(view, i, at, action); }},
                     20);
    };
    // What is done with the page, and what is to be said of it.
    const auto ends = [&](Canvas& c, Rect area) {
        const auto below = [&](Canvas& i, Rect at) {
            return view.below ? i.text({at.x, at.y}, {*view.below}, style(24, Weight::Bold, t.muted), at.w) : 0.0F;
        };
        const auto note = [&](Canvas& i, Rect at) { return view.note ? stick_note(*view.note, i, at, action) : 0.0F; };
        return stack(c, area,
                     {below, [&](Canvas& i, Rect at) { return pager(view, i, at, action); }, note,
                      [&](Canvas& i, Rect at) { return acts(view, i, at, action); }},
                     kPaperGap);
    };
    if (!portrait && canvas.text_scale() < 1.4F) {
        const float left = (room.w - kStaffGap) * 0.4F, right = room.w - kStaffGap - left;
        const float ends_h = canvas.height_of(ends, right);
        if (room.h - ends_h - kPaperGap >= kLeastPreview * 0.6F) {
            canvas.scroll("staff.papers", {room.x, room.y, left, room.h}, 0, choose);
            preview(view, page, canvas, {room.right() - right, room.y, right, room.h - ends_h - kPaperGap});
            ends(canvas, {room.right() - right, room.bottom() - ends_h, right, ends_h});
            return action;
        }
    }
    const float rest = room.h - canvas.height_of(choose, room.w) - canvas.height_of(ends, room.w) - 2 * kStaffGap;
    canvas.scroll("staff.papers", room, 0, [&](Canvas& c, Rect area) {
        const auto shown = [&](Canvas& i, Rect at) {
            const float height = std::max(rest, kLeastPreview);
            if (!i.hidden({at.x, at.y, at.w, height})) preview(view, page, i, {at.x, at.y, at.w, height});
            return height;
        };
        return stack(c, area, {choose, shown, ends});
    });
    return action;
}

} // namespace kiosk::ui
