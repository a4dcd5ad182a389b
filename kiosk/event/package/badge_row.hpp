// One row of badges.csv.
#pragma once

#include <string>
#include <utility>

#include "core/event/roster.hpp"

namespace kiosk::event {

struct BadgeRow {
    core::Badge badge;
    std::string token; // empty in a copy of the package that was made without
    bool operator==(const BadgeRow&) const = default;
};

// An active badge of that part of a delegation, without its number.
[[nodiscard]] inline core::Badge badge_of_part(const core::DelegationId& delegation, core::DelegationPart part) {
    return {{}, core::BadgeKind::Delegation, {}, delegation, core::BadgeStatus::Active, std::move(part)};
}

} // namespace kiosk::event
