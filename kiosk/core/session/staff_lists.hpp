// The lists of staff: who has not come, and the roll of those who are inside.
#pragma once

#include <optional>

#include "core/session/moment.hpp"

namespace kiosk::core {

// --- answers of the desk, to somebody who is signed in
void take_not_arrived(Moment at, const NotArrivedRead& read);
void take_inside(Moment at, const InsideRead& read);

// --- copies of the roll, which are made whoever is there
void take_copy(Moment at, const RollPaper& copy, const PaperMade& made);
[[nodiscard]] std::optional<MonoTime> copies_deadline(const State& state);
void expire_copies(Moment at);

void on(Moment at, const OpenNotArrived& event);
void on(Moment at, const ChooseAbsentGroup& event);
void on(Moment at, const OpenRollCall& event);
void on(Moment at, const BeginRoll& event);
void on(Moment at, const MakeRollReal& event);
void on(Moment at, const MarkSafe& event);
void on(Moment at, const MarkGroupSafe& event);
void on(Moment at, const EndRoll& event);
void on(Moment at, const CopyRoll& event);
void on(Moment at, const StopRollCopies& event);

} // namespace kiosk::core
