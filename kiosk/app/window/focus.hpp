// Whom the system gives keys to, and what a kiosk does about it. Pure.
#pragma once

#include <optional>

#include "core/base/clock.hpp"

namespace kiosk::app {

enum class Focus { Ours, Nobodys, AnotherPrograms };

struct FocusFacts {
    Focus focus = Focus::Ours;
    bool fills_monitor = true;
    bool touched = false; // the kiosk's window, just now
    core::MonoTime now{};
    core::MonoTime lost{};                         // when it ceased to be ours
    std::optional<core::MonoTime> typed_elsewhere; // the last key of a hand in another program
};

inline constexpr core::Millis kPolite{10'000}; // somebody who types in another program is not interrupted
inline constexpr core::Millis kTellAfter{1000};

// A touch takes the focus back. A window that fills its monitor also takes what nobody has, and what another program
// has once nobody has typed there for a while: a dialog that came by itself stays deaf and dumb, a person at work does
// not.
[[nodiscard]] bool takes_focus_back(const FocusFacts& facts);

// Staff are told on the screen: student cards, and without XInput 2.1 badges too, are not heard.
[[nodiscard]] bool tells_staff(const FocusFacts& facts);

} // namespace kiosk::app
