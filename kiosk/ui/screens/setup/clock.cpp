// The date and the time, each field with a key above and one below.
#include <algorithm>
#include <array>

#include "ui/screens/setup/parts.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

// The year has four digits; the time is somewhat larger.
constexpr std::array<float, 5> kFieldShares{1.5F, 1, 1, 1.2F, 1.2F};
constexpr float kFieldGap = 16, kFieldPad = 28;

float column_labels(const SetupClockPage& view, std::size_t from, std::size_t to, Canvas& canvas, float unit) {
    float height = 0;
    for (std::size_t i = from; i < to; ++i) {
        const float w = unit * kFieldShares.at(i);
        const TextStyle label = canvas.fit({view.columns.at(i).label}, style(26, Weight::Regular, {}), {w, 90}, 16);
        height = std::max(height, canvas.measure({view.columns.at(i).label}, label, w).y);
    }
    return height;
}

// Some of the columns, over the whole width.
float clock_columns(const SetupClockPage& view, std::size_t from, std::size_t to, Canvas& canvas, const Rect& area,
                    SetupAction& action) {
    const Theme& t = canvas.theme();
    float shares = 0;
    for (std::size_t i = from; i < to; ++i) shares += kFieldShares.at(i);
    const float unit = (area.w - static_cast<float>(to - from - 1) * kFieldGap) / shares;
    const float labels = column_labels(view, from, to, canvas, unit), key = std::max(canvas.shape().touch, 92.0F);
    const float digits = std::min(84 * canvas.text_scale(), unit * 0.62F), middle = digits * 1.4F;
    float x = area.x;
    for (std::size_t i = from; i < to; ++i) {
        const ClockColumn& column = view.columns.at(i);
        const float w = unit * kFieldShares.at(i);
        TextStyle label = canvas.fit({column.label}, style(26, Weight::Regular, t.muted), {w, 90}, 16);
        label.align = Align::Centre;
        const float label_h = canvas.measure({column.label}, label, w).y;
        canvas.text({x, area.y + labels - label_h}, {column.label}, label, w);
        const Rect more{x, area.y + labels + 8, w, key}, less{x, more.bottom() + middle, w, key};
        if (!canvas.hidden(more) &&
            icon_button(canvas, "setup." + column.id + ".more", more, draw_plus_icon, ButtonLook::Plain))
            action = column.more;
        canvas.text_in({x, more.bottom(), w, middle}, {{column.value, "en"}},
                       style(digits / canvas.text_scale(), Weight::Bold, i < 3 || t.contrast ? t.ink : t.icon));
        if (!canvas.hidden(less) &&
            icon_button(canvas, "setup." + column.id + ".less", less, draw_minus_icon, ButtonLook::Plain))
            action = column.less;
        x += w + kFieldGap;
    }
    return labels + 8 + 2 * key + middle;
}

float clock_card(const SetupClockPage& view, Canvas& canvas, const Rect& area, SetupAction& action) {
    const Theme& t = canvas.theme();
    const float inner = area.w - 2 * kFieldPad;
    // Date and time one below the other where there is little room.
    const bool in_two = inner < 5 * (canvas.shape().touch + 70);
    const auto columns = [&](Canvas& c, Rect in) {
        if (!in_two) return clock_columns(view, 0, 5, c, in, action);
        const float date = clock_columns(view, 0, 3, c, in, action) + kSetupGap;
        return date + clock_columns(view, 3, 5, c, {in.x, in.y + date, in.w, 0}, action);
    };
    const float height = canvas.height_of(columns, inner) + 2 * kFieldPad;
    const Rect box{area.x, area.y, area.w, height};
    canvas.fill(box, t.surface, 24);
    if (t.contrast) canvas.outline(box, t.line, 2, 24);
    columns(canvas, {box.x + kFieldPad, box.y + kFieldPad, inner, 0});
    return height;
}

float clock_page(const SetupClockPage& view, Canvas& canvas, const Rect& area, SetupAction& action) {
    float y = area.y;
    // What was refused is read first.
    if (view.lines.size() > 2) y += setup_line(view.lines.back(), canvas, {area.x, y, area.w, 0}) + kSetupGap;
    y += clock_card(view, canvas, {area.x, y, area.w, 0}, action) + kSetupGap;
    const float half = (area.w - kSetupGap) / 2;
    const bool beside = half > 400 * canvas.text_scale();
    const auto& ntp = view.lines[0];
    const auto& zone = view.lines[1];
    if (!beside) return y + setup_lines({ntp, zone}, canvas, {area.x, y, area.w, 0}) - area.y;
    const float left = setup_line(ntp, canvas, {area.x, y, half, 0});
    return y + std::max(left, setup_line(zone, canvas, {area.x + half + kSetupGap, y, half, 0})) - area.y;
}

} // namespace

SetupAction draw_setup_clock(const SetupClockPage& view, Canvas& canvas, const Rect& content) {
    SetupAction action;
    const Rect room = below_heading(view.title, {view.how}, canvas, content);
    canvas.scroll("setup.clock", room, 0, [&](Canvas& c, Rect area) { return clock_page(view, c, area, action); });
    return action;
}

} // namespace kiosk::ui
