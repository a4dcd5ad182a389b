#include "core/rules/stick.hpp"

#include <algorithm>

namespace kiosk::core {

std::size_t StickCheck::badges_of(const StickPrint& print) const {
    if (print.delegation.empty()) return print.only_new ? new_badges : badges;
    const auto found = std::ranges::find(groups, print.delegation, &StickGroup::id);
    if (found == groups.end()) return 0;
    return print.only_new ? found->new_badges : found->badges;
}

const StickKey* StickMaking::find(const IssuerKeyChoice& choice) const {
    const auto found = std::ranges::find(keys, choice, &StickKey::choice);
    return found == keys.end() ? nullptr : &*found;
}

} // namespace kiosk::core
