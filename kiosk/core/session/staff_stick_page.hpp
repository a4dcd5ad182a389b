// The page of a stick, for teachers: what is on it, the event that is checked there, and what is done with it.
#pragma once

#include <optional>

#include "core/session/moment.hpp"

namespace kiosk::core {

// --- for the other units
// Back from the check to what is on the stick. False: there is nothing to go back from.
[[nodiscard]] bool leave_stick_check(Moment at);
[[nodiscard]] std::optional<MonoTime> stick_deadline(const State& state);
void expire_stick(Moment at);

void on(Moment at, const OpenStick& event);
void on(Moment at, const ChooseOnStick& event);
void on(Moment at, const CheckStick& event);
void on(Moment at, const ShowStickCheck& event);
void on(Moment at, const ShowStickProblem& event);
void on(Moment at, const MarkStick& event);
void on(Moment at, const LoadStick& event);
void on(Moment at, const OpenStickBadges& event);
void on(Moment at, const ChooseStickBadges& event);
void on(Moment at, const PrintStick& event);
void on(Moment at, const SyncStick& event);
void on(Moment at, const SaveStickSettings& event);
void on(Moment at, const TakeStickSettings& event);
void on(Moment at, const SaveStickLog& event);
void on(Moment at, const StopStick& event);
void on(Moment at, const TakeStickOut& event);
void on(Moment at, const StickPassed& event);
void on(Moment at, const StickAnswered& event);

} // namespace kiosk::core
