// What staff may undo. Pure.
#pragma once

#include "core/ledger/entry.hpp"

namespace kiosk::core {

// Only entries that are about attendance or a badge. A void of a void would leave open what stands.
[[nodiscard]] bool can_be_voided(EntryKind kind);

} // namespace kiosk::core
