#include "core/session/map_page.hpp"

#include <optional>
#include <utility>

#include "core/session/navigation.hpp"
#include "core/session/result_queue.hpp"
#include "core/session/staff_page.hpp"

namespace kiosk::core {
namespace {

// Where a way is asked for, as "back" is to find it.
std::optional<WayBack> way_back_to(const State& state) {
    if (state.result && !is_group(*state.result))
        return WayBack{{}, Screen::Programme, state.result, state.before_result, state.language, state.language_chosen};
    if (state.screen == Screen::Programme || state.sheet == Sheet::ProgrammeItem)
        return WayBack{state.programme, state.screen, {}, {}, {}, {}};
    return std::nullopt;
}

void go_back(Moment at, WayBack to) {
    State& state = at.state;
    open(state, to.result ? Screen::Result : to.screen);
    if (!to.result) {
        state.programme = std::move(to.programme);
        if (!state.programme.item.empty()) state.sheet = Sheet::ProgrammeItem;
        return;
    }
    state.before_result = to.before_result;
    state.language = std::move(to.language);
    state.language_chosen = to.language_chosen;
    show_again(state, std::move(*to.result), state.timing, at.now);
}

} // namespace

void on(Moment at, const OpenMap& event) {
    touch(at);
    if (!leave_for(at, Screen::Map)) return;
    at.state.map = {event.office, {}, {}, {}, {}};
    at.state.way_back.reset();
}

void on(Moment at, const ChooseOnMap& event) {
    touch(at);
    if (at.state.screen != Screen::Map) return;
    at.state.map = event.choice;
    close_sheet(at.state);
}

void on(Moment at, const ShowTheWay& event) {
    touch(at);
    auto way_back = way_back_to(at.state);
    if (!leave_for(at, Screen::Map)) return;
    at.state.map = {event.office, {}, event.place, event.item, {}};
    // Else the next badge waited already.
    if (at.state.screen == Screen::Map) at.state.way_back = std::move(way_back);
    if (!event.language.empty()) read_in(at.state, event.language);
}

void on(Moment at, const GoBack&) {
    touch(at);
    if (at.state.screen == Screen::Staff) return step_back(at);
    if (at.state.screen == Screen::Map && at.state.way_back)
        return go_back(at, *std::exchange(at.state.way_back, std::nullopt));
    leave_for(at, Screen::Home);
}

} // namespace kiosk::core
