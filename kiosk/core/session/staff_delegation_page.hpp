// A delegation on its page of staff: who of it is let in at once, by name or by number.
#pragma once

#include "core/session/moment.hpp"

namespace kiosk::core {

// --- for the other units
// A leader's badge, or a coach's or a class's, was shown while staff are signed in: their delegation's page, unless
// something is being done or asked just now. Whether it was.
[[nodiscard]] bool open_shown_delegation(Moment at, const Outcome& outcome);
void open_delegation(Moment at, const DelegationId& id, const DelegationPart& part); // all: as it is looked at
void heard(Moment at, const DelegationRead& read);
void heard(Moment at, const PeopleAdmitted& admitted);

void on(Moment at, const OpenDelegation& event);
void on(Moment at, const ChoosePart& event);
void on(Moment at, const TickPerson& event);
void on(Moment at, const TickAll& event);
void on(Moment at, const ChangePeople& event);
void on(Moment at, const AdmitTicked& event);

} // namespace kiosk::core
