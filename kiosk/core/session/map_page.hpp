// The map: what is chosen on it, the way to a place, and the way back.
#pragma once

#include "core/session/moment.hpp"

namespace kiosk::core {

void on(Moment at, const OpenMap& event);
void on(Moment at, const ChooseOnMap& event);
void on(Moment at, const ShowTheWay& event);
void on(Moment at, const GoBack& event); // from any screen

} // namespace kiosk::core
