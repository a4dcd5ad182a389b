#include "app/key_source.hpp"

#include <array>
#include <atomic>
#include <cstdint>
#include <thread>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "app/queue.hpp"

#include <X11/Xlib.h>
#include <X11/extensions/XInput2.h>

namespace kiosk::app {
namespace {

constexpr std::size_t kMostWaiting = 4096; // strokes; a token has 600 with its Shift keys
constexpr int kEvdevToX = 8;               // X numbers the kernel's key codes from 8 on

class RawKeys final : public KeySource {
  public:
    RawKeys(Display* display, int opcode, std::function<void()> wake)
        : display_(display), opcode_(opcode), wake_(std::move(wake)), stop_(eventfd(0, EFD_CLOEXEC)),
          thread_([this] { run(); }) {}
    ~RawKeys() override {
        const std::uint64_t one = 1;
        stopping_ = true;
        [[maybe_unused]] const auto written = write(stop_, &one, sizeof one);
        thread_.join();
        close(stop_);
        XCloseDisplay(display_);
    }
    RawKeys(const RawKeys&) = delete;
    RawKeys& operator=(const RawKeys&) = delete;

    std::vector<scan::KeyStroke> take() override { return strokes_.drain(); }

  private:
    void run();
    bool read_pending();

    Display* display_; // the thread's alone while it runs
    int opcode_;
    std::function<void()> wake_;
    Queue<scan::KeyStroke> strokes_{kMostWaiting};
    std::atomic<bool> stopping_{false};
    int stop_;
    std::thread thread_;
};

// True when a key went down or up.
bool RawKeys::read_pending() {
    bool any = false;
    while (XPending(display_) > 0) {
        XEvent event;
        XNextEvent(display_, &event);
        if (event.type != GenericEvent || event.xcookie.extension != opcode_ ||
            XGetEventData(display_, &event.xcookie) != True)
            continue;
        const int type = event.xcookie.evtype;
        if (type == XI_RawKeyPress || type == XI_RawKeyRelease) {
            const auto* raw = static_cast<const XIRawEvent*>(event.xcookie.data);
            if (raw->detail >= kEvdevToX)
                any =
                    strokes_.push({static_cast<std::uint16_t>(raw->detail - kEvdevToX), type == XI_RawKeyPress}) || any;
        }
        XFreeEventData(display_, &event.xcookie);
    }
    return any;
}

void RawKeys::run() {
    std::array<pollfd, 2> waits{{{ConnectionNumber(display_), POLLIN, 0}, {stop_, POLLIN, 0}}};
    while (!stopping_) {
        if (read_pending()) wake_();
        if (poll(waits.data(), waits.size(), -1) < 0) continue;
        // The server is gone; GLFW's own connection ends the program.
        if ((waits[0].revents & (POLLHUP | POLLERR)) != 0) return;
    }
}

} // namespace

std::unique_ptr<KeySource> make_key_source(std::function<void()> wake) {
    Display* display = XOpenDisplay(nullptr);
    if (display == nullptr) return nullptr;
    int opcode = 0;
    int first_event = 0;
    int first_error = 0;
    int major = 2;
    int minor = 1;
    const bool usable = XQueryExtension(display, "XInputExtension", &opcode, &first_event, &first_error) == True &&
                        XIQueryVersion(display, &major, &minor) == Success && (major > 2 || minor >= 1);
    if (usable) {
        std::array<unsigned char, XIMaskLen(XI_LASTEVENT)> bits{};
        // XISetMask() by hand: its arithmetic narrows from int.
        for (const unsigned event : {unsigned{XI_RawKeyPress}, unsigned{XI_RawKeyRelease}}) {
            auto& byte = bits.at(event / 8);
            byte = static_cast<unsigned char>(byte | 1U << event % 8);
        }
        XIEventMask mask{XIAllMasterDevices, static_cast<int>(bits.size()), bits.data()};
        if (XISelectEvents(display, DefaultRootWindow(display), &mask, 1) == Success) {
            XSync(display, False);
            return std::make_unique<RawKeys>(display, opcode, std::move(wake));
        }
    }
    XCloseDisplay(display);
    return nullptr;
}

} // namespace kiosk::app
