// The thread on which the first start waits for disks, sticks and the clock: nothing that is seen waits for it.
#pragma once

#include <functional>
#include <variant>
#include <vector>

#include "app/setup/setup_desk.hpp"
#include "platform/queue.hpp"
#include "platform/worker.hpp"

namespace kiosk::app {

class SetupThread {
  public:
    // wake: called on the thread after each answer.
    SetupThread(SetupDesk::Parts parts, std::function<void()> wake);

    // These of one thread; none waits. False: too much is asked already, and this is not answered.
    [[nodiscard]] bool ask(core::SetupQuestion question) { return worker_.give(std::move(question)); }
    // Since the last call, in order.
    [[nodiscard]] std::vector<core::SetupAnswer> answers() { return answers_.drain(); }

  private:
    std::function<void()> wake_;
    SetupDesk desk_;
    platform::Queue<core::SetupAnswer> answers_;
    platform::Worker<core::SetupQuestion, std::monostate> worker_; // gives no results; last: it uses all of the above
};

} // namespace kiosk::app
