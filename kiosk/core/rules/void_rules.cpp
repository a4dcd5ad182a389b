#include "core/rules/void_rules.hpp"

#include "core/rules/day_changes.hpp"

namespace kiosk::core {

bool can_be_voided(EntryKind kind) {
    using enum EntryKind;
    return kind == CheckIn || kind == CheckOut || kind == Refused || kind == WalkIn || kind == Revoke ||
           kind == Reissue || kind == Substitute || kind == GroupCount || kind == Override || kind == Excused ||
           kind == HandedOver || changes_day(kind);
}

bool may_undo(const StaffMember& who, const Entry& entry, const Now& now) {
    if (!can_be_voided(entry.kind)) return false;
    if (who.role == StaffRole::Teacher) return true;
    const Millis age = entry.boot == now.boot ? now.mono - entry.mono : now.wall - entry.wall;
    return entry.by == who.id && age >= Millis{0} && age <= kVolunteersUndo;
}

} // namespace kiosk::core
