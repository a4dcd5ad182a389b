#include "core/session/staff_steps.hpp"

#include <utility>

#include "core/session/navigation.hpp"

namespace kiosk::core {

bool is_signed_in(const State& state) {
    return state.screen == Screen::Staff && state.staff.who.has_value();
}

void ask(Moment at, StaffQuestion question) {
    at.effects.emplace_back(AskDesk{std::move(question)});
}

// One question at a time: what happens meanwhile is asked about when it is answered.
void ask_for_board(Moment at) {
    StaffWork& staff = at.state.staff;
    staff.board_stale = staff.board_asked;
    if (std::exchange(staff.board_asked, true)) return;
    staff.board_again.reset();
    ask(at, AskBoard{*staff.who});
}

void ask_for_people(Moment at) {
    if (!at.state.staff.find.typed.empty()) ask(at, AskPeople{at.state.staff.find.typed});
}

namespace {

void ask_for_person(Moment at) {
    ask(at, AskPerson{at.state.staff.person.id, *at.state.staff.who});
}

void ask_for_delegation(Moment at) {
    StaffDelegation& delegation = at.state.staff.delegation;
    delegation.stale = delegation.asked;
    if (!std::exchange(delegation.asked, true)) ask(at, AskDelegation{delegation.id, *at.state.staff.who});
}

} // namespace

void read_again(Moment at) {
    switch (at.state.staff.view) {
    case StaffView::Pad:
        return;
    case StaffView::Home:
        return ask_for_board(at);
    case StaffView::Find:
        return ask_for_people(at);
    case StaffView::Person:
        return ask_for_person(at);
    case StaffView::Delegation:
        return ask_for_delegation(at);
    }
}

void turn_to(Moment at, StaffView view) {
    StaffWork& staff = at.state.staff;
    staff.view = view;
    staff.why.reset();
    if (view == StaffView::Home) {
        staff.find = {};
        staff.person = {};
        staff.delegation = {};
    }
    if (view == StaffView::Find) staff.person = {};
    read_again(at);
}

void tell(Moment at, StaffNews news) {
    news.ends = at.now + at.state.timing.strip;
    at.state.staff.news = std::move(news);
}

void tell(Moment at, StaffNews::What what) {
    StaffNews news;
    news.what = what;
    tell(at, std::move(news));
}

bool works_in(Moment at) {
    touch(at);
    return is_signed_in(at.state);
}

} // namespace kiosk::core
