// The day at a glance, and the way to everything else.
#include <algorithm>
#include <cmath>
#include <string>

#include "ui/screens/staff/home_tiles.hpp"
#include "ui/screens/staff/parts.hpp"
#include "ui/screens/staff/staff.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kFigureLeast = 168; // width of a figure, before the text's size
constexpr float kChartHeight = 150, kChartLeast = 90;

float figure(const Figure& f, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    float y = area.y;
    y += canvas.text({area.x, y}, {f.label}, style(24, Weight::Regular, t.muted), area.w);
    TextStyle number = style(58, Weight::Bold, f.strong ? t.icon : t.ink);
    number.line = 1.15F;
    const Spans digits{{f.number, "en"}};
    const Vec size = canvas.measure(digits, number);
    canvas.text({area.x, y}, digits, number, area.w);
    if (!f.beside) return y + size.y - area.y;
    const TextStyle small = style(24, Weight::Regular, t.muted);
    const Vec beside = canvas.measure({*f.beside}, small);
    if (size.x + 14 + beside.x <= area.w) {
        canvas.text({area.x + size.x + 14, y + size.y - beside.y - size.y * 0.14F}, {*f.beside}, small);
        return y + size.y - area.y;
    }
    y += size.y;
    return y + canvas.text({area.x, y}, {*f.beside}, small, area.w) - area.y;
}

// In as many columns as have room.
float figures(const std::vector<Figure>& all, Canvas& canvas, const Rect& area) {
    const float least = kFigureLeast * canvas.text_scale();
    const auto count = static_cast<int>(all.size());
    const int columns = std::clamp(static_cast<int>((area.w + kStaffGap) / (least + kStaffGap)), 1, count);
    const float w = (area.w - static_cast<float>(columns - 1) * kStaffGap) / static_cast<float>(columns);
    float y = area.y;
    for (int from = 0; from < count; from += columns) {
        float height = 0;
        for (int i = from; i < std::min(count, from + columns); ++i) {
            const float x = area.x + static_cast<float>(i - from) * (w + kStaffGap);
            height = std::max(height, figure(all[static_cast<std::size_t>(i)], canvas, {x, y, w, 0}));
        }
        y += height + (from + columns < count ? 12.0F : 0.0F);
    }
    return y - area.y;
}

// Those who came, and of them those who were late, beside those who are expected.
float came_bar(const HomePage& view, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    const Rect bar{area.x, area.y + 14, area.w, 14};
    progress_bar(canvas, bar, view.present);
    if (view.late > 0) {
        const float end = bar.x + bar.w * view.present, w = std::min(bar.w * view.late, end - bar.x);
        canvas.fill({end - w, bar.y, w, bar.h}, t.accent, bar.h / 2);
    }
    return 28;
}

float came(const HomePage& view, Canvas& canvas, const Rect& area) {
    const float y = area.y + figures(view.figures, canvas, area);
    return y + came_bar(view, canvas, {area.x, y, area.w, 0}) - area.y;
}

float figures_panel(const HomePage& view, Canvas& canvas, const Rect& area) {
    return staff_panel(canvas, {area.x, area.y}, area.w, [&](Canvas& c, Rect inner) {
        const float y = inner.y + came(view, c, inner) + 14;
        return y + figures(view.more, c, {inner.x, y, inner.w, 0}) - inner.y;
    });
}

// In two panels of one height; left: of the first.
float figures_beside(const HomePage& view, Canvas& canvas, const Rect& area, float left) {
    const float right = area.w - left - kStaffGap;
    const auto one = [&](Canvas& c, Rect inner) { return came(view, c, inner); };
    const auto two = [&](Canvas& c, Rect inner) { return figures(view.more, c, inner); };
    const float height = 2 * kPanelPad + std::max(canvas.height_of(one, left - 2 * kPanelPad),
                                                  canvas.height_of(two, right - 2 * kPanelPad));
    const Rect first{area.x, area.y, left, height}, second{first.right() + kStaffGap, area.y, right, height};
    panel_ground(canvas, first);
    one(canvas, first.inset(kPanelPad, kPanelPad));
    panel_ground(canvas, second);
    two(canvas, second.inset(kPanelPad, kPanelPad));
    return height;
}

// --- arrivals

float legend(Canvas& canvas, Vec at, float room, const Said& words, Colour colour) {
    const Theme& t = canvas.theme();
    const TextStyle s = style(22, Weight::Regular, t.muted);
    const float side = 18;
    const float height = canvas.measure({words}, s, room - side - 10).y;
    canvas.fill({at.x, at.y + (22 * canvas.text_scale() * 1.34F - side) / 2, side, side}, colour, 5);
    canvas.text({at.x + side + 10, at.y}, {words}, s, room - side - 10);
    return height;
}

void chart_bars(const HomePage& view, Canvas& canvas, const Rect& box, int most) {
    const Theme& t = canvas.theme();
    const auto count = static_cast<float>(view.slots.size());
    const float step = box.w / count, w = step * 0.62F;
    for (std::size_t i = 0; i < view.slots.size(); ++i) {
        const auto& slot = view.slots[i];
        const float x = box.x + static_cast<float>(i) * step + (step - w) / 2;
        const bool now = i + 1 == view.slots.size();
        float y = box.bottom();
        const auto bar = [&](int people, Colour colour) {
            if (people <= 0) return;
            const float h = box.h * static_cast<float>(people) / static_cast<float>(most);
            y -= h;
            canvas.fill({x, y, w, h}, colour, std::min(6.0F, h / 2));
        };
        bar(slot.one_by_one, now ? t.accent : t.bar);
        bar(slot.as_group, t.muted);
    }
}

// As high as the area, where that has a height.
float chart(const HomePage& view, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    float y = area.y;
    y += canvas.text({area.x, y}, {view.arrivals}, panel_title(canvas), area.w) + 4;
    const float half = (area.w - kStaffGap) / 2;
    const float one = legend(canvas, {area.x, y}, half, view.one_by_one, t.bar);
    const float two = legend(canvas, {area.x + half + kStaffGap, y}, half, view.as_group, t.muted);
    y += std::max(one, two) + 16;
    int most = 4;
    for (const auto& slot : view.slots) most = std::max(most, slot.one_by_one + slot.as_group);
    const TextStyle small = style(20, Weight::Regular, t.muted);
    const Spans top{{std::to_string(most), "en"}};
    const float axis = canvas.measure(top, small).x + 12, label_h = canvas.measure(top, small).y;
    const float plot = area.h > 0 ? area.bottom() - 6 - 1.5F * label_h - y : kChartHeight;
    const Rect box{area.x + axis, y + label_h / 2, area.w - axis, plot};
    for (const float line : {box.y, box.bottom()}) canvas.fill({box.x, line - 1, box.w, 2}, t.line);
    canvas.text({area.x, box.y - label_h / 2}, top, small);
    canvas.text({area.x, box.bottom() - label_h / 2}, {{"0", "en"}}, small);
    chart_bars(view, canvas, box, most);
    y = box.bottom() + 6;
    const float step = box.w / static_cast<float>(std::max<std::size_t>(1, view.slots.size()));
    // As many times as have room; the last slot is now.
    const TextStyle now = style(20, Weight::Bold, t.accent);
    const Vec now_size = canvas.measure({view.now}, now);
    const float time_w = canvas.measure({{"00:00", "en"}}, small).x + 20;
    const auto every = static_cast<std::size_t>(std::max(1.0F, std::ceil(time_w / step)));
    for (std::size_t i = 0; i < view.slot_times.size(); i += every) {
        const float x = box.x + static_cast<float>(i) * step;
        if (x + time_w > box.right() - now_size.x) break;
        canvas.text({x, y}, {{view.slot_times[i], "en"}}, small);
    }
    canvas.text({box.right() - now_size.x, y}, {view.now}, now);
    return y + std::max(label_h, now_size.y) - area.y;
}

float chart_panel(const HomePage& view, Canvas& canvas, const Rect& area) {
    return staff_panel(canvas, {area.x, area.y}, area.w, [&](Canvas& c, Rect inner) { return chart(view, c, inner); });
}

// --- delegations

float group_line(const GroupLine& line, Canvas& canvas, const Rect& area, Action& action) {
    const Theme& t = canvas.theme();
    const TextStyle count_style = style(28, Weight::Bold, t.ink);
    const Spans count{{line.count, "en"}};
    const Vec size = canvas.measure(count, count_style);
    const float name_w = area.w - size.x - 16;
    const TextStyle name = whole_words(canvas, line.name, 28, t.ink, name_w);
    const float name_h = canvas.measure({line.name}, name, name_w).y;
    canvas.text({area.x, area.y}, {line.name}, name, name_w);
    canvas.text({area.right() - size.x, area.y + std::max(0.0F, name_h - size.y)}, count, count_style);
    float y = area.y + std::max(name_h, size.y) + 4;
    progress_bar(canvas, {area.x, y, area.w, 12}, line.part);
    y += 16;
    if (line.sub) y += canvas.text({area.x, y}, {*line.sub}, style(22, Weight::Regular, t.muted), area.w);
    const float height = std::max(canvas.shape().touch, y - area.y);
    const Rect box{area.x, area.y, area.w, height};
    if (canvas.hidden(box)) return height;
    const TouchRouter::Hit hit = canvas.touchable("staff.group." + line.id, box);
    if (hit.tapped) action = line.opens;
    press_veil(canvas, box, 12, hit.held);
    return height;
}

float groups(const HomePage& view, Canvas& canvas, const Rect& area, Action& action) {
    float y = area.y + canvas.text({area.x, area.y}, {view.groups_title}, panel_title(canvas), area.w) + 8;
    const int columns = area.w > 800 * canvas.text_scale() ? 2 : 1;
    const float w = (area.w - static_cast<float>(columns - 1) * 40) / static_cast<float>(columns);
    for (std::size_t from = 0; from < view.groups.size(); from += static_cast<std::size_t>(columns)) {
        float height = 0;
        for (std::size_t i = from; i < std::min(view.groups.size(), from + static_cast<std::size_t>(columns)); ++i)
            height = std::max(height, group_line(view.groups[i], canvas,
                                                 {area.x + static_cast<float>(i - from) * (w + 40), y, w, 0}, action));
        y += height + 14;
    }
    return y - area.y;
}

float groups_panel(const HomePage& view, Canvas& canvas, const Rect& area, Action& action) {
    return staff_panel(canvas, {area.x, area.y}, area.w,
                       [&](Canvas& c, Rect inner) { return groups(view, c, inner, action); });
}

// --- last entries

float entry_row(const EntryLine& line, Canvas& canvas, const Rect& area, Action& action) {
    const Theme& t = canvas.theme();
    const float icon = 52, touch = canvas.shape().touch;
    const TextStyle sub = style(22, Weight::Regular, t.muted);
    float button_w = 0;
    if (line.button) button_w = std::max(126.0F, button_size(canvas, {*line.button}, 26, 20).x + (line.does ? 0 : 34));
    const float words_x = icon + 18, words_w = area.w - words_x - (button_w > 0 ? button_w + 16 : 0);
    const TextStyle name = whole_words(canvas, line.name, 28, t.ink, words_w);
    const float name_h = canvas.measure({line.name}, name, words_w).y;
    const float sub_h = canvas.measure(line.sub, sub, words_w).y;
    const float height = std::max(touch, name_h + sub_h) + 20;
    const Rect box{area.x, area.y, area.w, height};
    if (canvas.hidden(box)) return height;
    const Rect words{box.x, box.y + 10, area.w - (button_w > 0 ? button_w + 16 : 0), height - 20};
    TouchRouter::Hit hit;
    if (line.opens) hit = canvas.touchable("staff.entry." + line.id, words);
    if (hit.tapped) action = line.opens;
    draw_sign(canvas, {box.x, box.y + (height - icon) / 2, icon, icon}, line.sign,
              t.contrast ? t.ink : t.panel(line.tone));
    const float y = box.y + (height - name_h - sub_h) / 2;
    canvas.text({box.x + words_x, y}, {line.name}, name, words_w);
    canvas.text({box.x + words_x, y + name_h}, line.sub, sub, words_w);
    press_veil(canvas, words, 12, hit.held);
    if (!line.button) return height;
    const float button_h = std::max(touch, button_size(canvas, {*line.button}, 26, 20).y);
    const Rect at{box.right() - button_w, box.y + (height - button_h) / 2, button_w, button_h};
    const std::string id = "staff.entry.does." + line.id;
    if (!line.does)
        locked_button(canvas, id, at, *line.button, 26);
    else if (button(canvas, id, at, {*line.button}, ButtonLook::Plain, 26))
        action = line.does;
    return height;
}

float entries(const HomePage& view, Canvas& canvas, const Rect& area, Action& action) {
    const Theme& t = canvas.theme();
    float y = area.y + canvas.text({area.x, area.y}, {view.last_title}, panel_title(canvas), area.w) + 4;
    if (view.no_entries) y += canvas.text({area.x, y}, {*view.no_entries}, style(26, Weight::Regular, t.muted), area.w);
    for (std::size_t i = 0; i < view.entries.size(); ++i) {
        if (i > 0) canvas.fill({area.x, y - 1, area.w, 2}, t.line);
        y += entry_row(view.entries[i], canvas, {area.x, y, area.w, 0}, action);
    }
    return y - area.y;
}

// A list in a panel that has its place: it is dragged in there.
void list_panel(std::string_view id, Canvas& canvas, const Rect& box, const Canvas::Content& content) {
    panel_ground(canvas, box);
    canvas.scroll(id, box.inset(kPanelPad, kPanelPad), 0, content);
}

// All panels are whole, and only lists are dragged. False: there is no room for that.
bool in_columns(const HomePage& view, Canvas& canvas, const Rect& room, Action& action) {
    const float left = (room.w - kStaffGap) * 0.64F, right = room.w - kStaffGap - left;
    const float half = (left - kStaffGap) / 2;
    const auto acts = [&](Canvas& c, Rect area) { return home_tiles(view, c, area, action); };
    const auto numbers = [&](Canvas& c, Rect area) { return figures_beside(view, c, area, left); };
    const auto arrivals = [&](Canvas& c, Rect area) { return chart(view, c, area); };
    const float acts_h = canvas.height_of(acts, left), numbers_h = canvas.height_of(numbers, room.w);
    const Rect below{room.x, room.y + numbers_h + kStaffGap, room.w, room.h - numbers_h - kStaffGap};
    const Rect day{below.x, below.y, half, below.h - acts_h - kStaffGap};
    const float chart_h = canvas.height_of(arrivals, half - 2 * kPanelPad) + 2 * kPanelPad;
    if (day.h < chart_h - kChartHeight + kChartLeast) return false;
    numbers(canvas, room);
    panel_ground(canvas, day);
    arrivals(canvas, day.inset(kPanelPad, kPanelPad));
    list_panel("staff.groups", canvas, {day.right() + kStaffGap, day.y, half, day.h},
               [&](Canvas& c, Rect area) { return groups(view, c, area, action); });
    acts(canvas, {room.x, room.bottom() - acts_h, left, acts_h});
    list_panel("staff.entries", canvas, {room.x + left + kStaffGap, below.y, right, below.h},
               [&](Canvas& c, Rect area) { return entries(view, c, area, action); });
    return true;
}

void one_below_the_other(const HomePage& view, Canvas& canvas, const Rect& room, Action& action) {
    constexpr float kListLeast = 300; // before the text's size: three entries
    const auto day = [&](Canvas& c, Rect area) {
        return stack(c, area,
                     {[&](Canvas& i, Rect at) { return home_tiles(view, i, at, action); },
                      [&](Canvas& i, Rect at) { return figures_panel(view, i, at); },
                      [&](Canvas& i, Rect at) { return groups_panel(view, i, at, action); },
                      [&](Canvas& i, Rect at) { return chart_panel(view, i, at); }});
    };
    const auto last = [&](Canvas& c, Rect area) { return entries(view, c, area, action); };
    const float day_h = canvas.height_of(day, room.w);
    const Rect rest{room.x, room.y + day_h + kStaffGap, room.w, room.h - day_h - kStaffGap};
    if (rest.h >= kListLeast * canvas.text_scale()) {
        day(canvas, room);
        return list_panel("staff.entries", canvas, rest, last);
    }
    canvas.scroll("staff.day", room, 0, [&](Canvas& c, Rect area) {
        return stack(c, area, {day, [&](Canvas& i, Rect at) { return staff_panel(i, {at.x, at.y}, at.w, last); }});
    });
}

} // namespace

Action draw_staff_home(const HomePage& view, Canvas& canvas, const Rect& content) {
    const Rect room = reachable_part(canvas, content).inset(canvas.shape().portrait ? 40 : kStaffMargin, kStaffGap);
    Action action;
    if (view.reading) {
        const auto acts = [&](Canvas& c, Rect area) { return home_tiles(view, c, area, action); };
        const auto wait = [&](Canvas& c, Rect area) {
            return c.text({area.x, area.y}, {view.wait}, style(30, Weight::Regular, c.theme().muted), area.w);
        };
        canvas.scroll("staff.day", room, 0, [&](Canvas& c, Rect area) { return stack(c, area, {acts, wait}); });
        return action;
    }
    const bool wide = !canvas.shape().portrait && canvas.text_scale() < 1.4F;
    if (!wide || !in_columns(view, canvas, room, action)) one_below_the_other(view, canvas, room, action);
    return action;
}

} // namespace kiosk::ui
