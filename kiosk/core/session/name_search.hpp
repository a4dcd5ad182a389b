// A guest without a badge looks for their own name, and asks for staff by choosing it.
#pragma once

#include <optional>

#include "core/session/moment.hpp"

namespace kiosk::core {

// What was typed into the sheet's field is another text now.
void look_for_names(Moment at);
// From the desk; looked at only while it is what was asked last.
void take_names(State& state, const NamesFound& found);
[[nodiscard]] std::optional<MonoTime> help_deadline(const State& state);
void expire_help(Moment at);

void on(Moment at, const ChooseName& event);

} // namespace kiosk::core
