#include "core/session/staff_lists.hpp"

#include <algorithm>
#include <utility>

#include "core/session/staff_steps.hpp"

namespace kiosk::core {
namespace {

// The roll that is called on the page that is up; nullptr: there is none.
StaffRoll* called_roll(Moment at) {
    StaffWork& staff = at.state.staff;
    if (!works_in(at) || staff.view != StaffView::RollCall || !staff.roll) return nullptr;
    staff.roll->ending = false;
    return &*staff.roll;
}

void mark(StaffRoll& roll, const InsidePerson& person, bool safe) {
    if (safe)
        roll.safe.insert(person.subject);
    else
        roll.safe.erase(person.subject);
}

void make_copy(Moment at) {
    RollCopies& copies = at.state.copies;
    copies.again.reset();
    if (!copies.to || std::exchange(copies.asked, true)) return;
    at.effects.emplace_back(MakePaper{RollPaper{*copies.to}});
}

} // namespace

void take_not_arrived(Moment at, const NotArrivedRead& read) {
    StaffNotArrived& page = at.state.staff.not_arrived;
    if (at.state.staff.view == StaffView::NotArrived) page.list = read.list;
    day_is_read(at);
}

void take_inside(Moment at, const InsideRead& read) {
    auto& roll = at.state.staff.roll;
    if (roll && !roll->list) roll->list = read.list;
}

void take_copy(Moment at, const RollPaper& copy, const PaperMade& made) {
    RollCopies& copies = at.state.copies;
    copies.asked = false;
    if (copies.to != copy.to) return make_copy(at); // another place was named meanwhile
    const bool well = made.trouble == PaperTrouble::None;
    copies.trouble = made.trouble;
    copies.detail = made.detail;
    if (well) copies.written = made.at;
    copies.again = at.now + (well ? at.state.timing.copies : at.state.timing.copies_again);
}

std::optional<MonoTime> copies_deadline(const State& state) {
    return state.copies.again;
}

void expire_copies(Moment at) {
    if (at.state.copies.again && *at.state.copies.again <= at.now) make_copy(at);
}

void on(Moment at, const CopyRoll& event) {
    if (!works_in(at) || (event.to == PaperTo::Printer && !at.state.prints)) return;
    RollCopies& copies = at.state.copies;
    if (copies.to != event.to) copies.written.reset();
    copies.to = event.to;
    make_copy(at);
}

void on(Moment at, const StopRollCopies&) {
    if (!works_in(at)) return;
    const bool asked = at.state.copies.asked;
    at.state.copies = {};
    at.state.copies.asked = asked;
}

void on(Moment at, const OpenNotArrived&) {
    if (works_in(at)) turn_to(at, StaffView::NotArrived);
}

void on(Moment at, const ChooseAbsentGroup& event) {
    if (works_in(at) && at.state.staff.view == StaffView::NotArrived) at.state.staff.not_arrived.chosen = event.id;
}

void on(Moment at, const OpenRollCall&) {
    if (works_in(at)) turn_to(at, StaffView::RollCall);
}

void on(Moment at, const BeginRoll& event) {
    StaffWork& staff = at.state.staff;
    if (!works_in(at) || staff.view != StaffView::RollCall || staff.roll) return;
    staff.roll.emplace();
    staff.roll->drill = event.drill;
    staff.roll->began = at.now;
    ask(at, AskInside{});
}

void on(Moment at, const MakeRollReal&) {
    if (auto* roll = called_roll(at)) roll->drill = false;
}

void on(Moment at, const MarkSafe& event) {
    auto* roll = called_roll(at);
    if (roll == nullptr || !roll->list) return;
    for (const InsideGroup& group : roll->list->groups)
        for (const InsidePerson& each : group.inside)
            if (each.subject == event.subject) mark(*roll, each, event.safe);
}

void on(Moment at, const MarkGroupSafe& event) {
    auto* roll = called_roll(at);
    if (roll == nullptr || !roll->list) return;
    for (const InsideGroup& group : roll->list->groups)
        if (group.id == event.id)
            for (const InsidePerson& each : group.inside) mark(*roll, each, event.safe);
}

void on(Moment at, const EndRoll&) {
    auto& roll = at.state.staff.roll;
    const bool asked = roll && roll->ending;
    if (called_roll(at) == nullptr) return;
    if (!asked && roll->safe_people() < roll->people()) {
        roll->ending = true;
        return;
    }
    roll.reset();
    turn_to(at, StaffView::Home);
}

} // namespace kiosk::core
