#include "core/session/name_search.hpp"

#include <algorithm>

#include "core/session/navigation.hpp"

namespace kiosk::core {

void look_for_names(Moment at) {
    if (at.state.search.empty()) return at.state.names.reset();
    at.effects.emplace_back(AskDesk{AskNames{at.state.search}});
}

void take_names(State& state, const NamesFound& found) {
    if (state.sheet == Sheet::FindName && found.typed == state.search) state.names = found;
}

std::optional<MonoTime> help_deadline(const State& state) {
    return state.help ? std::optional(state.help->until) : std::nullopt;
}

void expire_help(Moment at) {
    if (at.state.help && at.state.help->until <= at.now) at.state.help.reset();
}

void on(Moment at, const ChooseName& event) {
    touch(at);
    State& state = at.state;
    if (state.sheet != Sheet::FindName || !state.names) return;
    if (std::ranges::find(state.names->rows, event.id, &NamesFound::Row::id) == state.names->rows.end()) return;
    close_sheet(state);
    state.help = Told::Help{event.id, at.now + state.timing.help};
    at.effects.emplace_back(AskForHelp{event.id});
}

} // namespace kiosk::core
