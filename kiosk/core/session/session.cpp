#include "core/session/session.hpp"

#include <algorithm>
#include <utility>

#include "core/session/map_page.hpp"
#include "core/session/moment.hpp"
#include "core/session/navigation.hpp"
#include "core/session/programme_page.hpp"
#include "core/session/result_page.hpp"
#include "core/session/result_queue.hpp"

namespace kiosk::core {
namespace {

void on(Moment at, const HintSeen& event) {
    at.state.hint = event.hint;
}
void on(Moment at, const CountsChanged& event) {
    at.state.counts = event.counts;
}
void on(Moment, const Tick&) {}

void expire(Moment at) {
    switch (expire(at.state, at.state.timing, at.now)) {
    case Expiry::Nothing:
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
    std::visit([&](const auto& happened) { on(Moment{state, now, effects}, happened); }, event);
    return {std::move(state), std::move(effects)};
}

std::optional<MonoTime> next_deadline(const State& state) {
    const auto of_result = next_deadline(state, state.timing);
    const auto of_idle = idle_deadline(state);
    return of_result && of_idle ? std::min(of_result, of_idle) : of_result ? of_result : of_idle;
}

} // namespace kiosk::core
