// What staff fill in: somebody who registers at the door, for themselves or in somebody's place, and what a sheet of
// paper says; with which family somebody goes.
#pragma once

#include "core/session/moment.hpp"

namespace kiosk::core {

// Answers of the desk, to somebody who is signed in.
void take_han(Moment at, const HanFound& found);
void take_registered(Moment at, const Registered& registered);

// --- a badge that was made at a door
// The one that is shown, to be photographed; without a code: none is.
[[nodiscard]] BadgePaper shown_badge(const StaffWork& staff);
void take_reissued(Moment at, const BadgeReissued& reissued);
void take_printed(Moment at, const BadgePaper& badge, const PaperMade& made);

void on(Moment at, const ShowBadge& event);
void on(Moment at, const PrintBadge& event);
void on(Moment at, const OpenWalkIn& event);
void on(Moment at, const ChooseStated& event);
void on(Moment at, const ChangeStated& event);
void on(Moment at, const ToggleTold& event);
void on(Moment at, const RegisterWalkIn& event);
void on(Moment at, const OpenPaper& event);
void on(Moment at, const ChangePaper& event);
void on(Moment at, const NotePaper& event);
void on(Moment at, const TypeFamily& event);
void on(Moment at, const HandOver& event);

// A badge at a Handover was shown: whether staff can do something now, and so are asked with which family its person
// goes.
[[nodiscard]] bool ask_with_whom(Moment at, const Outcome& outcome);
// Asks with which family they go.
void open_handover(Moment at, OtherPerson who);

} // namespace kiosk::core
