// One row of badges.csv.
#pragma once

#include <string>

#include "core/event/roster.hpp"

namespace kiosk::event {

struct BadgeRow {
    core::Badge badge;
    std::string token; // empty in a copy of the package that was made without
    bool operator==(const BadgeRow&) const = default;
};

} // namespace kiosk::event
