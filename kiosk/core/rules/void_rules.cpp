#include "core/rules/void_rules.hpp"

namespace kiosk::core {

bool can_be_voided(EntryKind kind) {
    using enum EntryKind;
    return kind == CheckIn || kind == CheckOut || kind == Refused || kind == WalkIn || kind == Revoke ||
           kind == Reissue || kind == Substitute || kind == GroupCount || kind == Override;
}

} // namespace kiosk::core
