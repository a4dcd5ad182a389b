#include "app/tour/staff_walk.hpp"

#include <utility>

namespace kiosk::app {
namespace {

using Events = std::vector<core::SessionEvent>;

constexpr const char* kTyped = "ㄨㄒㄇ"; // 王小明, who is on the demo's roster

Events digits_of(std::string_view pin) {
    Events events;
    for (const char digit : pin) events.emplace_back(core::TypePinDigit{digit});
    return events;
}

const core::PersonRow* found_person(const core::State& state) {
    const auto& found = state.staff.find.found;
    return found && found->typed == kTyped && !found->rows.empty() ? &found->rows.front() : nullptr;
}

Events open_found(const core::State& state) {
    const auto* row = found_person(state);
    return row == nullptr ? Events{} : Events{core::OpenPerson{row->id}};
}

Events open_first_delegation(const core::State& state) {
    const auto& board = state.staff.board;
    return board && !board->groups.empty() ? Events{core::OpenDelegation{board->groups.front().id}} : Events{};
}

bool is_home(const core::State& state) {
    return state.staff.who && state.staff.board;
}

} // namespace

std::vector<TourStop> staff_walk(std::string_view pin) {
    std::vector<TourStop> stops;
    const auto stop = [&](const char* name, Events events, std::function<bool(const core::State&)> ready = {}) {
        stops.push_back(
            {std::move(events), std::string("staff-") + name, core::Millis{300}, false, {}, std::move(ready)});
    };
    stop("pad", {core::OpenHome{}, core::ChooseLanguage{"zh-TW"}, core::OpenStaff{}});
    stop("home", digits_of(pin), is_home);
    stop("home-en", {core::ToggleStaffLanguage{}}, is_home);
    stop("find", {core::ToggleStaffLanguage{}, core::OpenFind{}, core::TypeName{kTyped}},
         [](const core::State& state) { return found_person(state) != nullptr; });
    stop("person", {}, [](const core::State& state) { return state.staff.person.page.has_value(); });
    stops.back().then = open_found;
    stop("delegation", {core::OpenStaffHome{}},
         [](const core::State& state) { return state.staff.delegation.page.has_value(); });
    stops.back().then = open_first_delegation;
    stop("not-arrived", {core::OpenNotArrived{}},
         [](const core::State& state) { return state.staff.not_arrived.list.has_value(); });
    stop("roll-question", {core::OpenStaffHome{}, core::OpenRollCall{}});
    stop("roll", {core::BeginRoll{}},
         [](const core::State& state) { return state.staff.roll && state.staff.roll->list; });
    // Ending it is asked once more.
    stop("walk-in", {core::EndRoll{}, core::EndRoll{}, core::OpenWalkIn{}});
    stop("health", {core::OpenStaffHome{}, core::OpenHealth{}},
         [](const core::State& state) { return state.staff.health.has_value(); });
    const auto has_looked = [](const core::State& state) { return state.staff.stick.looked.has_value(); };
    stop("stick", {core::OpenStaffHome{}, core::OpenStick{}}, has_looked);
    stop("papers", {core::OpenPapers{}}, [](const core::State& state) { return state.staff.papers.is_shown(); });
    return stops;
}

} // namespace kiosk::app
