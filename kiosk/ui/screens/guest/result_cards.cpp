#include "ui/screens/guest/result_cards.hpp"

#include <algorithm>
#include <functional>

#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

using Mark = std::function<void(Canvas&, const Rect& square)>;

TextStyle goal_style(const Theme& t) {
    return heading(40, t.ink);
}

float mark_side(const Canvas& canvas, const TextStyle& s) {
    return s.size * canvas.text_scale();
}

// Words behind a pictogram, which whoever cannot read them understands; gives the height.
float marked(Canvas& canvas, Vec at, float width, const Mark& mark, const Spans& words, const TextStyle& s) {
    const float side = mark_side(canvas, s), indent = side + 18;
    const float line = s.size * canvas.text_scale() * s.line;
    mark(canvas, {at.x, at.y + (line - side) / 2, side, side});
    return canvas.text({at.x + indent, at.y}, canvas.stacked(words, s, width - indent), s, width - indent);
}

Mark clock_mark(const Theme& t) {
    return [&t](Canvas& c, const Rect& square) { draw_sign(c, square, Sign::Clock, t.icon); };
}

Mark pin_mark(const Theme& t) {
    return [&t](Canvas& c, const Rect& square) { draw_pin_icon(c, square, t.icon, t.surface); };
}

float draw_when(Canvas& canvas, const Rect& in, float y, const Spans& words) {
    const Theme& t = canvas.theme();
    const float height = marked(canvas, {in.x, y}, in.w, clock_mark(t), words, goal_style(t));
    canvas.note("result.when", {in.x, y, in.w, height});
    return height;
}

float draw_where(Canvas& canvas, const Rect& in, float y, const Spans& place, const Spans& way) {
    const Theme& t = canvas.theme();
    const TextStyle goal = goal_style(t), line = style(32, Weight::Regular, t.muted);
    const float indent = mark_side(canvas, goal) + 18;
    float at = y;
    if (!place.empty()) at += marked(canvas, {in.x, at}, in.w, pin_mark(t), place, goal);
    if (!way.empty()) at += canvas.text({in.x + indent, at}, way, line, in.w - indent);
    if (at > y) canvas.note("result.where", {in.x, y, in.w, at - y});
    return at - y;
}

// The pill and, where the row has room for it, the time beside it; gives the height.
float next_row(Canvas& canvas, const Rect& in, const NextCard& next) {
    const Theme& t = canvas.theme();
    const Spans time{next.time};
    const TextStyle goal = goal_style(t);
    const float side = mark_side(canvas, goal) + 18, time_w = side + canvas.measure(time, goal).x;
    const float pill_h = pill_height(canvas), row = std::max(pill_h, goal.size * canvas.text_scale() * goal.line);
    const float pill_y = in.y + (row - pill_h) / 2;
    float pill_w = pill(canvas, {in.x, pill_y}, next.pill, t.primary, t.on_primary);
    if (next.notice)
        pill_w += 12 + pill(canvas, {in.x + pill_w + 12, pill_y}, {next.notice->word}, t.amber, t.on_amber);
    constexpr float kApart = 28;
    if (pill_w + kApart + time_w <= in.w) {
        (void)draw_when(canvas, {in.x + pill_w + kApart, in.y, time_w + 1, 0}, in.y, time);
        return row;
    }
    return row + draw_when(canvas, in, in.y + row, time);
}

float result_card(Canvas& canvas, const Rect& area, float y, const Canvas::Content& inside, const Opening& opening) {
    constexpr float kPad = 42, kInner = 26;
    const float height = canvas.height_of(inside, area.w - 2 * kPad) + 2 * kInner;
    const Rect box{area.x, y, area.w, height};
    TouchRouter::Hit hit;
    const Rect target = within_reach(canvas, box);
    if (opening.opens && target.h >= canvas.shape().touch) hit = canvas.touchable(opening.id, target);
    if (hit.tapped) opening.action = opening.opens;
    canvas.fill(box, card_face(canvas.theme(), hit.held), 32);
    if (canvas.theme().contrast) {
        canvas.outline(box, canvas.theme().line, 2, 32);
    }
    inside(canvas, {box.x + kPad, box.y + kInner, box.w - 2 * kPad, 0});
    card_press(canvas, box, 32, hit.held);
    return y + height;
}

} // namespace

float draw_next_card(const NextCard& next, Canvas& canvas, const Rect& area, float y, const Opening& opening) {
    const auto inside = [&](Canvas& c, Rect in) {
        float at = in.y + next_row(c, in, next) + 4;
        const TextStyle title = short_heading(40, c.theme().ink);
        at += c.text({in.x, at}, c.stacked(next.title, title, in.w), title, in.w);
        at += draw_where(c, in, at, next.place, next.way);
        const TextStyle line = style(30, Weight::Regular, c.theme().muted);
        if (next.notice && !next.notice->was.empty()) at += c.text({in.x, at}, next.notice->was, line, in.w);
        if (!next.cancelled.empty()) at += c.text({in.x, at}, next.cancelled, line, in.w);
        return at - in.y;
    };
    return result_card(canvas, area, y, inside, opening);
}

float draw_message_card(const MessageCard& message, MessageLook look, Canvas& canvas, const Rect& area, float y,
                        const Opening& opening) {
    const auto inside = [&](Canvas& c, Rect in) {
        const Theme& t = c.theme();
        const TextStyle title = heading(look.brief ? 32 : 42, t.ink);
        float at = in.y;
        at += c.text({in.x, at}, c.stacked(message.title, title, in.w), title, in.w);
        if (message.when) at += draw_when(c, in, at, {*message.when});
        at += draw_where(c, in, at, message.place, message.way);
        if (message.body && look.with_body) {
            const TextStyle body = style(look.brief ? 28 : 32, Weight::Regular, t.muted);
            at += 8 + c.text({in.x, at + 8}, {*message.body}, body, in.w);
        }
        return at - in.y;
    };
    return result_card(canvas, area, y, inside, opening);
}

} // namespace kiosk::ui
