#include "ui/screens/guest/programme.hpp"

#include <algorithm>

#include "ui/screens/guest/sheets.hpp"
#include "ui/widgets/qr_picture.hpp"
#include "ui/widgets/sdg.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kColumnGap = 40;

// Two beside each other where that leaves room for words.
float facts(const std::vector<ItemFact>& all, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    const TextStyle label = style(26, Weight::Regular, t.muted), text = style(34, Weight::Regular, t.ink);
    const bool paired = area.w / canvas.text_scale() >= 760;
    const float width = paired ? (area.w - kColumnGap) / 2 : area.w;
    float y = area.y, row = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool right = paired && i % 2 == 1;
        const float x = right ? area.x + width + kColumnGap : area.x;
        if (!right) {
            y += row + 20;
            row = 0;
        }
        const float label_h = canvas.text({x, y}, {all[i].label}, label, width);
        const float text_h = canvas.text({x, y + label_h}, canvas.stacked(all[i].text, text, width), text, width);
        row = std::max(row, label_h + text_h);
    }
    return y + row;
}

float item_words(const ItemSheet& view, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    float y = area.y;
    TextStyle head = heading(54, t.ink);
    head.line = 1.2F;
    float x = area.x;
    if (view.now) x += 12 + pill(canvas, {x, y}, {view.now_label}, t.accent, t.on_accent, 26);
    if (view.notice) {
        const bool off = view.notice->cancelled;
        pill(canvas, {x, y}, {view.notice->word}, off ? t.red : t.amber, off ? t.on_red : t.on_amber, 26);
    }
    if (view.now || view.notice) y += pill_height(canvas, 26) + 12;
    y += canvas.text({area.x, y}, {view.title}, head, area.w);
    if (view.title_home) y += canvas.text({area.x, y}, {*view.title_home}, style(34, Weight::Regular, t.muted), area.w);
    y += 10;
    y += canvas.text({area.x, y}, view.when, style(34, Weight::Bold, t.ink), area.w);
    if (view.notice && !view.notice->was.empty())
        y += canvas.text({area.x, y}, view.notice->was, style(30, Weight::Regular, t.muted), area.w);
    if (!view.about.empty())
        y += 12 + canvas.text({area.x, y + 12}, view.about, style(32, Weight::Regular, t.ink), area.w);
    const TextStyle label = style(26, Weight::Regular, t.muted), text = style(34, Weight::Regular, t.ink);
    y = facts(view.facts, canvas, {area.x, y, area.w, 0});
    if (!view.goals.empty()) {
        y += 24;
        y += canvas.text({area.x, y}, {view.goals_label}, label, area.w) + 10;
        for (std::size_t i = 0; i < view.goals.size(); ++i) {
            const auto& [goal, title] = view.goals[i];
            y += sdg_line(canvas, {area.x, y}, area.w, goal, title, text) + (i + 1 < view.goals.size() ? 12.0F : 0.0F);
        }
    }
    return y - area.y;
}

float filter_words(const FilterSheet& view, Canvas& canvas, const Rect& area, Action& action) {
    const Theme& t = canvas.theme();
    float y = area.y;
    y += canvas.text({area.x, y}, {view.title}, heading(48, t.ink), area.w) + 10;
    for (const auto& [name, chips] : view.sections) {
        if (name) y += canvas.text({area.x, y + 14}, {*name}, style(28, Weight::Regular, t.muted), area.w) + 20;
        const float gap = 16, half = (area.w - gap) / 2;
        float x = area.x, row = 0;
        for (const FilterChip& chip : chips) {
            const Vec size = button_size(canvas, {chip.name}, 30, 32);
            const bool wide = size.x > half;
            const float w = wide ? area.w : half;
            if (x > area.x && x + w > area.right() + 1) {
                x = area.x;
                y += row + gap;
            }
            row = size.y;
            const Rect r{x, y, w, row};
            if (!canvas.hidden(r) && button(canvas, chip.id + ".sheet", r, {chip.name},
                                            chip.chosen ? ButtonLook::Selected : ButtonLook::Plain, 30))
                action = core::ChooseFilter{chip.filter};
            x += w + gap;
        }
        y += row + gap;
    }
    return y - area.y;
}

} // namespace

Action draw_item_sheet(const std::optional<ItemSheet>& view, Canvas& canvas) {
    if (!view) return core::CloseSheet{};
    const auto content = [&](Canvas& c, Rect area) { return item_words(*view, c, area); };
    const Vec close = button_size(canvas, {view->close}, 32, 56);
    const Vec way = view->show_way ? button_size(canvas, {*view->show_way}, 32, 40) : Vec{};
    constexpr float kGap = 20;
    // Beside each other, or where words are large one above the other.
    const float room = sheet_width(canvas);
    const bool stacked = view->show_way && way.x + kGap + std::max(close.x, 260.0F) > room;
    SheetGround ground = sheet_ground(canvas, content, stacked ? way.y + kGap + close.y : close.y);
    canvas.scroll("sheet.item", ground.inner, 0, content);
    Action action;
    if (view->show_way) {
        const Rect box{ground.row.x, ground.row.y, std::min(way.x, room), stacked ? way.y : ground.row.h};
        if (button(canvas, "programme.way", box, {*view->show_way}, ButtonLook::Plain, 32))
            action = core::ShowTheWay{view->item, view->place, 0, {}};
    }
    ground.row = {ground.row.x, ground.row.bottom() - close.y, ground.row.w, close.y};
    keep(action, close_sheet_by(canvas, ground, view->close));
    return action;
}

Action draw_calendar_sheet(const CalendarSheet& view, const QrCode* code, Canvas& canvas) {
    const Theme& t = canvas.theme();
    const Vec close = button_size(canvas, {view.close}, 32, 56);
    const float width = sheet_width(canvas);
    // As large as the sheet's height leaves it, beside the words where that is wide. They give way to it.
    const bool beside = !canvas.shape().portrait;
    constexpr float kApart = 44, kMostWords = 1.2F;
    const auto words = [&](Canvas& sheet, Rect in) {
        Canvas c = sheet.with_text_scale(beside ? std::min(sheet.text_scale(), kMostWords) : sheet.text_scale());
        const TextStyle head = c.fit({view.title}, heading(48, t.ink), {in.w, 48 * c.text_scale() * 1.34F * 3}, 30);
        const TextStyle home = style(32, Weight::Regular, t.muted), body = style(30, Weight::Regular, t.ink);
        float y = in.y + c.text({in.x, in.y}, {view.title}, head, in.w);
        if (view.title_home) y += c.text({in.x, y}, {*view.title_home}, home, in.w);
        for (const Said& line : view.lines) y += 16 + c.text({in.x, y + 16}, {line}, body, in.w);
        return y - in.y;
    };
    const float most = canvas.shape().touch_bottom - 40 - 2 * 64 - close.y - 120;
    const float side =
        beside ? std::min(most, width * 0.62F) : std::min(width, most - canvas.height_of(words, width) - kApart);
    const float words_w = beside ? width - side - kApart : width;
    const auto content = [&](Canvas& c, Rect in) {
        const float words_h = words(c, {in.x, in.y, words_w, 0});
        const Rect box = beside ? Rect{in.right() - side, in.y, side, side}
                                : Rect{in.x + (in.w - side) / 2, in.y + words_h + kApart, side, side};
        if (!c.hidden(box)) {
            draw_qr(c, box, code != nullptr && code->text == view.text ? code : nullptr);
            c.note("programme.code", box);
        }
        return beside ? std::max(words_h, side) : words_h + kApart + side;
    };
    const SheetGround ground = sheet_ground(canvas, content, close.y);
    canvas.scroll("sheet.calendar", ground.inner, 0, content);
    return close_sheet_by(canvas, ground, view.close);
}

Action draw_filter_sheet(const FilterSheet& view, Canvas& canvas) {
    Action action;
    const auto content = [&](Canvas& c, Rect area) { return filter_words(view, c, area, action); };
    const SheetGround ground = sheet_ground(canvas, content, button_size(canvas, {view.close}, 32, 56).y, true);
    canvas.scroll("sheet.filters", ground.inner, 0, content);
    keep(action, close_sheet_by(canvas, ground, view.close));
    return action;
}

} // namespace kiosk::ui
