// Badges for an event on a stick, made here: with which key, and what is typed to open it.
#pragma once

#include "core/session/moment.hpp"

namespace kiosk::core {

// --- for the other units
// One step back from what is typed, or from the choice of a key. False: there is nothing to go back from.
[[nodiscard]] bool leave_making(Moment at);

void on(Moment at, const OpenMaking& event);
void on(Moment at, const ChooseIssuerKey& event);
void on(Moment at, const TypeSecret& event);
void on(Moment at, const EraseSecret& event);
void on(Moment at, const ToggleSecretSeen& event);
void on(Moment at, const ChooseSecretFace& event);
void on(Moment at, const UseSecret& event);

} // namespace kiosk::core
