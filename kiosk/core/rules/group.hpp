// A delegation that comes as a whole, and how many people were counted: by its leader's badge and the guest who
// confirmed the number, or by staff. Pure. What a number means beside people who also came by name:
// core/rules/attendance.hpp.
#pragma once

#include "core/rules/decide.hpp"

namespace kiosk::core {

inline constexpr int kMostInGroup = 999; // as many as the screen counts to

// The entry for so many people, fewer than 1 taken for 1 and more than kMostInGroup for that. Only of facts that
// decide() called Group: their credential has a token.
[[nodiscard]] Decision group_decision(const Facts& facts, int people);

// The same by staff, who know whose number it is without a badge. Of facts that name the delegation and have an order.
[[nodiscard]] Decision staff_count(const Facts& facts, int people);

} // namespace kiosk::core
