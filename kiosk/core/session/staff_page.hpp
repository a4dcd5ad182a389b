// Staff: the pad, their pages, what they ask of the desk, and the verdicts on badges meanwhile.
#pragma once

#include <optional>

#include "core/session/moment.hpp"

namespace kiosk::core {

// --- for the other units
// A badge was decided while staff work: a strip, with its tone.
void tell_staff(Moment at, const Decided& event);
// To the page before; from the first of them out.
void step_back(Moment at);
// The counts are others: whoever looks at the day, or at a delegation, sees it.
void look_at_day_again(Moment at);
// What is due by now; whatever else has its end on these pages.
[[nodiscard]] std::optional<MonoTime> staff_deadline(const State& state);
void expire_staff(Moment at);
// When staff are signed out if nobody touches. None: nobody is signed in.
[[nodiscard]] std::optional<MonoTime> staff_ends(const State& state);

void on(Moment at, const OpenStaff& event);
void on(Moment at, const LeaveStaff& event);
void on(Moment at, const TypePinDigit& event);
void on(Moment at, const ErasePinDigit& event);
void on(Moment at, const OpenStaffHome& event);
void on(Moment at, const OpenFind& event);
void on(Moment at, const TypeName& event);
void on(Moment at, const ChooseFace& event);
void on(Moment at, const OpenPerson& event);
void on(Moment at, const ShowNotes& event);
void on(Moment at, const CheckPerson& event);
void on(Moment at, const NeverMind& event);
void on(Moment at, const OpenHealth& event);
void on(Moment at, const ToggleStaffLanguage& event);
void on(Moment at, const HideStaffNews& event);
void on(Moment at, const StaffAnswered& event);

} // namespace kiosk::core
