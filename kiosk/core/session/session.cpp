#include "core/session/session.hpp"

#include <algorithm>
#include <utility>

#include "core/base/earliest.hpp"
#include "core/session/map_page.hpp"
#include "core/session/moment.hpp"
#include "core/session/name_search.hpp"
#include "core/session/navigation.hpp"
#include "core/session/programme_page.hpp"
#include "core/session/result_page.hpp"
#include "core/session/result_queue.hpp"
#include "core/session/staff_badge_making.hpp"
#include "core/session/staff_day_page.hpp"
#include "core/session/staff_delegation_page.hpp"
#include "core/session/staff_forms.hpp"
#include "core/session/staff_lists.hpp"
#include "core/session/staff_page.hpp"
#include "core/session/staff_papers_page.hpp"
#include "core/session/staff_stick_page.hpp"
#include "core/session/staff_why.hpp"

namespace kiosk::core {
namespace {

void on(Moment at, const HintSeen& event) {
    at.state.hint = event.hint;
}
void on(Moment at, const CountsChanged& event) {
    at.state.counts = event.counts;
    look_at_day_again(at);
}
void on(Moment at, const PaperMade& made) {
    if (const auto* badge = std::get_if<BadgePaper>(&made.job)) return take_printed(at, *badge, made);
    take_copy(at, std::get<RollPaper>(made.job), made);
}
void on(Moment, const Tick&) {}

void expire(Moment at) {
    expire_help(at);
    expire_copies(at);
    switch (expire(at.state, at.state.timing, at.now)) {
    case Expiry::Nothing:
        expire_staff(at);
        return expire_idle(at);
    case Expiry::Shown:
        return turn_to_result(at);
    case Expiry::Ended:
        return end_result(at);
    }
}

} // namespace

Stepped step(State state, const SessionEvent& event, MonoTime now) {
    std::vector<SessionEffect> effects;
    while (const auto deadline = next_deadline(state)) {
        if (*deadline > now) break;
        expire({state, *deadline, effects});
    }
    const auto happens = [&](const auto& happened) { on(Moment{state, now, effects}, happened); };
    std::visit([&](const auto& of_page) { std::visit(happens, of_page); }, event.of_page());
    return {std::move(state), std::move(effects)};
}

std::optional<MonoTime> next_deadline(const State& state) {
    std::optional<MonoTime> next;
    for (const auto& due : {next_deadline(state, state.timing), idle_deadline(state), staff_deadline(state),
                            help_deadline(state), copies_deadline(state)})
        consider(next, due);
    return next;
}

} // namespace kiosk::core
