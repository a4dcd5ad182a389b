#include "ui/screens/setup/parts.hpp"

#include <algorithm>
#include <string>

#include "ui/widgets/icons.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {

void setup_button(const SetupButton& face, Canvas& canvas, const Rect& rect, SetupAction& action, float text_size) {
    const std::string id = "setup." + face.id;
    if (face.does) {
        if (button(canvas, id, rect, {face.label}, face.primary ? ButtonLook::Primary : ButtonLook::Plain, text_size))
            action = face.does;
        return;
    }
    const Theme& t = canvas.theme();
    canvas.note(id, rect);
    canvas.outline(rect, t.line, 2, 18);
    canvas.text_in(rect.inset(10, 4), {face.label},
                   canvas.fit({face.label}, style(text_size, Weight::Bold, t.muted), {rect.w - 20, rect.h - 8}, 18));
}

float setup_row(const Canvas& canvas) {
    return std::max(canvas.shape().touch, 30 * canvas.text_scale() * 1.34F + 32);
}

float setup_heading(const Said& title, const Spans& how, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    const TextStyle head = canvas.fit({title}, heading(44, t.ink), {area.w, 44 * 2.8F * canvas.text_scale()}, 26);
    float y = area.y + canvas.text({area.x, area.y}, {title}, head, area.w);
    if (!how.empty()) y += canvas.text({area.x, y}, how, style(28, Weight::Regular, t.muted), area.w);
    return y + kSetupGap - area.y;
}

Rect below_heading(const Said& title, const Spans& how, Canvas& canvas, const Rect& content) {
    Rect room = setup_room(canvas, content);
    const float head = setup_heading(title, how, canvas, room);
    room.y += head;
    room.h -= head;
    return room;
}

float setup_line(const SetupLine& line, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    const float icon = 42, pad = 24, x = area.x + pad + icon + 20, w = area.right() - pad - x;
    const TextStyle title = style(28, Weight::Bold, t.ink), value = style(24, Weight::Regular, t.muted);
    const float title_h = canvas.measure({line.title}, title, w).y;
    const float value_h = line.value.text.empty() ? 0 : canvas.measure({line.value}, value, w).y;
    const float height = std::max(icon, title_h + value_h) + 28;
    const Rect box{area.x, area.y, area.w, height};
    if (canvas.hidden(box)) return height;
    canvas.fill(box, t.surface, 20);
    if (t.contrast) canvas.outline(box, t.line, 2, 20);
    const Rect square{box.x + pad, box.y + (height - icon) / 2, icon, icon};
    switch (line.mark) {
    case SetupMark::Fine:
        draw_sign(canvas, square, Sign::Tick, t.contrast ? t.ink : t.green);
        break;
    case SetupMark::Look:
        draw_sign(canvas, square, Sign::Exclamation, t.contrast ? t.ink : t.amber);
        break;
    case SetupMark::Open:
        draw_dotted_icon(canvas, square, t.muted);
        break;
    case SetupMark::Hint:
        draw_here_icon(canvas, square, t.icon);
        break;
    }
    const float y = box.y + (height - title_h - value_h) / 2;
    canvas.text({x, y}, {line.title}, title, w);
    if (value_h > 0) canvas.text({x, y + title_h}, {line.value}, value, w);
    return height;
}

float setup_lines(const std::vector<SetupLine>& lines, Canvas& canvas, const Rect& area) {
    constexpr float kGap = 14;
    float y = area.y;
    for (const SetupLine& line : lines) y += setup_line(line, canvas, {area.x, y, area.w, 0}) + kGap;
    return std::max(0.0F, y - kGap - area.y);
}

} // namespace kiosk::ui
