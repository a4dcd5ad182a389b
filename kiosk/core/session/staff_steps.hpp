// What the pages of staff have in common: asking the desk, turning to a page, telling what came of it.
#pragma once

#include "core/session/moment.hpp"

namespace kiosk::core {

[[nodiscard]] bool is_signed_in(const State& state);
// Whether what was touched is there to be touched; it is a touch in any case.
[[nodiscard]] bool works_in(Moment at);

// For the desk, which answers by StaffAnswered.
void ask(Moment at, StaffQuestion question);
// What is on the page, anew.
void read_again(Moment at);
void ask_for_board(Moment at);
void ask_for_people(Moment at); // whom what is typed finds
void turn_to(Moment at, StaffView view);
// In the footer's place, for a while.
void tell(Moment at, StaffNews news);
void tell(Moment at, StaffNews::What what);

} // namespace kiosk::core
