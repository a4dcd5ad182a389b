#include "core/session/name_search.hpp"

#include <algorithm>

namespace kiosk::core {
namespace {

bool is_open(const State& state) {
    return state.sheet == Sheet::FindName || state.beneath == Sheet::FindName;
}

} // namespace

void look_for_names(Moment at) {
    if (!is_open(at.state)) return;
    if (at.state.search.empty()) return at.state.names.reset();
    at.effects.emplace_back(AskDesk{AskNames{at.state.search}});
}

void take_names(State& state, const NamesFound& found) {
    if (is_open(state) && found.typed == state.search && !found.typed.empty()) state.names = found;
}

void find_no_names(State& state) {
    if (is_open(state) && !state.search.empty()) state.names = NamesFound{state.search, {}, false};
}

std::optional<ParticipantId> next_who_waits(State& state) {
    if (state.help.empty()) return std::nullopt;
    const auto who = state.help.front().who;
    state.help.erase(state.help.begin());
    return who;
}

std::optional<MonoTime> help_deadline(const State& state) {
    // The longest first: each waits equally long.
    return state.help.empty() ? std::nullopt : std::optional(state.help.front().until);
}

void expire_help(Moment at) {
    std::erase_if(at.state.help, [&](const Told::Help& help) { return help.until <= at.now; });
}

bool is_found(const State& state, const ParticipantId& who) {
    return state.names && std::ranges::find(state.names->rows, who, &NamesFound::Row::id) != state.names->rows.end();
}

void wait_for_staff(Moment at, const ParticipantId& who) {
    if (who.empty()) return;
    State& state = at.state;
    std::erase_if(state.help, [&](const Told::Help& help) { return help.who == who; });
    if (state.help.size() == kMostAsking) state.help.erase(state.help.begin());
    state.help.push_back({who, at.now + state.timing.help});
}

void ask_for_help(Moment at, const ParticipantId& who) {
    wait_for_staff(at, who);
    at.effects.emplace_back(AskForHelp{who});
}

} // namespace kiosk::core
