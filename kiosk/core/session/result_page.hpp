// What the desk decided, and the buttons of a result.
#pragma once

#include "core/session/moment.hpp"

namespace kiosk::core {

void on(Moment at, const Decided& event);
void on(Moment at, const DismissResult& event);
void on(Moment at, const HoldResult& event);
void on(Moment at, const HideStrip& event);
void on(Moment at, const TryAgain& event);
void on(Moment at, const ChangeGroupCount& event);
void on(Moment at, const ConfirmGroupCount& event);

} // namespace kiosk::core
