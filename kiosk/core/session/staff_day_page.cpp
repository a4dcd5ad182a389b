#include "core/session/staff_day_page.hpp"

#include <algorithm>
#include <utility>

#include "core/session/staff_delegation_page.hpp"
#include "core/session/staff_steps.hpp"

namespace kiosk::core {
namespace {

constexpr int kFarthestMove = 720; // minutes

// Somebody touches what is theirs, and nothing is being done.
bool changes_in(Moment at) {
    return works_in(at) && may_change_day(at.state.staff.who->role) && !at.state.staff.acting;
}

} // namespace

void heard(Moment at, const BadgeSeen& seen) {
    const StaffWork& staff = at.state.staff;
    if (!staff.look_only || staff.acting || staff.why || seen.verdict == Verdict::Unreadable) return;
    if (!seen.who.empty())
        turn_to_person(at, seen.who, StaffView::Home);
    else if (!seen.delegation.empty())
        open_delegation(at, seen.delegation, seen.part);
    const bool good = seen.verdict == Verdict::Admitted;
    at.effects.emplace_back(PlayTone{good ? Tone::Neutral : tone_of(seen.verdict)});
    if (good) return;
    if (seen.verdict == Verdict::AdmittedUnknown) return tell(at, StaffNews::What::Nobody);
    StaffNews news;
    news.outcome.emplace().verdict = seen.verdict;
    tell(at, std::move(news));
}

void heard(Moment at, const StandsAt& stands) {
    at.state.staff.acting = false;
    using What = StaffNews::What;
    tell(at, !stands.done ? What::NotYours : stands.follows ? What::Follows : What::Stands);
    if (stands.done) turn_to(at, StaffView::Home);
}

void heard(Moment at, const DayChanged& changed) {
    StaffWork& staff = at.state.staff;
    staff.acting = false;
    if (changed.done && !staff.changes.subject.item.empty()) staff.changes.minutes = 0; // it is there by now
    tell(at, changed.done ? StaffNews::What::DayChanged : StaffNews::What::NotYours);
}

void heard(Moment at, const ClockConfirmed& confirmed) {
    at.state.staff.acting = false;
    tell(at, confirmed.done ? StaffNews::What::ClockConfirmed : StaffNews::What::NotYours);
    read_again(at);
}

void on(Moment at, const ToggleLookOnly&) {
    if (works_in(at)) at.state.staff.look_only = !at.state.staff.look_only;
}

void on(Moment at, const OpenCheckpoints&) {
    if (changes_in(at)) turn_to(at, StaffView::Checkpoints);
}

void on(Moment at, const ChooseCheckpoint& event) {
    if (!changes_in(at) || at.state.staff.view != StaffView::Checkpoints || event.id.empty()) return;
    at.state.staff.acting = true;
    ask(at, AskToStand{event.id, *at.state.staff.who});
}

void on(Moment at, const FollowProgramme&) {
    if (!changes_in(at) || at.state.staff.view != StaffView::Checkpoints) return;
    at.state.staff.acting = true;
    ask(at, AskToFollow{*at.state.staff.who});
}

void on(Moment at, const OpenChanges&) {
    if (!changes_in(at)) return;
    at.state.staff.changes = {};
    turn_to(at, StaffView::Changes);
}

void on(Moment at, const ChooseSubject& event) {
    if (!works_in(at) || at.state.staff.view != StaffView::Changes) return;
    at.state.staff.changes.subject = event.subject;
    at.state.staff.changes.minutes = event.minutes;
}

void on(Moment at, const ChangeMinutes& event) {
    if (!works_in(at) || at.state.staff.view != StaffView::Changes) return;
    StaffChanges& changes = at.state.staff.changes;
    const int step = std::clamp(event.by, -kFarthestMove, kFarthestMove);
    const bool moves = !changes.subject.item.empty();
    changes.minutes =
        std::clamp(changes.minutes + step, moves ? -kFarthestMove : 0, moves ? kFarthestMove : kLongestDelay);
}

void on(Moment at, const MakeChange& event) {
    if (!changes_in(at) || at.state.staff.view != StaffView::Changes || !is_possible(event.change)) return;
    at.state.staff.acting = true;
    ask(at, AskToChange{event.change, *at.state.staff.who});
}

void on(Moment at, const ConfirmClock&) {
    if (!changes_in(at) || at.state.staff.view != StaffView::Health) return;
    at.state.staff.acting = true;
    ask(at, AskToConfirmClock{*at.state.staff.who});
}

void on(Moment at, const BackUpNow&) {
    if (works_in(at) && !std::exchange(at.state.staff.backing_up, true)) at.effects.emplace_back(BackUp{});
}

void on(Moment at, const LookAtMachine&) {
    if (works_in(at) && at.state.staff.view == StaffView::Health) read_again(at);
}

// Also of one that was due, which nobody waits for.
void on(Moment at, const BackedUp& event) {
    if (!is_signed_in(at.state)) return;
    if (std::exchange(at.state.staff.backing_up, false)) {
        StaffNews news;
        news.what = event.trouble.empty() ? StaffNews::What::BackedUp : StaffNews::What::NotBackedUp;
        news.name = event.trouble;
        tell(at, std::move(news));
    }
    if (at.state.staff.view == StaffView::Health) read_again(at);
}

void on(Moment at, const AskForPractice& event) {
    if (changes_in(at) && at.state.practice != event.on) at.effects.emplace_back(SwitchPractice{event.on});
}

} // namespace kiosk::core
