// The programme: whose, which day, which item.
#pragma once

#include "core/session/moment.hpp"

namespace kiosk::core {

void on(Moment at, const OpenProgramme& event);
void on(Moment at, const OpenMyProgramme& event);
void on(Moment at, const ChooseDay& event);
void on(Moment at, const ChooseFilter& event);
void on(Moment at, const OpenItem& event);

} // namespace kiosk::core
