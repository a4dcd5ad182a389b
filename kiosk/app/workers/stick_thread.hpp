// The thread that looks after sticks: nobody waits for a drive but it.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <stop_token>
#include <variant>
#include <vector>

#include "app/workers/stick_desk.hpp"
#include "platform/queue.hpp"
#include "platform/worker.hpp"

namespace kiosk::app {

class StickThread {
  public:
    // wake: called on the thread after each answer. What it writes by is there until it has ended.
    StickThread(StickDesk::Parts parts, std::function<void()> wake);

    // These of one thread; none waits. False: too much is asked already, and this is not answered.
    [[nodiscard]] bool ask(StickAsked asked);
    // What was asked last is answered soon, with Stopped where it can be given up.
    void stop() { stop_.request_stop(); }
    // How far it has come, in percent, where that has changed since the last call.
    [[nodiscard]] std::optional<int> percent();
    // Since the last call, in order.
    [[nodiscard]] std::vector<core::StickAnswer> answers() { return answers_.drain(); }

  private:
    [[nodiscard]] StickDesk::Parts watched(StickDesk::Parts parts);
    std::function<void()> wake_;
    std::atomic<int> percent_{0};
    int told_ = 0;
    std::stop_source stop_;
    StickDesk desk_;
    platform::Queue<core::StickAnswer> answers_;
    platform::Worker<StickAsked, std::monostate> worker_; // gives no results; last: it uses all of the above
};

} // namespace kiosk::app
