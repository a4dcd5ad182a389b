// Waits for a condition of another thread. No time limit of its own: the test's own timeout ends what never comes true.
#pragma once

#include <chrono>
#include <thread>

namespace kiosk::scan::test {

template <class Condition> void wait_for(Condition condition) {
    while (!condition()) std::this_thread::sleep_for(std::chrono::milliseconds(2));
}

} // namespace kiosk::scan::test
