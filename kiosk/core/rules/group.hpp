// A delegation that comes as a whole: its leader's badge, and how many people the guest confirmed. Pure.
#pragma once

#include "core/rules/decide.hpp"

namespace kiosk::core {

inline constexpr int kMostInGroup = 999; // as many as the screen counts to

// The entry for so many people, fewer than 1 taken for 1 and more than kMostInGroup for that. Only of facts that
// decide() called Group: their credential has a token.
[[nodiscard]] Decision group_decision(const Facts& facts, int people);

} // namespace kiosk::core
