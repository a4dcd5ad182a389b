#include <array>
#include <atomic>
#include <cstdint>
#include <thread>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "app/touch_source.hpp"
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
constexpr std::size_t kMostWaiting = 4096;

// Xlib tells errors to one function of the whole program; without one of our own it would end the program.
std::atomic<bool> refused{false};
int note_refusal(Display*, XErrorEvent*) {
    refused = true;
    return 0;
}

class TouchScreen final : public TouchSource {
  public:
    TouchScreen(Display* display, int opcode, std::function<void()> wake)
        : display_(display), opcode_(opcode), wake_(std::move(wake)), stop_(eventfd(0, EFD_CLOEXEC)),
          thread_([this] { run(); }) {}
    ~TouchScreen() override {
        const std::uint64_t one = 1;
        stopping_ = true;
        [[maybe_unused]] const auto written = write(stop_, &one, sizeof one);
        thread_.join();
        close(stop_);
        XCloseDisplay(display_);
    }
    TouchScreen(const TouchScreen&) = delete;
    TouchScreen& operator=(const TouchScreen&) = delete;

    std::vector<ui::TouchSample> take() override { return samples_.drain(); }

  private:
    void run();
    bool read_pending();

    Display* display_; // the thread's alone while it runs
    int opcode_;
    std::function<void()> wake_;
    platform::Queue<ui::TouchSample> samples_{kMostWaiting};
    std::atomic<bool> stopping_{false};
    int stop_;
    std::thread thread_;
};

// True when a finger did something.
bool TouchScreen::read_pending() {
    bool any = false;
    while (XPending(display_) > 0) {
        XEvent event;
        XNextEvent(display_, &event);
        if (event.type != GenericEvent || event.xcookie.extension != opcode_ ||
            XGetEventData(display_, &event.xcookie) != True)
            continue;
        const int type = event.xcookie.evtype;
        if (type >= XI_TouchBegin && type <= XI_TouchEnd) {
            const auto* touch = static_cast<const XIDeviceEvent*>(event.xcookie.data);
            const Phase phase = type == XI_TouchBegin    ? Phase::Began
                                : type == XI_TouchUpdate ? Phase::Moved
                                                         : Phase::Ended;
            const ui::Vec at{static_cast<float>(touch->event_x), static_cast<float>(touch->event_y)};
            any = samples_.push({touch->detail, phase, at, touch_clock()}) || any;
        }
        XFreeEventData(display_, &event.xcookie);
    }
    return any;
}

void TouchScreen::run() {
    std::array<pollfd, 2> waits{{{ConnectionNumber(display_), POLLIN, 0}, {stop_, POLLIN, 0}}};
    while (!stopping_) {
        if (read_pending()) wake_();
        if (poll(waits.data(), waits.size(), -1) < 0) continue;
        // The server is gone; GLFW's own connection ends the program.
        if ((waits[0].revents & (POLLHUP | POLLERR)) != 0) return;
    }
}

} // namespace

std::unique_ptr<TouchSource> make_touch_screen(GLFWwindow* window, std::function<void()> wake) {
    Display* display = XOpenDisplay(nullptr);
    if (display == nullptr) return nullptr;
    int opcode = 0;
    int first_event = 0;
    int first_error = 0;
    int major = 2;
    int minor = 2;
    bool usable = XQueryExtension(display, "XInputExtension", &opcode, &first_event, &first_error) == True;
    refused = false;
    const auto before = XSetErrorHandler(note_refusal);
    usable = usable && XIQueryVersion(display, &major, &minor) == Success && (major > 2 || (major == 2 && minor >= 2));
    if (usable) {
        std::array<unsigned char, XIMaskLen(XI_LASTEVENT)> bits{};
        // XISetMask() by hand: its arithmetic narrows from int.
        for (const unsigned event : {unsigned{XI_TouchBegin}, unsigned{XI_TouchUpdate}, unsigned{XI_TouchEnd}}) {
            auto& byte = bits.at(event / 8);
            byte = static_cast<unsigned char>(byte | 1U << event % 8);
        }
        XIEventMask mask{XIAllMasterDevices, static_cast<int>(bits.size()), bits.data()};
        XISelectEvents(display, glfwGetX11Window(window), &mask, 1);
        XSync(display, False);
    }
    XSetErrorHandler(before);
    if (usable && !refused) return std::make_unique<TouchScreen>(display, opcode, std::move(wake));
    XCloseDisplay(display);
    return nullptr;
}

} // namespace kiosk::app
