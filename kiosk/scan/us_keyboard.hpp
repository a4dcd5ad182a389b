// Key positions as the characters of a US keyboard, which is what a scanner that types believes to be plugged into,
// whatever layout and input method the machine has. Pure; not thread-safe.
#pragma once

#include <cstdint>
#include <optional>

namespace kiosk::scan {

// A key that went down or up, by its code in Linux's input-event-codes.h (Q is 16 on every layout).
struct KeyStroke {
    std::uint16_t code = 0;
    bool down = false;
};

// Shift counts, caps lock does not: the scanner knows nothing of it. A key held with Ctrl, Alt, AltGr or Super is no
// character. The numeric pad gives its digits, whatever Num Lock says.
class UsKeyboard {
  public:
    // The character that a stroke types, '\n' for Enter and '\t' for Tab; nothing for all other keys.
    [[nodiscard]] std::optional<char32_t> type(KeyStroke stroke);

  private:
    std::uint32_t held_ = 0; // one bit for each of the modifier keys
};

} // namespace kiosk::scan
