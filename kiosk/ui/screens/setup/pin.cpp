// The teacher's PIN, typed twice; and the question whether settings on a stick are to be used.
#include <algorithm>

#include "ui/screens/guest/sheets.hpp"
#include "ui/screens/setup/parts.hpp"
#include "ui/widgets/pin_pad.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kPinGap = 16, kPinDot = 13, kPinDots = 62; // units: the row of dots, and what is said above it

float pin_facts(const PinPage& view, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    float y = area.y + setup_lines(view.rules, canvas, area) + kSetupGap;
    const Said who{view.who_label.text + " " + view.who.text, view.who_label.language};
    y += setup_line({SetupMark::Hint, who, view.who_how}, canvas, {area.x, y, area.w, 0}) + kSetupGap;
    return y + canvas.text({area.x, y}, {view.later}, style(24, Weight::Regular, t.muted), area.w) - area.y;
}

float pin_head(const PinPage& view, Canvas& canvas, float width) {
    return canvas.measure({view.typing}, style(28, Weight::Bold, {}), width).y + kPinDots;
}

void pin_keys(const PinPage& view, Canvas& canvas, const Rect& area, SetupAction& action) {
    const Theme& t = canvas.theme();
    TextStyle typing = style(28, Weight::Bold, t.ink);
    typing.align = Align::Centre;
    const float said = canvas.text({area.x, area.y}, {view.typing}, typing, area.w);
    pin_dots(view.typed, canvas, {area.centre().x, area.y + said + kPinDots / 2}, kPinDot, 52);
    const float top = area.y + said + kPinDots;
    const float least = kDigitRows * canvas.shape().touch + (kDigitRows - 1) * kPinGap;
    const DigitKeys keys =
        draw_digit_keys("setup.key.", canvas, {area.x, top, area.w, std::max(least, area.bottom() - top)}, kPinGap, 44);
    if (keys.digit) action = core::TypeSetupPin{*keys.digit};
    if (button(canvas, "setup.key.clear", keys.corner, {view.clear}, ButtonLook::Plain, 28))
        action = core::ClearSetupPin{};
    if (keys.erases) action = core::EraseSetupPin{};
}

} // namespace

SetupAction draw_setup_pin(const PinPage& view, Canvas& canvas, const Rect& content) {
    SetupAction action;
    Rect room = setup_room(canvas, content);
    const float touch = canvas.shape().touch, head_of_keys = pin_head(view, canvas, room.w * 0.4F);
    const float least = head_of_keys + kDigitRows * touch + (kDigitRows - 1) * kPinGap;
    const auto facts = [&](Canvas& c, Rect area) {
        const float head = setup_heading(view.title, {view.how}, c, area);
        return head + pin_facts(view, c, {area.x, area.y + head, area.w, 0});
    };
    Rect keys = room, words = room;
    if (canvas.shape().portrait) {
        keys.h =
            std::max(std::min(room.h * 0.44F, head_of_keys + kDigitRows * 130 + (kDigitRows - 1) * kPinGap), least);
        keys.y = room.bottom() - keys.h;
        words.h = room.h - keys.h - kSetupGap;
    } else {
        keys.w = std::max(std::min(room.w * 0.42F, 560.0F), 3 * touch + 2 * kPinGap);
        keys.x = room.right() - keys.w;
        words.w = room.w - keys.w - 40;
        // Little height is better used to its edges.
        if (keys.h < least) keys = {keys.x, content.y + 8, keys.w, content.h - 16};
    }
    canvas.scroll("setup.pin", words, 0, facts);
    pin_keys(view, canvas, keys, action);
    return action;
}

SetupAction draw_settings_sheet(const SettingsSheet& view, Canvas& canvas) {
    const Theme& t = canvas.theme();
    SetupAction action;
    const auto content = [&](Canvas& c, Rect area) {
        const TextStyle head = canvas.fit({view.title}, heading(48, t.ink), {area.w, 48 * 2.8F * c.text_scale()}, 28);
        float y = area.y + c.text({area.x, area.y}, {view.title}, head, area.w) + 20;
        for (const Said& line : view.lines)
            y += c.text({area.x, y}, {line}, style(30, Weight::Regular, t.ink), area.w) + 16;
        return y - 16 - area.y;
    };
    const float row = setup_row(canvas);
    const SheetGround ground = sheet_ground(canvas, content, row);
    canvas.scroll("sheet.settings", ground.inner, 0, content);
    canvas.note("sheet", ground.box);
    const float w = (ground.row.w - 20) / 2;
    setup_button(view.leave, canvas, {ground.row.x, ground.row.y, w, row}, action);
    setup_button(view.use, canvas, {ground.row.x + w + 20, ground.row.y, w, row}, action);
    return action;
}

} // namespace kiosk::ui
