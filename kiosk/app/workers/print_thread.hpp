// The thread that waits for printers, and for a stick where paper goes there.
#pragma once

#include <functional>
#include <utility>
#include <variant>
#include <vector>

#include "app/workers/print_desk.hpp"
#include "platform/queue.hpp"
#include "platform/worker.hpp"

namespace kiosk::app {

class PrintThread {
  public:
    // wake: called on the thread after each paper.
    PrintThread(PrintDesk::Parts parts, std::function<void()> wake);

    // Any thread; never wait. False: too much is wanted already, and this is not made.
    [[nodiscard]] bool want(PaperWanted wanted) { return worker_.give(std::move(wanted)); }
    // Since the last call, in order.
    [[nodiscard]] std::vector<core::PaperMade> made() { return made_.drain(); }

  private:
    PrintDesk desk_;
    platform::Queue<core::PaperMade> made_;
    std::function<void()> wake_;
    platform::Worker<PaperWanted, std::monostate> worker_; // gives no results; last: it uses all of the above
};

} // namespace kiosk::app
