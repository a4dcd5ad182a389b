// A guest without a badge looks for their own name, and asks for staff by choosing it. Beneath navigation, which opens
// and closes its sheet.
#pragma once

#include <optional>

#include "core/session/moment.hpp"

namespace kiosk::core {

// What was typed into the sheet's field is another text now.
void look_for_names(Moment at);
// From the desk; looked at only while it is what was asked last.
void take_names(State& state, const NamesFound& found);
// The desk did not answer: reception helps.
void find_no_names(State& state);
[[nodiscard]] bool is_found(const State& state, const ParticipantId& who); // on the sheet that is open
// For staff: the way in for them is lit. Nothing for nobody.
void wait_for_staff(Moment at, const ParticipantId& who);
// The same, and of the desk.
void ask_for_help(Moment at, const ParticipantId& who);
// Who has waited longest waits no more.
[[nodiscard]] std::optional<ParticipantId> next_who_waits(State& state);
[[nodiscard]] std::optional<MonoTime> help_deadline(const State& state);
void expire_help(Moment at);

} // namespace kiosk::core
