#include "core/session/programme_page.hpp"

#include <optional>
#include <utility>

#include "core/session/navigation.hpp"
#include "core/session/result_queue.hpp"

namespace kiosk::core {
namespace {

// None: of several badges, of nobody who is known, or of somebody who is not in.
std::optional<ProgrammeChoice> whose_programme(const ShownResult& result) {
    const Outcome& row = result.rows.front();
    if (result.rows.size() != 1 || !offers_programme(row)) return std::nullopt;
    ProgrammeChoice choice;
    if (row.person) {
        choice.guest = Attendee{row.person->delegation, row.person->group, row.person->role, row.person->buddy_class};
        choice.filter.kind = ProgrammeFilter::Kind::Guest;
        return choice;
    }
    choice.filter = {ProgrammeFilter::Kind::Delegation, row.delegation->delegation, {}};
    return choice;
}

} // namespace

void on(Moment at, const OpenProgramme&) {
    touch(at);
    leave_for(at, Screen::Programme);
}

void on(Moment at, const OpenMyProgramme& event) {
    touch(at);
    if (!at.state.result || just_shown(at.state, at.state.timing, at.now)) return;
    auto choice = whose_programme(*at.state.result);
    if (!choice) return;
    leave_for(at, Screen::Programme);
    if (at.state.screen != Screen::Programme) return; // the next badge waited already
    at.state.programme = std::move(*choice);
    read_in(at.state, event.language);
}

void on(Moment at, const ChooseDay& event) {
    touch(at);
    if (at.state.screen == Screen::Programme) at.state.programme.day = event.day;
}

void on(Moment at, const ChooseFilter& event) {
    touch(at);
    const bool for_guest = event.filter.kind == ProgrammeFilter::Kind::Guest;
    if (at.state.screen != Screen::Programme || (for_guest && !at.state.programme.guest)) return;
    at.state.programme.filter = event.filter;
    close_sheet(at.state);
}

void on(Moment at, const OpenItem& event) {
    touch(at);
    if (at.state.screen != Screen::Programme && at.state.screen != Screen::Home) return;
    close_sheet(at.state);
    at.state.sheet = Sheet::ProgrammeItem;
    at.state.programme.item = event.item;
}

} // namespace kiosk::core
