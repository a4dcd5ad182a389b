// Where fingers come from: a touch screen through XInput 2.2, or a pointer that GLFW sees. Positions in pixels of the
// window, times on the session's monotonic clock.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/base/clock.hpp"
#include "ui/input/pan_zoom_gesture.hpp"

struct GLFWwindow;

namespace kiosk::app {

// Of all samples: milliseconds since boot. Any thread.
[[nodiscard]] core::MonoTime touch_clock();

class TouchSource {
  public:
    virtual ~TouchSource() = default;
    // What happened since the last call, in order. Never waits. Any one thread.
    [[nodiscard]] virtual std::vector<ui::TouchSample> take() = 0;
};

// Every finger of the X display's touch screens on that window, on a connection and a thread of its own: X gives
// touches to one selecting client, and GLFW's connection knows none. nullptr: the server speaks no XInput 2.2, or
// refuses. The window lives until the source is gone. wake: called on the thread when something was added.
[[nodiscard]] std::unique_ptr<TouchSource> make_touch_screen(GLFWwindow* window, std::function<void()> wake);

// X numbers fingers from 0 on.
inline constexpr int kPointerFinger = -1;

// One finger, told by a pointer's button, which is where the pointer was told to be last: where it is by now, as a
// window can be asked, is another place when a slow frame has let several taps queue. Used by the thread that gets its
// events.
class PointerTouch final : public TouchSource {
  public:
    explicit PointerTouch(std::function<core::MonoTime()> clock) : clock_(std::move(clock)) {}
    void move(ui::Vec at); // is no sample without a button
    void press();
    void release();
    // A real finger took over, and the pointer only echoes it: what is down is cancelled, what was not taken yet is
    // dropped.
    void cancel();
    [[nodiscard]] std::vector<ui::TouchSample> take() override;

  private:
    void add(ui::TouchSample::Phase phase);

    std::function<core::MonoTime()> clock_;
    std::vector<ui::TouchSample> samples_;
    ui::Vec at_;
    bool down_ = false;
    bool told_ = false; // and its beginning was taken
};

} // namespace kiosk::app
