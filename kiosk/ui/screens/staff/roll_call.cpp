// The roll: who was inside when it began, by delegation, and who of them is safe.
#include <algorithm>
#include <string>

#include "ui/presenters/staff_lists.hpp"
#include "ui/screens/staff/parts.hpp"
#include "ui/screens/staff/staff.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kRollColumn = 380; // width of a delegation's, before the text's size

// --- its copies

float roll_copies(const RollCopyLine& view, Canvas& canvas, const Rect& area, Action& action) {
    const Theme& t = canvas.theme();
    const auto words = [&](Canvas& c, Rect at) {
        float y = at.y + c.text({at.x, at.y}, {view.how}, style(26, Weight::Regular, t.muted), at.w);
        if (view.state)
            y += c.text({at.x, y}, {*view.state}, style(28, Weight::Bold, view.look && !t.contrast ? t.red : t.ink),
                        at.w);
        return y - at.y;
    };
    const auto acts = [&](Canvas& c, Rect at) {
        constexpr float kLeast = 240;
        const auto label = style(28, Weight::Bold, {});
        return tile_grid(
            c, at, {view.acts.size(), kLeast, 16},
            [&](std::size_t i, float width) {
                return std::max(c.shape().touch, c.measure({view.acts[i].label}, label, width - 40).y + 28);
            },
            [&](std::size_t i, const Rect& box) {
                const auto& act = view.acts[i];
                if (button(c, act.id, box, {act.label}, ButtonLook::Plain, 28)) action = act.event;
            });
    };
    return staff_panel(canvas, {area.x, area.y}, area.w, [&](Canvas& c, Rect at) {
        if (c.shape().portrait || c.text_scale() > 1.2F) return stack(c, at, {words, acts}, 14);
        const float half = (at.w - kStaffGap) / 2;
        return std::max(words(c, {at.x, at.y, half, 0}), acts(c, {at.x + half + kStaffGap, at.y, half, 0}));
    });
}

// --- before it begins

float roll_choice(const RollChoice& choice, Canvas& canvas, const Rect& area, Action& action) {
    const Theme& t = canvas.theme();
    const float pad = 32, w = area.w - 2 * pad;
    const TextStyle title = style(40, Weight::Bold, t.ink), how = style(28, Weight::Regular, t.muted);
    const float title_h = canvas.measure({choice.title}, title, w).y, how_h = canvas.measure({choice.how}, how, w).y;
    const float height = std::max(canvas.shape().touch, title_h + how_h + 48);
    const Rect box{area.x, area.y, area.w, height};
    const TouchRouter::Hit hit = canvas.touchable(choice.id, box);
    if (hit.tapped) action = choice.event;
    const ButtonColours c = colours_of(t, ButtonLook::Plain, hit.held);
    canvas.card(box, c.fill, c.border, 20);
    const float y = box.y + (height - title_h - how_h) / 2;
    TextStyle inked = title;
    inked.colour = c.ink;
    canvas.text({box.x + pad, y}, {choice.title}, inked, w);
    TextStyle soft = how;
    if (hit.held) soft.colour = c.ink;
    canvas.text({box.x + pad, y + title_h}, {choice.how}, soft, w);
    return height;
}

float roll_question(const RollPage& view, Canvas& canvas, const Rect& area, Action& action) {
    float y = area.y + canvas.text({area.x, area.y}, {*view.question}, heading(48, canvas.theme().ink), area.w) + 24;
    for (const RollChoice& choice : view.choices)
        y += roll_choice(choice, canvas, {area.x, y, area.w, 0}, action) + kStaffGap;
    return y + roll_copies(view.copies, canvas, {area.x, y, area.w, 0}, action) - area.y;
}

// --- while it is called

// Whether it is in earnest: over the whole width.
float roll_banner(const RollPage& view, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    const core::Tone tone = view.drill ? core::Tone::Amber : core::Tone::Red;
    const Said& words = view.drill ? *view.drill : view.real;
    const TextStyle s = style(30, Weight::Bold, t.on_panel(tone));
    const float icon = 36, x = area.x + kStaffMargin + icon + 20, w = area.right() - kStaffMargin - x;
    const float words_h = canvas.measure({words}, s, w).y, height = words_h + 20;
    canvas.fill({area.x, area.y, area.w, height}, t.panel(tone));
    draw_sign(canvas, {area.x + kStaffMargin, area.y + (height - icon) / 2, icon, icon}, Sign::Exclamation,
              t.on_panel(tone));
    canvas.text({x, area.y + 10}, {words}, s, w);
    return height;
}

float roll_clock(const RollPage& view, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    const float y = canvas.text({area.x, area.y}, {view.began}, style(24, Weight::Regular, t.muted), area.w);
    return y + canvas.text({area.x, area.y + y}, {{view.elapsed, "en"}}, style(54, Weight::Bold, t.ink), area.w);
}

float roll_progress(const RollPage& view, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    const Spans number{{view.safe, "en"}};
    const TextStyle big = style(54, Weight::Bold, t.icon), words = style(28, Weight::Regular, t.muted);
    const TextStyle left = style(28, Weight::Bold, view.complete || t.contrast ? t.ink : t.red);
    const Vec size = canvas.measure(number, big);
    const float of_h = canvas.measure({view.of_all}, words).y, of_w = canvas.measure({view.of_all}, words).x;
    const float left_w = canvas.measure({view.left}, left).x;
    canvas.text({area.x, area.y}, number, big);
    canvas.text({area.x + size.x + 14, area.y + size.y - of_h - 6}, {view.of_all}, words);
    float y = area.y + size.y;
    if (size.x + 14 + of_w + 24 + left_w <= area.w)
        canvas.text({area.right() - left_w, y - of_h - 6}, {view.left}, left);
    else
        y += canvas.text({area.x, y}, {view.left}, left, area.w);
    progress_bar(canvas, {area.x, y + 6, area.w, 14}, view.part);
    return y + 20 - area.y;
}

float roll_buttons_height(const RollPage& view, Canvas& canvas, float width) {
    float height = canvas.shape().touch;
    for (const Said* each : {view.make_real ? &*view.make_real : nullptr, &view.end})
        if (each != nullptr)
            height = std::max(height, canvas.measure({*each}, style(28, Weight::Bold, {}), width - 40).y + 32);
    return height;
}

void roll_buttons(const RollPage& view, Canvas& canvas, const Rect& area, float height, Action& action) {
    const float w = (area.w - kStaffGap) / 2;
    if (view.make_real &&
        button(canvas, "staff.roll.make_real", {area.x, area.y, w, height}, {*view.make_real}, ButtonLook::Plain, 28))
        action = core::MakeRollReal{};
    if (button(canvas, "staff.roll.end", {area.x + w + kStaffGap, area.y, w, height}, {view.end}, ButtonLook::Selected,
               28))
        action = core::EndRoll{};
}

// Clock, progress and buttons: in one row where there is room.
float roll_head(const RollPage& view, Canvas& canvas, const Rect& area, Action& action) {
    const auto clock = [&](Canvas& c, Rect at) { return roll_clock(view, c, at); };
    const auto progress = [&](Canvas& c, Rect at) { return roll_progress(view, c, at); };
    const bool one_row = !canvas.shape().portrait && canvas.text_scale() < 1.2F;
    const float clock_w = 270 * canvas.text_scale(), buttons_w = one_row ? 560.0F : 0.0F;
    const float progress_w = area.w - clock_w - kStaffGap - (one_row ? buttons_w + kStaffGap : 0);
    const float a = staff_panel(canvas, {area.x, area.y}, clock_w, clock);
    const float b = staff_panel(canvas, {area.x + clock_w + kStaffGap, area.y}, progress_w, progress);
    const float height = std::max(a, b);
    if (one_row) {
        roll_buttons(view, canvas, {area.right() - buttons_w, area.y, buttons_w, 0}, height, action);
        return height;
    }
    const float button_h = roll_buttons_height(view, canvas, (area.w - kStaffGap) / 2);
    roll_buttons(view, canvas, {area.x, area.y + height + 14, area.w, 0}, button_h, action);
    return height + 14 + button_h;
}

float roll_line(const RollLine& line, const RollPage& view, Canvas& canvas, const Rect& area, Action& action) {
    const Theme& t = canvas.theme();
    const float icon = 36, pad = 18, x = area.x + pad + icon + 16;
    const TextStyle mark = style(26, Weight::Bold, t.icon);
    const float mark_w = canvas.measure({view.mark}, mark).x, w = area.right() - pad - mark_w - 14 - x;
    const TextStyle name = whole_words(canvas, line.name, 28, line.safe ? t.muted : t.ink, w);
    const float name_h = canvas.measure({line.name}, name, w).y, height = std::max(canvas.shape().touch, name_h + 24);
    const Rect box{area.x, area.y, area.w, height};
    if (canvas.hidden(box)) return height;
    const TouchRouter::Hit hit = canvas.touchable("staff.safe." + line.id, box);
    if (hit.tapped) action = line.mark;
    canvas.card(box, t.surface, t.line, 18);
    const Rect square{box.x + pad, box.y + (height - icon) / 2, icon, icon};
    if (line.safe)
        draw_sign(canvas, square, Sign::Tick, t.icon);
    else
        canvas.ring({square.x + icon / 2, square.y + icon / 2}, icon / 2 - 3, t.muted, 5);
    canvas.text({x, box.y + (height - name_h) / 2}, {line.name}, name, w);
    const float mark_h = canvas.measure({view.mark}, mark).y;
    if (!line.safe) canvas.text({box.right() - pad - mark_w, box.y + (height - mark_h) / 2}, {view.mark}, mark);
    press_veil(canvas, box, 18, hit.held);
    return height;
}

float roll_group_head(const RollGroup& group, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    const TextStyle big = style(38, Weight::Bold, group.complete ? t.icon : t.ink);
    const TextStyle rest = style(26, Weight::Regular, t.muted);
    const Spans safe{{group.safe, "en"}}, all{{"/" + group.all, "en"}};
    const Vec safe_size = canvas.measure(safe, big), all_size = canvas.measure(all, rest);
    const float w = area.w - safe_size.x - all_size.x - 16;
    const TextStyle name = whole_words(canvas, group.name, 28, t.ink, w);
    float y = area.y + canvas.text({area.x, area.y}, {group.name}, name, w);
    const float x = area.right() - all_size.x;
    canvas.text({x - safe_size.x, area.y}, safe, big);
    canvas.text({x, area.y + safe_size.y - all_size.y - 4}, all, rest);
    y = std::max(y, area.y + safe_size.y);
    if (group.leader) y += canvas.text({area.x, y}, {*group.leader}, style(24, Weight::Regular, t.muted), area.w);
    progress_bar(canvas, {area.x, y + 6, area.w, 12}, group.part);
    return y + 18 - area.y;
}

float roll_group(const RollGroup& group, const RollPage& view, Canvas& canvas, const Rect& area, Action& action) {
    const Theme& t = canvas.theme();
    float y = area.y + roll_group_head(group, canvas, area) + 14;
    if (group.complete) {
        const float icon = 72;
        const TextStyle s = style(32, Weight::Bold, t.icon);
        draw_sign(canvas, {area.x + (area.w - icon) / 2, y, icon, icon}, Sign::Tick, t.icon);
        TextStyle centred = s;
        centred.align = Align::Centre;
        y += icon + 8 + canvas.text({area.x, y + icon + 8}, {view.complete_group}, centred, area.w) + 14;
    }
    // Above the names: a coach of forty is safe without a drag.
    const float h =
        std::max(canvas.shape().touch, canvas.measure({group.button}, style(28, Weight::Bold, {}), area.w - 40).y + 32);
    const Rect box{area.x, y, area.w, h};
    if (!canvas.hidden(box) &&
        button(canvas, "staff.safe.group." + group.id, box, {group.button}, ButtonLook::Plain, 28))
        action = group.mark;
    y += h;
    for (const RollLine& line : group.people)
        y += 10 + roll_line(line, view, canvas, {area.x, y + 10, area.w, 0}, action);
    return y - area.y;
}

// In as many columns as have room.
float roll_groups(const RollPage& view, Canvas& canvas, const Rect& area, Action& action) {
    const auto count = static_cast<int>(view.groups.size());
    const float least = kRollColumn * canvas.text_scale();
    const int columns =
        std::clamp(static_cast<int>((area.w + kStaffGap) / (least + kStaffGap)), 1, std::max(1, std::min(4, count)));
    const float w = (area.w - static_cast<float>(columns - 1) * kStaffGap) / static_cast<float>(columns);
    float y = area.y;
    for (int from = 0; from < count; from += columns) {
        float height = 0;
        for (int i = from; i < std::min(count, from + columns); ++i) {
            const RollGroup& group = view.groups[static_cast<std::size_t>(i)];
            const auto content = [&](Canvas& c, Rect at) { return roll_group(group, view, c, at, action); };
            const float x = area.x + static_cast<float>(i - from) * (w + kStaffGap);
            height = std::max(height, staff_panel(canvas, {x, y}, w, content));
        }
        y += height + kStaffGap;
    }
    return std::max(0.0F, y - kStaffGap - area.y);
}

} // namespace

Action draw_roll_call(const RollPage& view, Canvas& canvas, const Rect& content) {
    const Theme& t = canvas.theme();
    const float margin = canvas.shape().portrait ? 40 : kStaffMargin;
    Action action;
    if (view.wait || view.question) {
        const Rect room = reachable_part(canvas, content).inset(margin, kStaffGap);
        if (view.wait)
            canvas.text_in(room, {*view.wait}, style(36, Weight::Regular, t.muted));
        else
            canvas.scroll("staff.roll", room, 0,
                          [&](Canvas& c, Rect area) { return roll_question(view, c, area, action); });
        return action;
    }
    const float banner = roll_banner(view, canvas, {content.x, content.y, content.w, 0});
    const Rect below{content.x, content.y + banner, content.w, content.h - banner};
    const Rect room = reachable_part(canvas, below).inset(margin, kStaffGap);
    // Where words are large all of it is dragged.
    const auto head = [&](Canvas& c, Rect area) { return roll_head(view, c, area, action); };
    const auto groups = [&](Canvas& c, Rect area) {
        const auto names = [&](Canvas& i, Rect at) { return roll_groups(view, i, at, action); };
        const auto copies = [&](Canvas& i, Rect at) { return roll_copies(view.copies, i, at, action); };
        return stack(c, area, {copies, names});
    };
    const float head_h = canvas.height_of(head, room.w);
    if (room.h - head_h < 2 * canvas.shape().touch + 160) {
        canvas.scroll("staff.roll", room, 0, [&](Canvas& c, Rect area) { return stack(c, area, {head, groups}); });
        return action;
    }
    head(canvas, {room.x, room.y, room.w, 0});
    const float y = room.y + head_h + kStaffGap;
    canvas.scroll("staff.roll", {room.x, y, room.w, room.bottom() - y}, 0, groups);
    return action;
}

} // namespace kiosk::ui
