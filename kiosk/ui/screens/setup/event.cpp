// Which event the kiosk is for, and at which of its checkpoints it stands.
#include <algorithm>
#include <string>

#include "ui/screens/setup/parts.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kFileIcon = 56, kFilePad = 28;

// Smaller rather than torn within a word.
TextStyle setup_name(Canvas& canvas, const Said& name, float size, Colour ink, float width) {
    constexpr float kAnyHeight = 10'000, kLeastName = 14;
    return canvas.fit({name}, style(size, Weight::Bold, ink), {width, kAnyHeight}, kLeastName);
}

float setup_file(const SetupFile& file, Canvas& canvas, const Rect& area, SetupAction& action) {
    const Theme& t = canvas.theme();
    const float x = area.x + kFilePad + kFileIcon + 24, w = area.right() - kFilePad - x;
    const TextStyle name = setup_name(canvas, file.name, 32, t.ink, w), sub = style(26, Weight::Regular, t.muted);
    const float name_h = canvas.measure({file.name}, name, w).y, sub_h = canvas.measure(file.sub, sub, w).y;
    const float height = std::max(canvas.shape().touch, name_h + sub_h + 36);
    const Rect box{area.x, area.y, area.w, height};
    if (canvas.hidden(box)) return height;
    const TouchRouter::Hit hit = canvas.touchable("setup." + file.id, box);
    if (hit.tapped) action = file.does;
    canvas.card(box, t.surface, t.line, 20);
    const Rect icon{box.x + kFilePad, box.y + (height - kFileIcon) / 2, kFileIcon, kFileIcon};
    if (file.is_demo)
        draw_eye_icon(canvas, icon, t.icon);
    else if (file.is_workbook)
        draw_table_icon(canvas, icon, t.icon);
    else
        draw_list_icon(canvas, icon, t.icon);
    const float y = box.y + (height - name_h - sub_h) / 2;
    canvas.text({x, y}, {file.name}, name, w);
    canvas.text({x, y + name_h}, file.sub, sub, w);
    press_veil(canvas, box, 20, hit.held);
    return height;
}

float setup_problem(const SetupProblem& problem, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    const float icon = 42, x = area.x + kFilePad + icon + 20, w = area.right() - kFilePad - x;
    const TextStyle where = setup_name(canvas, problem.where, 28, t.ink, w), what = style(26, Weight::Regular, t.ink),
                    mend = style(26, Weight::Regular, t.muted);
    const float where_h = canvas.measure({problem.where}, where, w).y,
                what_h = canvas.measure({problem.what}, what, w).y;
    const float mend_h = problem.mend.text.empty() ? 0 : canvas.measure({problem.mend}, mend, w).y;
    const float height = where_h + what_h + mend_h + 32;
    const Rect box{area.x, area.y, area.w, height};
    if (canvas.hidden(box)) return height;
    canvas.fill(box, t.surface, 20);
    if (t.contrast) canvas.outline(box, t.line, 2, 20);
    const Colour ink = t.contrast ? t.ink : problem.is_error ? t.red : t.amber;
    draw_sign(canvas, {box.x + kFilePad, box.y + 18, icon, icon}, problem.is_error ? Sign::Cross : Sign::Exclamation,
              ink);
    float y = box.y + 16;
    y += canvas.text({x, y}, {problem.where}, where, w);
    y += canvas.text({x, y}, {problem.what}, what, w);
    if (mend_h > 0) canvas.text({x, y}, {problem.mend}, mend, w);
    return height;
}

float setup_door(const SetupDoor& door, Canvas& canvas, const Rect& box, bool measure, SetupAction& action) {
    const Theme& t = canvas.theme();
    const float w = box.w - 2 * kFilePad - 52;
    const TextStyle name = setup_name(canvas, door.name, 36, t.ink, w), sub = style(26, Weight::Regular, t.muted);
    const float name_h = canvas.measure({door.name}, name, w).y, sub_h = canvas.measure(door.sub, sub, w).y;
    if (measure) return std::max(canvas.shape().touch, name_h + sub_h + 44);
    const TouchRouter::Hit hit = canvas.touchable("setup.door." + door.id, box);
    if (hit.tapped) action = door.does;
    canvas.card(box, door.chosen ? t.soft : t.surface, door.chosen ? t.primary : t.line, 20);
    if (door.chosen) {
        canvas.outline(box, t.primary, 4, 20);
        draw_sign(canvas, {box.right() - kFilePad - 44, box.y + kFilePad - 8, 44, 44}, Sign::Tick,
                  t.contrast ? t.ink : t.icon);
    }
    const float y = box.y + (box.h - name_h - sub_h) / 2;
    canvas.text({box.x + kFilePad, y}, {door.name}, name, w);
    canvas.text({box.x + kFilePad, y + name_h}, door.sub, sub, w);
    press_veil(canvas, box, 20, hit.held);
    return box.h;
}

float setup_doors(const EventPage& view, Canvas& canvas, const Rect& area, SetupAction& action) {
    constexpr float kGap = 18, kLeast = 380;
    const float least = kLeast * canvas.text_scale();
    const auto columns = static_cast<std::size_t>(std::clamp((area.w + kGap) / (least + kGap), 1.0F, 3.0F));
    const float width = (area.w - static_cast<float>(columns - 1) * kGap) / static_cast<float>(columns);
    float y = area.y;
    for (std::size_t from = 0; from < view.doors.size(); from += columns) {
        const std::size_t to = std::min(view.doors.size(), from + columns);
        float height = 150;
        for (std::size_t i = from; i < to; ++i)
            height = std::max(height, setup_door(view.doors[i], canvas, {0, 0, width, 0}, true, action));
        for (std::size_t i = from; i < to; ++i) {
            const Rect box{area.x + static_cast<float>(i - from) * (width + kGap), y, width, height};
            if (!canvas.hidden(box)) setup_door(view.doors[i], canvas, box, false, action);
        }
        y += height + kGap;
    }
    return std::max(0.0F, y - kGap + 6 - area.y);
}

// That the kiosk follows the programme: a touch ticks it.
float follow_box(const EventPage& view, Canvas& canvas, const Rect& area, SetupAction& action) {
    const Theme& t = canvas.theme();
    const float tick = 44, x = area.x + 24 + tick + 20, w = area.right() - 24 - x;
    const TextStyle label = style(28, Weight::Bold, t.ink), detail = style(24, Weight::Regular, t.muted);
    const float label_h = canvas.measure({view.follow->label}, label, w).y;
    const float detail_h = canvas.measure({view.follow_how}, detail, w).y;
    const float height = std::max(canvas.shape().touch, label_h + detail_h + 24);
    const Rect box{area.x, area.y, area.w, height};
    if (canvas.hidden(box)) return height;
    const TouchRouter::Hit hit = canvas.touchable("setup." + view.follow->id, box);
    if (hit.tapped) action = view.follow->does;
    canvas.card(box, t.surface, t.line, 20);
    const Rect square{box.x + 24, box.y + (height - tick) / 2, tick, tick};
    if (view.follows)
        draw_sign(canvas, square, Sign::Tick, t.contrast ? t.ink : t.icon);
    else
        canvas.outline(square, t.muted, 4, 10);
    const float y = box.y + (height - label_h - detail_h) / 2;
    canvas.text({x, y}, {view.follow->label}, label, w);
    canvas.text({x, y + label_h}, {view.follow_how}, detail, w);
    press_veil(canvas, box, 20, hit.held);
    return height;
}

float event_parts(const EventPage& view, Canvas& canvas, const Rect& area, SetupAction& action) {
    constexpr float kGap = 18;
    float y = area.y;
    for (const SetupFile& file : view.files) y += setup_file(file, canvas, {area.x, y, area.w, 0}, action) + kGap;
    for (const SetupProblem& problem : view.problems)
        y += setup_problem(problem, canvas, {area.x, y, area.w, 0}) + kGap;
    if (!view.doors.empty()) y += setup_doors(view, canvas, {area.x, y, area.w, 0}, action) + kGap;
    if (view.follow) y += follow_box(view, canvas, {area.x, y, area.w, 0}, action) + kGap;
    return std::max(0.0F, y - kGap + 6 - area.y);
}

} // namespace

SetupAction draw_setup_event(const EventPage& view, Canvas& canvas, const Rect& content) {
    SetupAction action;
    Rect room = setup_room(canvas, content);
    const float row = setup_row(canvas);
    const float another =
        view.another ? std::min(button_size(canvas, {view.another->label}, 28, 30).x, room.w * 0.4F) : 0;
    const bool beside = view.another && room.w - another > 560 * canvas.text_scale();
    const float words_w = beside ? room.w - another - 32 : room.w;
    float head = setup_heading(view.title, view.sub, canvas, {room.x, room.y, words_w, room.h});
    if (view.another && !view.wait) {
        const float y = beside ? room.y : room.y + head;
        setup_button(*view.another, canvas, {room.right() - another, y, another, row}, action, 28);
        head = beside ? std::max(head, row + kSetupGap) : head + row + kSetupGap;
    }
    room.y += head;
    room.h -= head;
    if (view.wait) {
        const Theme& t = canvas.theme();
        TextStyle wait = style(36, Weight::Bold, t.muted);
        wait.align = Align::Centre;
        canvas.text({room.x, room.y + room.h * 0.35F}, {*view.wait}, wait, room.w);
        return action;
    }
    canvas.scroll("setup.event", room, 0, [&](Canvas& c, Rect area) { return event_parts(view, c, area, action); });
    return action;
}

} // namespace kiosk::ui
