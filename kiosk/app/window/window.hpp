// The window, its OpenGL context and Dear ImGui's backends. Used by the main thread; wake() by any.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/config/config.hpp"
#include "app/config/options.hpp"
#include "app/image/png.hpp"
#include "app/log.hpp"
#include "app/window/touch_source.hpp"
#include "core/base/clock.hpp"
#include "core/base/result.hpp"
#include "core/setup/touch_map.hpp"
#include "scan/hand_typing.hpp"
#include "scan/typed_codes.hpp"

namespace kiosk::app {

struct WindowSettings {
    std::optional<PixelSize> windowed; // none: the whole monitor, cursor hidden, nothing closes it
    MonitorChoice monitor = 0;         // a monitor that is not there: the first
    int rotate = 0;                    // as turn() takes it
    std::optional<core::TouchMap> touch{};
};

class Window {
  public:
    // Unavailable: no display, or no OpenGL 3.3; the detail says how to mend it. At most one at a time.
    static core::Result<std::unique_ptr<Window>> make(const WindowSettings& settings, Log log);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    // Sleeps until something comes from the system, wake() is called, or the time is over. Zero does not sleep. Keeps
    // the keyboard's focus as focus.hpp says.
    void wait(core::Millis at_most);
    // True once after a touch, a resize or damage: a frame should be drawn.
    [[nodiscard]] bool take_input();
    // The codes that scanners typed since the last call, in order (key_source.hpp).
    [[nodiscard]] std::vector<scan::Readings> take_typed();
    // What somebody typed by hand since then; never anything where the server tells nothing below GLFW.
    [[nodiscard]] std::vector<scan::HandKey> take_hand();
    // When wait() is to look whether a burst has ended; none: it is woken.
    [[nodiscard]] std::optional<core::MonoTime> burst_ends() const;
    // Another window has the keyboard's focus, and staff are to be told.
    [[nodiscard]] bool keyboard_away() const;
    // What fingers did since the last call, in order; Dear ImGui was told of the first of them as a pointer.
    [[nodiscard]] std::vector<ui::TouchSample> take_touches();
    // Somebody closed it; only ever true for a windowed one.
    [[nodiscard]] bool closed() const;
    [[nodiscard]] bool visible() const; // has any pixels to draw on

    // From the next frame on the picture stands turned clockwise by 0, 90, 180 or 270 degrees. touch: where on it a
    // finger is; none: as on a panel that was not turned along. All that is told of fingers is in its pixels.
    void turn(int rotate, const std::optional<core::TouchMap>& touch);

    void begin_frame();
    // Draws and swaps; with take_screenshot returns what was drawn.
    std::optional<Screenshot> end_frame(bool take_screenshot);

    // Ends a wait() of the main thread. Between make() and the destructor.
    static void wake();

  private:
    struct Impl;
    explicit Window(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace kiosk::app
