// Keys as the keyboard sends them: below input methods, whichever window has the focus.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "app/log.hpp"
#include "app/window/focus.hpp"
#include "core/base/clock.hpp"
#include "scan/hand_typing.hpp"
#include "scan/typed_codes.hpp"

struct GLFWwindow;

namespace kiosk::app {

inline constexpr int kEvdevToX = 8; // X, and GLFW after it, number the kernel's key codes from 8 on

class KeySource {
  public:
    virtual ~KeySource() = default;
    // What scanners typed since the last call, in order. Never waits. Any one thread.
    [[nodiscard]] virtual std::vector<scan::Readings> take() = 0;
    // What somebody typed by hand since the last call, into the kiosk and no other program, in order. Likewise.
    [[nodiscard]] virtual std::vector<scan::HandKey> take_hand() = 0;
    // When a key that belongs to no code last went to another program, by touch_clock(); none: never. Any thread.
    [[nodiscard]] virtual std::optional<core::MonoTime> typed_elsewhere() const = 0;
};

// Reads the raw key events of the X display's root window (XInput 2.1 and newer give them whichever window has the
// focus, and while another client grabs the keyboard; Xwayland while any of its windows has the focus), on a connection
// and a thread of its own, so that no frame that takes long cuts a burst in two: the times are the server's. nullptr:
// no display, or its server has no such events. The window lives until the source is gone. wake: called on the thread
// when something was added.
[[nodiscard]] std::unique_ptr<KeySource> make_key_source(GLFWwindow* window, std::function<void()> wake, Log log);

// Asks the X server. Of the thread of GLFW.
[[nodiscard]] Focus ask_for_focus(GLFWwindow* window);

} // namespace kiosk::app
