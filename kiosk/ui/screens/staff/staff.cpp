#include "ui/screens/staff/staff.hpp"

#include <utility>

namespace kiosk::ui {
namespace {

Action draw_page(const ScreenInput& screen, const StaffWords& words, const StaffPictures& pictures, Canvas& canvas,
                 const Rect& content) {
    switch (screen.state.staff.view) {
    case core::StaffView::Pad:
        break;
    case core::StaffView::Home:
        return draw_staff_home(staff_home(screen, words), canvas, content);
    case core::StaffView::Find:
        return draw_find(find_page(screen, words), canvas, content);
    case core::StaffView::Person:
        if (screen.state.staff.person.badge_shown && screen.state.staff.person.page)
            return draw_walk_in_badge(person_badge(screen, words), pictures.code, canvas, content);
        return draw_person(person_view(screen, words), canvas, content);
    case core::StaffView::Delegation:
        return draw_delegation(delegation_view(screen, words), canvas, content);
    case core::StaffView::NotArrived:
        return draw_not_arrived(not_arrived_page(screen, words), canvas, content);
    case core::StaffView::RollCall:
        return draw_roll_call(roll_page(screen, words), canvas, content);
    case core::StaffView::Health:
        return draw_health(health_page(screen, words), canvas, content);
    case core::StaffView::Checkpoints:
        return draw_checkpoints(checkpoints_page(screen, words), canvas, content);
    case core::StaffView::Changes:
        return draw_changes(changes_page(screen, words), canvas, content);
    case core::StaffView::WalkIn:
        if (screen.state.staff.walk_in.arrived)
            return draw_walk_in_badge(walk_in_badge(screen, words), pictures.code, canvas, content);
        return draw_walk_in_form(walk_in_form(screen, words), canvas, content);
    case core::StaffView::Handover:
        return draw_handover(handover_page(screen, words), canvas, content);
    case core::StaffView::Stick: {
        const core::StaffStick& stick = screen.state.staff.stick;
        if (stick.making && stick.check && stick.check->making)
            return draw_stick_making(stick_making_page(screen, words), canvas, content);
        if (stick.choosing && stick.check) return draw_stick_badges(stick_badges_page(screen, words), canvas, content);
        return stick.reading && stick.check ? draw_stick_check(stick_check_page(screen, words), canvas, content)
                                            : draw_stick(stick_page(screen, words), canvas, content);
    }
    case core::StaffView::Papers:
        return draw_papers(papers_page(screen, words), pictures.paper, canvas, content);
    }
    return {};
}

} // namespace

Action draw_staff(const ScreenInput& screen, const StaffWords& words, const StaffPictures& pictures, float arrived,
                  Canvas& canvas) {
    const StaffChrome chrome = staff_chrome(screen, words);
    if (screen.state.staff.view == core::StaffView::Pad) return draw_pad(pad_page(screen, words), chrome.strip, canvas);
    ChromeDrawn drawn = draw_staff_chrome(chrome, canvas);
    Action action = std::move(drawn.action);
    keep(action, draw_page(screen, words, pictures, canvas, drawn.content));
    draw_arrival(canvas, drawn.content, arrived);
    return action;
}

} // namespace kiosk::ui
