#include "app/window/focus.hpp"

#include <algorithm>

namespace kiosk::app {

bool takes_focus_back(const FocusFacts& facts) {
    if (facts.focus == Focus::Ours) return false;
    if (facts.touched) return true;
    if (!facts.fills_monitor) return false;
    const core::MonoTime quiet_since = std::max(facts.lost, facts.typed_elsewhere.value_or(facts.lost));
    return facts.focus == Focus::Nobodys || facts.now - quiet_since >= kPolite;
}

bool tells_staff(const FocusFacts& facts) {
    return facts.focus == Focus::AnotherPrograms && facts.now - facts.lost >= kTellAfter;
}

} // namespace kiosk::app
