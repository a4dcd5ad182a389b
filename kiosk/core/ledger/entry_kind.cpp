#include "core/ledger/entry_kind.hpp"

namespace kiosk::core {

std::string_view name_of(EntryKind kind) {
    using enum EntryKind;
    switch (kind) {
    case CheckIn:
        return "check-in";
    case CheckOut:
        return "check-out";
    case Refused:
        return "refused";
    case Void:
        return "void";
    case WalkIn:
        return "walk-in";
    case Revoke:
        return "revoke";
    case Reissue:
        return "reissue";
    case Substitute:
        return "substitute";
    case GroupCount:
        return "group-count";
    case Override:
        return "override";
    case ClockJump:
        return "clock-jump";
    case ClockConfirmed:
        return "clock-confirmed";
    case ClockOffset:
        return "clock-offset";
    case LedgerLinked:
        return "ledger-linked";
    case Purge:
        return "purge";
    case Excused:
        return "excused";
    case Delayed:
        return "delayed";
    case ItemMoved:
        return "item-moved";
    case ItemCancelled:
        return "item-cancelled";
    case ItemToRain:
        return "item-to-rain";
    case HandedOver:
        return "handed-over";
    }
    return "unknown";
}

} // namespace kiosk::core
