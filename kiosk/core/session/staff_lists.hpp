// The lists of staff: who has not come, and the roll of those who are inside.
#pragma once

#include "core/session/moment.hpp"

namespace kiosk::core {

// --- answers of the desk, to somebody who is signed in
void take_not_arrived(Moment at, const NotArrivedRead& read);
void take_inside(Moment at, const InsideRead& read);

void on(Moment at, const OpenNotArrived& event);
void on(Moment at, const ChooseAbsentGroup& event);
void on(Moment at, const OpenRollCall& event);
void on(Moment at, const BeginRoll& event);
void on(Moment at, const MakeRollReal& event);
void on(Moment at, const MarkSafe& event);
void on(Moment at, const MarkGroupSafe& event);
void on(Moment at, const EndRoll& event);

} // namespace kiosk::core
