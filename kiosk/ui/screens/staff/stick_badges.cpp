// Badges to a stick: which of them, and on what paper.
#include <vector>

#include "ui/screens/staff/parts.hpp"
#include "ui/screens/staff/staff.hpp"
#include "ui/screens/staff/stick_parts.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

float choice_block(const StickBadgesPage::Choice& choice, Canvas& canvas, const Rect& area, Action& action) {
    const float y = area.y + canvas.text({area.x, area.y}, {choice.title}, panel_title(canvas), area.w) + 12;
    return y + stick_tiles(choice.tiles, canvas, {area.x, y, area.w, 0}, action) - area.y;
}

} // namespace

Action draw_stick_badges(const StickBadgesPage& view, Canvas& canvas, const Rect& content) {
    const Theme& t = canvas.theme();
    const bool portrait = canvas.shape().portrait;
    const Rect room = reachable_part(canvas, content).inset(portrait ? 40 : kStaffMargin, kStaffGap);
    Action action;
    const auto head = [&](Canvas& c, Rect area) {
        const float y = area.y + c.text({area.x, area.y}, {view.title}, heading(40, t.ink), area.w);
        return y + c.text({area.x, y}, {view.sub}, style(24, Weight::Regular, t.muted), area.w) - area.y;
    };
    const auto note = [&](Canvas& c, Rect area) { return view.note ? stick_note(*view.note, c, area, action) : 0.0F; };
    const auto tiles = [&](Canvas& c, Rect area) {
        return view.note && view.note->tone == core::Tone::Neutral ? 0.0F : stick_tiles(view.tiles, c, area, action);
    };
    const auto acts = [&](Canvas& c, Rect area) { return stack(c, area, {note, tiles}); };
    std::vector<Canvas::Content> blocks{head};
    for (const auto& choice : view.choices)
        blocks.emplace_back([&](Canvas& c, Rect area) { return choice_block(choice, c, area, action); });
    const float acts_h = canvas.height_of(acts, room.w);
    // What is done stays in sight, as long as it leaves the choices room.
    if (acts_h > room.h * 0.4F) {
        blocks.emplace_back(acts);
        canvas.scroll("staff.stick.badges", room, 0, [&](Canvas& c, Rect area) { return stack(c, area, blocks); });
        return action;
    }
    canvas.scroll("staff.stick.badges", {room.x, room.y, room.w, room.h - acts_h - kStaffGap}, 0,
                  [&](Canvas& c, Rect area) { return stack(c, area, blocks); });
    acts(canvas, {room.x, room.bottom() - acts_h, room.w, 0});
    return action;
}

} // namespace kiosk::ui
