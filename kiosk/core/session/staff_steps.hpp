// From page to page of staff, and what a page asks of the desk when it comes up: beneath the units of the pages.
#pragma once

#include <optional>

#include "core/session/moment.hpp"

namespace kiosk::core {

[[nodiscard]] bool is_signed_in(const State& state);
// Notes a touch. Whether what was touched is there to be touched: somebody is signed in.
[[nodiscard]] bool works_in(Moment at);

void ask(Moment at, StaffQuestion question);
// What is on the page, anew.
void read_again(Moment at);
// A page that shows how things are now looks again by itself. One question at a time: what happens meanwhile is asked
// about when it is answered.
[[nodiscard]] bool shows_day(StaffView view);
void ask_for_day(Moment at);
// The answer to it is here, or there will be none.
void day_is_read(Moment at);
// Whether the page that is up shows if a stick is in.
[[nodiscard]] bool is_about_stick(const State& state);
// As works_in(), there and while nothing is done with the stick.
[[nodiscard]] bool works_with_stick(Moment at);
// Whether a stick is in, and what is on it; nothing while something is done with it.
void ask_for_stick(Moment at);
void begin_with_stick(Moment at, StaffStick::Doing doing, StickQuestion question);
// The chosen page of the chosen paper. One question at a time, as about the day.
void ask_for_paper(Moment at);

// What is open on other pages is forgotten, but for a roll that is called and for what was searched for. Nobody leaves
// while something is written to a stick.
void turn_to(Moment at, StaffView view);
void turn_to_person(Moment at, const ParticipantId& who, StaffView from);
// Home; or to a guest who waits for staff, if there is one.
void turn_home(Moment at);

void tell(Moment at, StaffNews news);
void tell(Moment at, StaffNews::What what);

// When staff who touch nothing are gone. With nobody signed in the pad is a guest's screen, and ends as those do.
[[nodiscard]] MonoTime staff_leave_at(const State& state);

} // namespace kiosk::core
