#include "core/session/staff_steps.hpp"

#include <utility>

#include "core/session/name_search.hpp"
#include "core/session/navigation.hpp"

namespace kiosk::core {
namespace {

void ask_for_people(Moment at) {
    if (!at.state.staff.find.typed.empty()) ask(at, AskPeople{at.state.staff.find.typed});
}

// One question at a time, as about the day.
void ask_for_delegation(Moment at) {
    StaffDelegation& delegation = at.state.staff.delegation;
    delegation.stale = delegation.asked;
    if (!std::exchange(delegation.asked, true)) ask(at, AskDelegation{delegation.id, *at.state.staff.who});
}

} // namespace

bool is_signed_in(const State& state) {
    return state.screen == Screen::Staff && state.staff.who.has_value();
}

bool works_in(Moment at) {
    touch(at);
    return is_signed_in(at.state);
}

void ask(Moment at, StaffQuestion question) {
    at.effects.emplace_back(AskDesk{std::move(question)});
}

bool shows_day(StaffView view) {
    return view == StaffView::Home || view == StaffView::NotArrived || view == StaffView::Health;
}

void ask_for_day(Moment at) {
    StaffWork& staff = at.state.staff;
    staff.board_stale = staff.board_asked;
    if (std::exchange(staff.board_asked, true)) return;
    staff.board_again.reset();
    if (staff.view == StaffView::NotArrived)
        ask(at, AskNotArrived{});
    else if (staff.view == StaffView::Health)
        ask(at, AskHealth{});
    else
        ask(at, AskBoard{*staff.who});
}

bool is_about_stick(const State& state) {
    const StaffView view = state.staff.view;
    return is_signed_in(state) && (view == StaffView::Stick || view == StaffView::Papers || view == StaffView::Health);
}

bool works_with_stick(Moment at) {
    const StaffWork& staff = at.state.staff;
    return works_in(at) && is_about_stick(at.state) && staff.view != StaffView::Health && !staff.stick.is_busy();
}

void begin_with_stick(Moment at, StaffStick::Doing doing, StickQuestion question) {
    StaffStick& stick = at.state.staff.stick;
    stick.doing = doing;
    stick.percent = 0;
    stick.stopping = false;
    stick.look_again.reset();
    stick.said.reset();
    at.effects.emplace_back(AskStick{std::move(question)});
}

void ask_for_paper(Moment at) {
    StaffPapers& papers = at.state.staff.papers;
    papers.stale = papers.asked;
    if (!std::exchange(papers.asked, true))
        at.effects.emplace_back(AskStick{ShowPaper{papers.choice, papers.page, !papers.shown}});
}

void ask_for_stick(Moment at) {
    StaffStick& stick = at.state.staff.stick;
    if (stick.doing != StaffStick::Doing::Nothing) return;
    stick.doing = StaffStick::Doing::Looking;
    stick.look_again.reset();
    at.effects.emplace_back(AskStick{LookAtStick{!stick.looked}});
}

void day_is_read(Moment at) {
    StaffWork& staff = at.state.staff;
    staff.board_asked = false;
    staff.board_again = at.now + at.state.timing.board;
    if (std::exchange(staff.board_stale, false) && shows_day(staff.view)) ask_for_day(at);
}

void read_again(Moment at) {
    switch (at.state.staff.view) {
    case StaffView::Pad:
    case StaffView::WalkIn:
    case StaffView::Handover:
    case StaffView::RollCall: // who was inside when it began
    case StaffView::Checkpoints:
    case StaffView::Changes:
        return;
    case StaffView::Home:
    case StaffView::NotArrived:
        return ask_for_day(at);
    case StaffView::Health:
        ask_for_day(at);
        return ask_for_stick(at);
    case StaffView::Find:
        return ask_for_people(at);
    case StaffView::Delegation:
        return ask_for_delegation(at);
    case StaffView::Stick:
        return ask_for_stick(at);
    case StaffView::Papers:
        ask_for_stick(at);
        return ask_for_paper(at);
    case StaffView::Person:
        return ask(at, AskPerson{at.state.staff.person.id, *at.state.staff.who});
    }
}

void turn_to(Moment at, StaffView view) {
    StaffWork& staff = at.state.staff;
    if (staff.stick.is_writing()) return;
    staff.view = view;
    staff.why.reset();
    if (staff.roll) staff.roll->ending = false;
    if (view == StaffView::Home) {
        staff.find = {};
        staff.not_arrived = {};
        staff.delegation = {};
        staff.changes = {};
    }
    if (view != StaffView::Stick && view != StaffView::Papers) staff.stick = {};
    staff.stick.said.reset();
    if (view != StaffView::Papers) staff.papers = {};
    if (view != StaffView::Person) staff.person = {};
    if (view != StaffView::WalkIn) staff.walk_in = {};
    if (view != StaffView::Handover) staff.handover = {};
    read_again(at);
}

void turn_to_person(Moment at, const ParticipantId& who, StaffView from) {
    StaffPerson& person = at.state.staff.person;
    person = {};
    person.id = who;
    person.from = from;
    turn_to(at, StaffView::Person);
}

void turn_home(Moment at) {
    if (const auto who = next_who_waits(at.state)) return turn_to_person(at, *who, StaffView::Home);
    turn_to(at, StaffView::Home);
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

MonoTime staff_leave_at(const State& state) {
    const SessionTiming& timing = state.timing;
    const StaffWork& staff = state.staff;
    return state.last_activity + (!staff.who                            ? timing.idle
                                  : staff.roll || staff.stick.is_busy() ? timing.roll
                                                                        : timing.staff);
}

} // namespace kiosk::core
