// The thread that looks after sticks: nobody waits for a drive but it.
#pragma once

#include <functional>
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

    // Any thread; never wait. False: too much is asked already, and this is not answered.
    [[nodiscard]] bool ask(StickAsked asked) { return worker_.give(std::move(asked)); }
    // Since the last call, in order.
    [[nodiscard]] std::vector<core::StickAnswer> answers() { return answers_.drain(); }

  private:
    StickDesk desk_;
    platform::Queue<core::StickAnswer> answers_;
    std::function<void()> wake_;
    platform::Worker<StickAsked, std::monostate> worker_; // gives no results; last: it uses all of the above
};

} // namespace kiosk::app
