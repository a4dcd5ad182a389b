// SIGTERM, SIGINT and SIGHUP as one wish to stop, taken on a thread of their own: nothing runs inside a signal handler.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

namespace kiosk::app {

class StopSignals {
  public:
    // Blocks the signals for the calling thread and for all that it starts later: make it before any other thread.
    // wake is called on the signal's thread, once. If the object still lives grace after that, the process ends at once
    // with exit code 1: whatever hangs, a kiosk that was told to stop stops. Every green verdict is durable by then.
    StopSignals(std::function<void()> wake, std::chrono::milliseconds grace);
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    [[nodiscard]] bool stopping() const { return stopping_.load(std::memory_order_acquire); }

  private:
    void run(int signals, int finished, std::chrono::milliseconds grace);

    std::function<void()> wake_;
    std::atomic<bool> stopping_{false};
    int signals_ = -1;
    int finished_ = -1;
    std::thread thread_;
};

} // namespace kiosk::app
