#include <utility>

#include "app/window/touch_source.hpp"
#include "app/window/x_events.hpp"
#include "platform/queue.hpp"

#define GLFW_EXPOSE_NATIVE_X11
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>
#include <X11/extensions/XInput2.h>

namespace kiosk::app {
namespace {

using Phase = ui::TouchSample::Phase;

// A second of a panel with ten fingers; the thread that draws empties it every frame.
constexpr std::size_t kMostTouchesWaiting = 4096;

class TouchScreen final : public TouchSource, private XEventReader {
  public:
    TouchScreen(std::unique_ptr<XEvents> events, std::function<void()> wake)
        : wake_(std::move(wake)), events_(std::move(events)) {
        events_->start(*this);
    }

    std::vector<ui::TouchSample> take() override { return samples_.drain(); }

  private:
    void read(XEvent& event) override;
    void all_read() override {
        if (std::exchange(any_, false)) wake_();
    }

    std::function<void()> wake_;
    platform::Queue<ui::TouchSample> samples_{kMostTouchesWaiting};
    bool any_ = false; // a finger did something
    std::unique_ptr<XEvents> events_;
};

void TouchScreen::read(XEvent& event) {
    if (event.type != GenericEvent || event.xcookie.extension != events_->xinput()) return;
    const int type = event.xcookie.evtype;
    if (type < XI_TouchBegin || type > XI_TouchEnd) return;
    const auto* touch = static_cast<const XIDeviceEvent*>(event.xcookie.data);
    const Phase phase = type == XI_TouchBegin ? Phase::Began : type == XI_TouchUpdate ? Phase::Moved : Phase::Ended;
    const ui::Vec at{static_cast<float>(touch->event_x), static_cast<float>(touch->event_y)};
    any_ = samples_.push({touch->detail, phase, at, touch_clock()}) || any_;
}

} // namespace

std::unique_ptr<TouchSource> make_touch_screen(GLFWwindow* window, std::function<void()> wake) {
    auto events = XEvents::open(2);
    if (!events || !events->select(glfwGetX11Window(window), {XI_TouchBegin, XI_TouchUpdate, XI_TouchEnd}))
        return nullptr;
    return std::make_unique<TouchScreen>(std::move(events), std::move(wake));
}

} // namespace kiosk::app
