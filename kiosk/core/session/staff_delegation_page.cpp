#include "core/session/staff_delegation_page.hpp"

#include <algorithm>
#include <utility>

#include "core/session/staff_steps.hpp"

namespace kiosk::core {
namespace {

// Whether somebody touches the page of a delegation that was read.
bool works_on_page(Moment at) {
    const StaffWork& staff = at.state.staff;
    return works_in(at) && staff.view == StaffView::Delegation && staff.delegation.page && !staff.acting;
}

} // namespace

void open_delegation(Moment at, const DelegationId& id, const DelegationPart& part) {
    StaffDelegation& delegation = at.state.staff.delegation;
    if (at.state.staff.view != StaffView::Delegation || delegation.id != id) {
        delegation = {};
        delegation.id = id;
        turn_to(at, StaffView::Delegation);
    }
    if (part.is_all()) return;
    delegation.part = part;
    delegation.number.reset();
}

bool open_shown_delegation(Moment at, const Outcome& outcome) {
    const StaffWork& staff = at.state.staff;
    if (!outcome.delegation || !is_signed_in(at.state)) return false;
    const DelegationPart& part = outcome.delegation->part;
    if (outcome.verdict != Verdict::Group && (outcome.verdict != Verdict::NeedsStaff || part.is_all())) return false;
    if (staff.acting || staff.why || staff.stick.is_busy()) return false;
    open_delegation(at, outcome.delegation->delegation, part);
    return true;
}

void heard(Moment at, const DelegationRead& read) {
    StaffDelegation& delegation = at.state.staff.delegation;
    if (read.id != delegation.id) return;
    delegation.asked = false;
    if (std::exchange(delegation.stale, false)) read_again(at);
    delegation.page = read.page;
    delegation.gone = !read.page;
    if (!read.page) return;
    if (read.page->people_of(delegation.part).empty()) delegation.part.name.reset();
    if (delegation.number) delegation.number = std::min(*delegation.number, static_cast<int>(delegation.open().size()));
}

void heard(Moment at, const PeopleAdmitted& admitted) {
    StaffWork& staff = at.state.staff;
    staff.acting = false;
    if (!admitted.acted) {
        at.effects.emplace_back(PlayTone{Tone::Red});
        return tell(at, StaffNews::What::NoneCame);
    }
    at.effects.emplace_back(PlayTone{admitted.acted->against.empty() ? Tone::Green : Tone::Amber});
    StaffNews news;
    news.what = StaffNews::What::Together;
    news.together = *admitted.acted;
    tell(at, std::move(news));
    if (staff.delegation.id == admitted.id) staff.delegation.number.reset();
    read_again(at);
}

void on(Moment at, const OpenDelegation& event) {
    if (!works_in(at) || event.id.empty()) return;
    at.state.staff.delegation = {};
    open_delegation(at, event.id, {});
}

void on(Moment at, const ChoosePart& event) {
    if (!works_on_page(at)) return;
    StaffDelegation& delegation = at.state.staff.delegation;
    delegation.part = event.part;
    delegation.number.reset();
}

void on(Moment at, const TickPerson& event) {
    if (!works_on_page(at)) return;
    StaffDelegation& delegation = at.state.staff.delegation;
    delegation.number.reset();
    if (delegation.unticked.erase(event.id) == 0) delegation.unticked.insert(event.id);
}

void on(Moment at, const TickAll&) {
    if (!works_on_page(at)) return;
    StaffDelegation& delegation = at.state.staff.delegation;
    delegation.number.reset();
    for (const auto& id : delegation.open()) delegation.unticked.erase(id);
}

// Whoever is counted to the last is known by name again.
void on(Moment at, const ChangePeople& event) {
    if (!works_on_page(at) || at.state.staff.delegation.page->leaves) return;
    StaffDelegation& delegation = at.state.staff.delegation;
    const int most = static_cast<int>(delegation.open().size());
    const int by = std::clamp(event.by, -most, most);
    delegation.number = std::clamp(delegation.people() + by, 0, most);
    if (*delegation.number < most) return;
    delegation.number.reset();
    for (const auto& id : delegation.open()) delegation.unticked.erase(id);
}

void on(Moment at, const AdmitTicked&) {
    if (!works_on_page(at)) return;
    StaffWork& staff = at.state.staff;
    const StaffDelegation& delegation = staff.delegation;
    if (delegation.people() < 1) return;
    staff.acting = true;
    auto people = delegation.number ? std::vector<ParticipantId>{} : delegation.ticked();
    ask(at, AskToAdmit{delegation.id, std::move(people), delegation.number.value_or(0), *staff.who});
}

} // namespace kiosk::core
