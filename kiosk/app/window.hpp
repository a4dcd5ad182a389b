// The window, its OpenGL context and Dear ImGui's backends. Used by the main thread; wake() by any.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/config.hpp"
#include "app/log.hpp"
#include "app/options.hpp"
#include "app/png.hpp"
#include "app/touch_source.hpp"
#include "core/clock.hpp"
#include "core/result.hpp"
#include "scan/typed_codes.hpp"

namespace kiosk::app {

struct WindowSettings {
    std::optional<PixelSize> windowed; // none: the whole monitor, cursor hidden, nothing closes it
    MonitorChoice monitor = 0;         // a monitor that is not there: the first
};

// A character that the system made of keys, or '\n' for Enter and '\t' for Tab.
using Typed = char32_t;

struct KeyPressed {
    scan::KeyStroke stroke;
    scan::KeyFor whom = scan::KeyFor::Us;
};

class Window {
  public:
    // Unavailable: no display, or no OpenGL 3.3; the detail says how to mend it. At most one at a time.
    static core::Result<std::unique_ptr<Window>> make(const WindowSettings& settings, Log log);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    // A window that fills the monitor takes the keyboard's focus back when another program took it, and logs it: while
    // it is away an input method or a dialog could get a guest's keys, and staff a puzzle.
    // Sleeps until something comes from the system, wake() is called, or the time is over. Zero does not sleep.
    void wait(core::Millis at_most);
    // True once after a touch, a resize or damage: a frame should be drawn.
    [[nodiscard]] bool take_input();
    [[nodiscard]] std::vector<Typed> take_typed();
    // The same keys below layout and input method, whichever window has the keyboard's focus where the X server tells
    // (key_source.hpp). A window that fills the monitor is meant by every key, a windowed one by those of its focus.
    [[nodiscard]] std::vector<KeyPressed> take_keys();
    // What fingers did since the last call, in order; Dear ImGui was told of the first of them as a pointer.
    [[nodiscard]] std::vector<ui::TouchSample> take_touches();
    // Somebody closed it; only ever true for a windowed one.
    [[nodiscard]] bool closed() const;
    [[nodiscard]] bool visible() const; // has any pixels to draw on

    void begin_frame();
    // Draws and swaps; with take_picture returns what was drawn.
    std::optional<Picture> end_frame(bool take_picture);

    // Ends a wait() of the main thread. Between make() and the destructor.
    static void wake();

  private:
    struct Impl;
    explicit Window(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace kiosk::app
