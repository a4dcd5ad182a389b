#include <array>
#include <cstdint>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "app/window/x_events.hpp"

#include <X11/extensions/XInput2.h>

namespace kiosk::app {
namespace {

// Xlib tells errors to one function of the whole program; without one of our own it would end the program.
std::atomic<bool> refused{false};
int note_refusal(Display*, XErrorEvent*) {
    refused = true;
    return 0;
}

} // namespace

std::unique_ptr<XEvents> XEvents::open(int minor) {
    Display* display = XOpenDisplay(nullptr);
    if (display == nullptr) return nullptr;
    int opcode = 0;
    int first_event = 0;
    int first_error = 0;
    int major = 2;
    int known = minor;
    if (XQueryExtension(display, "XInputExtension", &opcode, &first_event, &first_error) == True &&
        XIQueryVersion(display, &major, &known) == Success && (major > 2 || (major == 2 && known >= minor)))
        return std::unique_ptr<XEvents>(new XEvents(display, opcode));
    XCloseDisplay(display);
    return nullptr;
}

XEvents::XEvents(Display* display, int opcode) : display_(display), opcode_(opcode), stop_(eventfd(0, EFD_CLOEXEC)) {}

XEvents::~XEvents() {
    const std::uint64_t one = 1;
    stopping_ = true;
    [[maybe_unused]] const auto written = write(stop_, &one, sizeof one);
    if (thread_.joinable()) thread_.join();
    close(stop_);
    XCloseDisplay(display_);
}

bool XEvents::select(::Window window, std::initializer_list<unsigned> xinput_events) {
    std::array<unsigned char, XIMaskLen(XI_LASTEVENT)> bits{};
    // XISetMask() by hand: its arithmetic narrows from int.
    for (const unsigned event : xinput_events) {
        auto& byte = bits.at(event / 8);
        byte = static_cast<unsigned char>(byte | 1U << event % 8);
    }
    XIEventMask mask{XIAllMasterDevices, static_cast<int>(bits.size()), bits.data()};
    refused = false;
    const auto before = XSetErrorHandler(note_refusal);
    XISelectEvents(display_, window, &mask, 1);
    XSync(display_, False);
    XSetErrorHandler(before);
    return !refused;
}

void XEvents::start(XEventReader& reader) {
    reader_ = &reader;
    thread_ = std::thread([this] { run(); });
}

void XEvents::read_pending() {
    while (XPending(display_) > 0) {
        XEvent event;
        XNextEvent(display_, &event);
        if (event.type != GenericEvent) {
            reader_->read(event);
        } else if (XGetEventData(display_, &event.xcookie) == True) {
            reader_->read(event);
            XFreeEventData(display_, &event.xcookie);
        }
    }
    reader_->all_read();
}

void XEvents::run() {
    std::array<pollfd, 2> waits{{{ConnectionNumber(display_), POLLIN, 0}, {stop_, POLLIN, 0}}};
    while (!stopping_) {
        read_pending();
        const auto patience = reader_->patience();
        const int ready = poll(waits.data(), waits.size(), patience ? static_cast<int>(patience->count()) : -1);
        if (ready < 0) continue;
        // The server is gone; GLFW's own connection ends the program.
        if ((waits[0].revents & (POLLHUP | POLLERR)) != 0) return;
        if (ready > 0) continue;
        XSync(display_, False); // its answer comes after everything that the server had to tell
        if (XPending(display_) == 0) reader_->silent();
    }
}

} // namespace kiosk::app
