// A connection to the X display of its own, and a thread that reads what comes over it. Include it last: Xlib's headers
// define words such as Status and None.
#pragma once

#include <atomic>
#include <initializer_list>
#include <memory>
#include <optional>
#include <thread>

#include "core/base/clock.hpp"

#include <X11/Xlib.h>

namespace kiosk::app {

// Called on the thread alone.
class XEventReader {
  public:
    virtual ~XEventReader() = default;
    // One event; its cookie's data are there.
    virtual void read(XEvent& event) = 0;
    // What had come was read.
    virtual void all_read() {}
    // How long nothing may come until silent(); none: for ever.
    [[nodiscard]] virtual std::optional<core::Millis> patience() const { return std::nullopt; }
    // Nothing came, and the server has nothing that it had not told yet.
    virtual void silent() {}
};

class XEvents {
  public:
    // nullptr: no display, or its server knows no XInput 2 of that minor version.
    [[nodiscard]] static std::unique_ptr<XEvents> open(int minor);
    // Ends the thread.
    ~XEvents();
    XEvents(const XEvents&) = delete;
    XEvents& operator=(const XEvents&) = delete;

    // Before start(). Of all master devices; false: the server refuses.
    [[nodiscard]] bool select(::Window window, std::initializer_list<unsigned> xinput_events);
    // Before start() on the thread of the caller, then on the reader's.
    [[nodiscard]] Display* display() const { return display_; }
    [[nodiscard]] int xinput() const { return opcode_; } // its events' extension

    // Once. The reader outlives this object.
    void start(XEventReader& reader);

  private:
    XEvents(Display* display, int opcode);
    void run();
    void read_pending();

    Display* display_;
    int opcode_;
    XEventReader* reader_ = nullptr;
    std::atomic<bool> stopping_{false};
    int stop_; // a descriptor that wakes the thread
    std::thread thread_;
};

} // namespace kiosk::app
