// How the machine is: what is to be seen to, with what guests notice of it; what is fine, in short.
#include <algorithm>
#include <array>

#include "ui/presenters/staff_health.hpp"
#include "ui/screens/staff/parts.hpp"
#include "ui/screens/staff/staff.hpp"
#include "ui/screens/staff/stick_parts.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

struct HealthColumn {
    float x = 0, w = 0;
};
// Three beside each other where there is room, else none: what would be in them stands below each other.
std::optional<std::array<HealthColumn, 3>> health_columns(const Canvas& canvas, float width) {
    if (canvas.shape().portrait || canvas.text_scale() > 1.4F) return std::nullopt;
    const float gap = 32, first = width * 0.32F, rest = (width - first - 2 * gap) / 2;
    return std::array<HealthColumn, 3>{{{0, first}, {first + gap, rest}, {first + rest + 2 * gap, rest}}};
}

float health_title(const HealthPage& view, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    float y = area.y + canvas.text({area.x, area.y}, {view.title}, heading(44, t.ink), area.w);
    if (view.looked) y += canvas.text({area.x, y}, {*view.looked}, style(24, Weight::Regular, t.muted), area.w);
    return y - area.y;
}

float health_state(const HealthTrouble& trouble, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    const float icon = 52, x = area.x + icon + 20, w = area.w - icon - 20;
    draw_sign(canvas, {area.x, area.y, icon, icon}, trouble.tone == core::Tone::Red ? Sign::Cross : Sign::Exclamation,
              t.contrast ? t.ink : t.panel(trouble.tone));
    float y = area.y + canvas.text({x, area.y}, {trouble.what}, style(32, Weight::Bold, t.ink), w);
    if (trouble.why) y += canvas.text({x, y}, {*trouble.why}, style(24, Weight::Regular, t.muted), w);
    return std::max(icon, y - area.y);
}

// The label is said where the sentences are not in columns.
float health_sentence(const Said* label, const Said& sentence, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    float y = area.y;
    if (label != nullptr) y += canvas.text({area.x, y}, {*label}, style(22, Weight::Regular, t.muted), area.w);
    return y + canvas.text({area.x, y}, {sentence}, style(26, Weight::Regular, t.ink), area.w) - area.y;
}

float health_act_height(const HealthAct& act, Canvas& canvas, float width) {
    return std::max(canvas.shape().touch,
                    canvas.measure({act.button.label}, style(28, Weight::Bold, {}), width - 40).y + 32);
}

void draw_health_act(const HealthAct& act, Canvas& canvas, const Rect& box, Action& action) {
    if (canvas.hidden(box)) return;
    if (act.button.locked) return locked_button(canvas, act.id, box, act.button.label, 28);
    if (act.button.does) {
        if (button(canvas, act.id, box, {act.button.label}, ButtonLook::Plain, 28)) action = act.button.does;
        return;
    }
    const Theme& t = canvas.theme();
    TextStyle label = style(28, Weight::Bold, t.muted);
    label.align = Align::Centre;
    canvas.note(act.id, box);
    canvas.outline(box, t.line, 2, 20);
    canvas.text_in(box, {act.button.label}, canvas.fit({act.button.label}, label, {box.w - 40, box.h - 12}, 20));
}

float health_trouble(const HealthPage& view, const HealthTrouble& trouble, Canvas& canvas, const Rect& area,
                     Action& action) {
    const Theme& t = canvas.theme();
    const float pad = kPanelPad, inner = area.w - 2 * pad;
    const auto columns = health_columns(canvas, inner);
    const auto sentences = [&](Canvas& c, Rect at) {
        if (columns) {
            const auto& [first, second, third] = *columns;
            return std::max({health_state(trouble, c, {at.x + first.x, at.y, first.w, 0}),
                             health_sentence(nullptr, trouble.guests, c, {at.x + second.x, at.y, second.w, 0}),
                             health_sentence(nullptr, trouble.todo, c, {at.x + third.x, at.y, third.w, 0})});
        }
        float y = at.y + health_state(trouble, c, at) + 10;
        y += health_sentence(&view.guests, trouble.guests, c, {at.x, y, at.w, 0}) + 6;
        return y + health_sentence(&view.todo, trouble.todo, c, {at.x, y, at.w, 0}) - at.y;
    };
    const auto content = [&](Canvas& c, Rect at) {
        const float height = sentences(c, at);
        if (!trouble.act) return height;
        const float x = columns ? columns->back().x : 0, w = columns ? columns->back().w : at.w;
        const float h = health_act_height(*trouble.act, c, w);
        draw_health_act(*trouble.act, c, {at.x + x, at.y + height + 16, w, h}, action);
        return height + 16 + h;
    };
    const float height = canvas.height_of(content, inner) + 2 * pad;
    edged_card(canvas, {area.x, area.y, area.w, height}, t.contrast ? t.ink : t.panel(trouble.tone));
    content(canvas, {area.x + pad, area.y + pad, inner, 0});
    return height;
}

float health_headings(const HealthPage& view, Canvas& canvas, const Rect& area) {
    const auto columns = health_columns(canvas, area.w - 2 * kPanelPad);
    if (!columns || view.troubles.empty()) return 0;
    const TextStyle small = style(24, Weight::Regular, canvas.theme().muted);
    const std::array<const Said*, 3> words{&view.state, &view.guests, &view.todo};
    float height = 0;
    for (std::size_t i = 0; i < words.size(); ++i)
        height = std::max(height, canvas.text({area.x + kPanelPad + columns->at(i).x, area.y}, {*words.at(i)}, small,
                                              columns->at(i).w));
    return height;
}

float health_fine(const HealthPage& view, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    float y = area.y + canvas.text({area.x, area.y}, {*view.fine_title}, panel_title(canvas), area.w) + 8;
    const int columns = canvas.shape().portrait ? 1 : canvas.text_scale() > 1.2F ? 2 : 3;
    const float gap = 32, w = (area.w - static_cast<float>(columns - 1) * gap) / static_cast<float>(columns);
    const float icon = 28;
    const TextStyle label = style(24, Weight::Regular, t.muted), value = style(26, Weight::Bold, t.ink);
    const auto count = static_cast<int>(view.fine.size());
    for (int from = 0; from < count; from += columns) {
        float height = 0;
        for (int i = from; i < std::min(count, from + columns); ++i) {
            const HealthFine& fine = view.fine[static_cast<std::size_t>(i)];
            const float x = area.x + static_cast<float>(i - from) * (w + gap), words_w = w - icon - 14;
            draw_sign(canvas, {x, y + 4, icon, icon}, Sign::Tick, t.icon);
            const float label_h = canvas.text({x + icon + 14, y}, {fine.label}, label, words_w);
            height =
                std::max(height, label_h + canvas.text({x + icon + 14, y + label_h}, {fine.value}, value, words_w));
        }
        y += height + 12;
    }
    return y - 12 - area.y;
}

// In one row where all have room.
float health_acts(const HealthPage& view, Canvas& canvas, const Rect& area, Action& action) {
    constexpr float kLeast = 340;
    return tile_grid(
        canvas, area, {view.acts.size(), kLeast, kStaffGap},
        [&](std::size_t i, float width) { return health_act_height(view.acts[i], canvas, width); },
        [&](std::size_t i, const Rect& box) { draw_health_act(view.acts[i], canvas, box, action); });
}

} // namespace

// What can be done stays at the bottom whatever else there is to be told, unless it would take most of the page.
Action draw_health(const HealthPage& view, Canvas& canvas, const Rect& content) {
    constexpr float kMostActs = 0.5F; // of the height
    const float margin = canvas.shape().portrait ? 40 : kStaffMargin;
    Rect room = reachable_part(canvas, content).inset(margin, kStaffGap);
    Action action;
    const auto acts = [&](Canvas& c, Rect area) { return health_acts(view, c, area, action); };
    const float acts_h = canvas.height_of(acts, room.w);
    const bool stay = acts_h <= kMostActs * room.h;
    if (stay) {
        acts(canvas, {room.x, room.bottom() - acts_h, room.w, acts_h});
        room.h -= acts_h + kStaffGap;
    }
    canvas.scroll("staff.machine", room, 0, [&](Canvas& c, Rect area) {
        float y = area.y + health_title(view, c, area) + 16;
        if (const float h = health_headings(view, c, {area.x, y, area.w, 0}); h > 0) y += h + 8;
        for (const HealthTrouble& trouble : view.troubles)
            y += health_trouble(view, trouble, c, {area.x, y, area.w, 0}, action) + 16;
        if (view.note) y += stick_note(*view.note, c, {area.x, y, area.w, 0}, action) + 16;
        if (view.fine_title)
            y += staff_panel(c, {area.x, y}, area.w, [&](Canvas& i, Rect at) { return health_fine(view, i, at); });
        if (stay) return y - area.y;
        if (view.fine_title) y += kStaffGap;
        return y + acts(c, {area.x, y, area.w, 0}) - area.y;
    });
    return action;
}

} // namespace kiosk::ui
