#include "core/session/result_page.hpp"

#include "core/session/name_search.hpp"
#include "core/session/navigation.hpp"
#include "core/session/result_queue.hpp"
#include "core/session/staff_page.hpp"

namespace kiosk::core {

void on(Moment at, const Decided& event) {
    if (at.state.screen == Screen::Staff) return tell_staff(at, event);
    for (const Outcome& row : event.rows) wait_for_staff(at, row.who);
    switch (arrive(at.state, event.rows, at.state.timing, at.now)) {
    case Arrival::Nothing:
    case Arrival::Foreign:
        return;
    case Arrival::Recorded:
        return note_activity(at);
    case Arrival::Shown:
        note_activity(at);
        return turn_to_result(at);
    }
}

void on(Moment at, const DismissResult&) {
    touch(at);
    // A second tap on "confirm" must not close what still waits for the desk.
    const auto& result = at.state.result;
    if (result && !just_shown(at.state, at.state.timing, at.now) && !result->group_sent) end_result(at);
}

void on(Moment at, const HoldResult&) {
    touch(at);
    if (at.state.result) hold_longer(at.state, at.state.timing, at.now);
}

void on(Moment at, const HideStrip&) {
    touch(at);
    at.state.strip.reset();
}

void on(Moment at, const TryAgain&) {
    touch(at);
    leave_for(at, Screen::Scan);
}

void on(Moment at, const ChangeGroupCount& event) {
    touch(at);
    if (is_counting(at.state)) change_count(at.state, event.by, at.state.timing, at.now);
}

void on(Moment at, const ConfirmGroupCount&) {
    touch(at);
    if (!is_counting(at.state) || just_shown(at.state, at.state.timing, at.now)) return;
    mark_sent(at.state, at.state.timing, at.now);
    at.effects.emplace_back(ConfirmGroup{at.state.result->rows.front().group_token, at.state.result->group_count});
}

} // namespace kiosk::core
