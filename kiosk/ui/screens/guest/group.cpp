#include "ui/screens/guest/group.hpp"

#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kGroupRing = 100, kGap = 16;

float step_side(const Canvas& canvas) {
    return std::max(canvas.shape().touch, 140.0F);
}

bool stepper(Canvas& canvas, std::string_view id, const Rect& box, bool plus, bool can) {
    const Theme& t = canvas.theme();
    TouchRouter::Hit hit;
    if (can) {
        hit = canvas.touchable(id, box);
    } else {
        canvas.note(id, box);
    }
    const ButtonColours c = colours_of(t, ButtonLook::Plain, hit.held);
    const Vec centre = box.centre();
    const float radius = box.w / 2;
    if (!t.contrast) {
        canvas.disc({centre.x, centre.y + 3}, radius, t.line);
    }
    canvas.disc(centre, radius, c.fill);
    canvas.ring(centre, radius - 1, c.border, 2);
    const Colour ink = can ? c.ink : t.track;
    const float arm = radius * 0.3F;
    canvas.line({centre.x - arm, centre.y}, {centre.x + arm, centre.y}, ink, 9);
    if (plus) {
        canvas.line({centre.x, centre.y - arm}, {centre.x, centre.y + arm}, ink, 9);
    }
    return hit.tapped;
}

TextStyle of_style(Colour colour) {
    TextStyle of = style(30, Weight::Regular, colour);
    of.align = Align::Centre;
    return of;
}

float of_height(const GroupCount& group, Canvas& canvas, float width) {
    return canvas.measure(canvas.stacked(group.of, of_style({}), width), of_style({}), width).y;
}

} // namespace

float group_height(const GroupCount& group, Canvas& canvas, float width) {
    return step_side(canvas) + 12 + of_height(group, canvas, width);
}

Action draw_group(const GroupCount& group, Canvas& canvas, const Rect& r, float row) {
    const Theme& t = canvas.theme();
    const float side = step_side(canvas);
    // Its words go on after the number, but for where the steppers would lie too high to be reached.
    const bool high = r.y < canvas.shape().touch_top;
    const float steps = high ? r.y + of_height(group, canvas, r.w) + 12 : r.y;
    Action action;
    if (stepper(canvas, "group.minus", {r.x, steps, side, side}, false, group.can_take)) {
        action = core::ChangeGroupCount{-1};
    }
    if (stepper(canvas, "group.plus", {r.right() - side, steps, side, side}, true, group.can_add)) {
        action = core::ChangeGroupCount{1};
    }
    TextStyle number = style(150 / canvas.text_scale(), Weight::Bold, t.ink);
    number.line = 1;
    canvas.text_in({r.x + side, steps - 10, r.w - 2 * side, side}, {{group.count, "en"}}, number);
    const TextStyle of = of_style(t.muted);
    canvas.text({r.x, high ? r.y : r.y + side + 12}, canvas.stacked(group.of, of, r.w), of, r.w);
    const float y = r.bottom() - row, room = r.w - kGroupRing - 2 * kGap;
    const float cancel_w = std::clamp(button_size(canvas, {group.cancel}, 32, 28).x, 120.0F, room * 0.36F);
    const float confirm_w = std::min(std::max(button_size(canvas, {group.confirm}, 34, 36).x, 300.0F), room - cancel_w);
    const Rect confirm{r.x, y, confirm_w, row};
    if (group.sent) {
        canvas.note("group.sent", confirm);
        canvas.text_in(confirm, {group.confirm}, style(32, Weight::Bold, t.muted));
        return action;
    }
    if (button(canvas, "group.confirm", confirm, {group.confirm}, ButtonLook::Primary, 34)) {
        action = core::ConfirmGroupCount{};
    }
    if (button(canvas, "group.cancel", {r.x + confirm_w + kGap, y, cancel_w, row}, {group.cancel}, ButtonLook::Plain,
               32)) {
        action = core::DismissResult{};
    }
    return action;
}

} // namespace kiosk::ui
