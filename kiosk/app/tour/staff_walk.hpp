// The pages of staff on a tour: the pad, and what one of them looks at in a morning. Nothing is written but what
// whoever signs in leaves behind; the ledger is the clip's alone.
#pragma once

#include <string_view>
#include <vector>

#include "app/tour/tour_stop.hpp"

namespace kiosk::app {

// pin: of a teacher in the tour's database.
[[nodiscard]] std::vector<TourStop> staff_walk(std::string_view pin);

} // namespace kiosk::app
