#include "core/session/staff_page.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "core/base/earliest.hpp"
#include "core/crypto/pin.hpp"
#include "core/session/name_search.hpp"
#include "core/session/navigation.hpp"
#include "core/session/staff_day_page.hpp"
#include "core/session/staff_delegation_page.hpp"
#include "core/session/staff_forms.hpp"
#include "core/session/staff_lists.hpp"
#include "core/session/staff_steps.hpp"
#include "core/session/staff_stick_page.hpp"
#include "core/session/staff_why.hpp"

namespace kiosk::core {
namespace {

// --- answers of the desk

void heard(Moment at, const StaffKnown& known) {
    StaffPad& pad = at.state.staff.pad;
    pad.nobody = !known.anybody;
    if (known.wait > Millis{0}) pad.wait_until = at.now + known.wait;
}

void heard(Moment at, const PinChecked& checked) {
    StaffWork& staff = at.state.staff;
    if (!std::exchange(staff.pad.checking, false)) return;
    if (checked.who) {
        staff.who = checked.who;
        staff.pad = {};
        return turn_home(at);
    }
    staff.pad.wrong = true;
    staff.pad.free_tries = checked.free_tries;
    if (checked.wait > Millis{0}) staff.pad.wait_until = at.now + checked.wait;
}

void heard(Moment at, const PeopleFound& found) {
    if (found.typed == at.state.staff.find.typed) at.state.staff.find.found = found;
}

void heard(Moment at, const PersonRead& read) {
    StaffPerson& person = at.state.staff.person;
    if (read.id != person.id) return;
    const bool first = !person.page;
    person.page = read.page;
    person.gone = !read.page;
    person.badge_shown = person.badge_shown && read.page && !read.page->code.empty();
    if (first && read.page) person.notes_until = at.now + at.state.timing.notes;
}

void heard(Moment at, const BoardRead& read) {
    at.state.staff.board = read.board;
    day_is_read(at);
}

void heard(Moment at, const NotArrivedRead& read) {
    take_not_arrived(at, read);
}

void heard(Moment at, const InsideRead& read) {
    take_inside(at, read);
}

void heard(Moment at, const HealthRead& read) {
    at.state.staff.health = read.health;
    day_is_read(at);
}

void heard(Moment at, const Acted& acted) {
    StaffWork& staff = at.state.staff;
    staff.acting = false;
    if (!acted.outcome) return tell(at, StaffNews::What::NotYours);
    const Outcome& outcome = *acted.outcome;
    if (outcome.verdict == Verdict::NeedsStaff) return open_handover(at, {acted.who, acted.name});
    if (staff.view == StaffView::Handover && outcome.tone() == Tone::Green) turn_to(at, StaffView::Home);
    at.effects.emplace_back(PlayTone{outcome.tone()});
    if (can_be_overridden(outcome.verdict) && may_override(staff.who->role))
        staff.why = StaffWhy{std::nullopt, acted.who, outcome.verdict, false, StaffWhy::For::Override};
    StaffNews news;
    news.outcome = outcome;
    news.name = acted.name;
    tell(at, std::move(news));
    read_again(at);
}

void heard(Moment at, const Undone& undone) {
    at.state.staff.acting = false;
    tell(at, undone.done ? StaffNews::What::Undone : StaffNews::What::NotUndone);
    // Whoever was registered is not any more.
    if (undone.done && at.state.staff.view == StaffView::WalkIn) return turn_to(at, StaffView::Home);
    read_again(at);
}

void heard(Moment, const NamesFound&) {} // a guest's, taken before

void heard(Moment at, const PersonMarked& marked) {
    at.state.staff.acting = false;
    const bool noted = marked.as == PersonMarked::As::Noted;
    if (!marked.done) return tell(at, noted ? StaffNews::What::NotNoted : StaffNews::What::NotYours);
    StaffNews news;
    news.what = noted ? StaffNews::What::Noted : StaffNews::What::Excused;
    news.name = marked.name;
    tell(at, std::move(news));
    read_again(at);
}

void heard(Moment at, const HanFound& found) {
    take_han(at, found);
}

void heard(Moment at, const BadgeReissued& reissued) {
    take_reissued(at, reissued);
}

void heard(Moment at, const Registered& registered) {
    take_registered(at, registered);
}

void heard(Moment at, const StartsAgain& starts) {
    take_start(at, starts);
}

void heard(Moment at, const StaffTrouble&) {
    StaffWork& staff = at.state.staff;
    if (is_starting_again(at.state)) return start_again(at); // it may be what mends it
    staff.acting = staff.pad.checking = staff.board_asked = staff.board_stale = false;
    staff.delegation.asked = staff.delegation.stale = false;
    staff.board_again = at.now + at.state.timing.board;
    if (staff.roll && !staff.roll->list) {
        staff.roll.reset();
        note_activity(at); // they are told, and begin again
    }
    tell(at, StaffNews::What::Unavailable);
}

// Whoever asked may have left since.
bool is_asked_here(const State& state, const StaffAnswer& answer) {
    if (state.screen != Screen::Staff) return false;
    if (std::holds_alternative<StaffTrouble>(answer)) return true;
    const bool of_the_pad = std::holds_alternative<StaffKnown>(answer) || std::holds_alternative<PinChecked>(answer);
    return of_the_pad != is_signed_in(state);
}

bool is_due(const std::optional<MonoTime>& time, MonoTime now) {
    return time && *time <= now;
}

std::optional<MonoTime> ends_of(const std::optional<StaffNews>& news) {
    return news ? std::optional(news->ends) : std::nullopt;
}

} // namespace

void tell_staff(Moment at, const Decided& event) {
    StaffNews news;
    for (const Outcome& row : event.rows) {
        if (row.verdict == Verdict::Unreadable) continue;
        if (news.outcome) ++news.more;
        if (!news.outcome || row.tone() > news.outcome->tone()) news.outcome = row;
    }
    if (!news.outcome) return;
    at.effects.emplace_back(PlayTone{news.outcome->tone()});
    if (open_shown_delegation(at, *news.outcome)) return;
    if (ask_with_whom(at, *news.outcome)) return;
    tell(at, std::move(news));
    look_at_day_again(at);
}

void step_back(Moment at) {
    StaffWork& staff = at.state.staff;
    if (staff.why) return staff.why.reset();
    if (staff.person.paper) return staff.person.paper.reset();
    if (std::exchange(staff.person.badge_shown, false)) return;
    if (staff.stick.is_writing() || leave_stick_check(at)) return;
    switch (staff.view) {
    case StaffView::Pad:
    case StaffView::Home:
        return staff.roll ? turn_to(at, StaffView::RollCall) : forget(at);
    case StaffView::Find:
    case StaffView::Delegation:
    case StaffView::NotArrived:
    case StaffView::RollCall:
    case StaffView::Health:
    case StaffView::Checkpoints:
    case StaffView::Changes:
    case StaffView::Stick:
        return turn_to(at, StaffView::Home);
    case StaffView::Papers:
        return turn_to(at, StaffView::Stick);
    case StaffView::WalkIn:
        if (const auto absent = staff.walk_in.in_place_of) return turn_to_person(at, absent->id, StaffView::Home);
        return turn_to(at, StaffView::Home);
    case StaffView::Handover:
        return turn_to_person(at, ParticipantId{staff.handover.who.id}, StaffView::Home);
    case StaffView::Person:
        return staff.person.from == StaffView::Home ? turn_home(at) : turn_to(at, staff.person.from);
    }
}

void look_at_day_again(Moment at) {
    if (!is_signed_in(at.state)) return;
    const StaffView view = at.state.staff.view;
    if (shows_day(view) || view == StaffView::Delegation) read_again(at);
}

std::optional<MonoTime> staff_ends(const State& state) {
    return is_signed_in(state) ? std::optional(staff_leave_at(state)) : std::nullopt;
}

std::optional<MonoTime> staff_deadline(const State& state) {
    if (state.screen != Screen::Staff) return std::nullopt;
    const StaffWork& staff = state.staff;
    std::optional<MonoTime> next = staff_leave_at(state);
    consider(next, ends_of(staff.news));
    consider(next, staff.pad.wait_until);
    consider(next, staff.person.notes_until);
    if (shows_day(staff.view)) consider(next, staff.board_again);
    consider(next, stick_deadline(state));
    return next;
}

void expire_staff(Moment at) {
    State& state = at.state;
    if (state.screen != Screen::Staff) return;
    if (staff_leave_at(state) <= at.now) return forget(at);
    StaffWork& staff = state.staff;
    if (is_due(ends_of(staff.news), at.now)) staff.news.reset();
    if (is_due(staff.pad.wait_until, at.now)) {
        staff.pad.wait_until.reset();
        staff.pad.wrong = false;
    }
    if (is_due(staff.person.notes_until, at.now)) staff.person.notes_until.reset();
    if (shows_day(staff.view) && is_due(staff.board_again, at.now)) {
        staff.board_again.reset();
        ask_for_day(at);
    }
    expire_stick(at);
}

void on(Moment at, const OpenStaff&) {
    touch(at);
    if (at.state.screen == Screen::Staff || !leave_for(at, Screen::Staff)) return;
    at.state.staff = {};
    ask(at, AskWhoIsStaff{});
}

void on(Moment at, const LeaveStaff&) {
    touch(at);
    // A roll that is called is ended first: nothing else keeps it. What is being written is told to whoever waits.
    const StaffWork& staff = at.state.staff;
    if (at.state.screen == Screen::Staff && !staff.roll && !staff.stick.is_writing()) forget(at);
}

void on(Moment at, const TypePinDigit& event) {
    touch(at);
    StaffPad& pad = at.state.staff.pad;
    if (at.state.screen != Screen::Staff || at.state.staff.who || pad.checking || pad.wait_until || pad.nobody) return;
    if (event.digit < '0' || event.digit > '9') return;
    pad.pin += event.digit;
    pad.wrong = false;
    if (pad.pin.size() < kPinDigits) return;
    pad.checking = true;
    ask(at, AskWhosePin{std::exchange(pad.pin, {})});
}

void on(Moment at, const ErasePinDigit&) {
    touch(at);
    std::string& pin = at.state.staff.pad.pin;
    if (!pin.empty()) pin.pop_back();
}

void on(Moment at, const OpenStaffHome&) {
    if (works_in(at)) turn_to(at, StaffView::Home);
}

void on(Moment at, const OpenFind&) {
    if (works_in(at)) turn_to(at, StaffView::Find);
}

void on(Moment at, const TypeName& event) {
    if (!works_in(at) || at.state.staff.view != StaffView::Find || event.text.size() > kLongestSearch) return;
    StaffFind& find = at.state.staff.find;
    find.typed = event.text;
    if (find.typed.empty()) find.found.reset();
    read_again(at);
}

void on(Moment at, const ChooseFace& event) {
    if (works_in(at))
        at.state.staff.find.face = at.state.staff.walk_in.face = at.state.staff.handover.face = event.face;
    choose_search_face(at.state, event.face);
}

void on(Moment at, const OpenPerson& event) {
    if (!works_in(at) || event.id.empty()) return;
    const StaffWork& staff = at.state.staff;
    const bool listed =
        staff.view == StaffView::Find || staff.view == StaffView::NotArrived || staff.view == StaffView::Delegation;
    turn_to_person(at, event.id, listed ? staff.view : StaffView::Home);
}

void on(Moment at, const ShowNotes&) {
    if (works_in(at) && at.state.staff.person.page) at.state.staff.person.notes_until = at.now + at.state.timing.notes;
}

void on(Moment at, const CheckPerson& event) {
    if (!works_in(at) || event.id.empty() || std::exchange(at.state.staff.acting, true)) return;
    ask(at, AskToAct{event.id, event.leaves, {}, *at.state.staff.who});
}

void on(Moment at, const NeverMind&) {
    if (!works_in(at)) return;
    at.state.staff.why.reset();
    at.state.staff.person.paper.reset();
}

void on(Moment at, const OpenHealth&) {
    if (works_in(at)) turn_to(at, StaffView::Health);
}

void on(Moment at, const ToggleStaffLanguage&) {
    touch(at);
    if (at.state.screen == Screen::Staff) at.state.staff.english = !at.state.staff.english;
}

void on(Moment at, const HideStaffNews&) {
    touch(at);
    at.state.staff.news.reset();
}

void on(Moment at, const StaffAnswered& event) {
    if (const auto* names = std::get_if<NamesFound>(&event.answer)) return take_names(at.state, *names); // a guest's
    if (std::holds_alternative<StaffTrouble>(event.answer)) find_no_names(at.state);
    if (is_asked_here(at.state, event.answer))
        std::visit([at](const auto& answer) { heard(at, answer); }, event.answer);
}

} // namespace kiosk::core
