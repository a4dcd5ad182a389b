// Where the kiosk stands, what is changed about the day, and badges that are only looked at; and the machine: its
// clock, backups, a rehearsal.
#pragma once

#include "core/session/moment.hpp"

namespace kiosk::core {

// --- answers of the desk, to somebody who is signed in
void heard(Moment at, const BadgeSeen& seen);
void heard(Moment at, const StandsAt& stands);
void heard(Moment at, const DayChanged& changed);
void heard(Moment at, const ClockConfirmed& confirmed);

void on(Moment at, const ToggleLookOnly& event);
void on(Moment at, const OpenCheckpoints& event);
void on(Moment at, const ChooseCheckpoint& event);
void on(Moment at, const FollowProgramme& event);
void on(Moment at, const OpenChanges& event);
void on(Moment at, const ChooseSubject& event);
void on(Moment at, const ChangeMinutes& event);
void on(Moment at, const MakeChange& event);
void on(Moment at, const ConfirmClock& event);
void on(Moment at, const BackUpNow& event);
void on(Moment at, const LookAtMachine& event);
void on(Moment at, const BackedUp& event);
void on(Moment at, const AskForPractice& event);

} // namespace kiosk::core
