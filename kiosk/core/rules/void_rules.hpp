// What staff may undo. Pure.
#pragma once

#include "core/ledger/entry.hpp"
#include "core/rules/staff.hpp"

namespace kiosk::core {

inline constexpr Millis kVolunteersUndo = std::chrono::minutes{10}; // of what they themselves did

// Only entries that are about attendance, a badge or the day. A void of a void would leave open what stands.
[[nodiscard]] bool can_be_voided(EntryKind kind);
// Whether it is theirs to undo: a teacher's everything, a volunteer's what they did in the last kVolunteersUndo.
[[nodiscard]] bool may_undo(const StaffMember& who, const Entry& entry, const Now& now);

} // namespace kiosk::core
