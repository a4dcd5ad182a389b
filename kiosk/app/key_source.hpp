// Keys as the keyboard sends them: below layout and input method, whichever window has the focus.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "scan/us_keyboard.hpp"

namespace kiosk::app {

class KeySource {
  public:
    virtual ~KeySource() = default;
    // What happened since the last call, in order. Never waits. Any one thread.
    [[nodiscard]] virtual std::vector<scan::KeyStroke> take() = 0;
};

// The raw key events of the X display's root window (XInput 2.1 and newer give them even while another client grabs
// the keyboard), on a connection and a thread of its own. nullptr: no display, or its server has no such events. wake:
// called on the thread when something was added.
[[nodiscard]] std::unique_ptr<KeySource> make_key_source(std::function<void()> wake);

} // namespace kiosk::app
