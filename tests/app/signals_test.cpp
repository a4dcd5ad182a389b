#include "app/signals.hpp"

#include <csignal>
#include <cstdlib>
#include <semaphore>

#include <gtest/gtest.h>
#include <pthread.h>
#include <unistd.h>

namespace kiosk::app {
namespace {

// Each in a child process of its own: the signals are the process's.
void stop_by(int signal) {
    std::binary_semaphore woken(0);
    const StopSignals stop([&] { woken.release(); }, std::chrono::seconds(60));
    if (stop.stopping()) std::_Exit(3);
    kill(getpid(), signal);
    woken.acquire();
    std::_Exit(stop.stopping() ? 0 : 4);
}

TEST(StopSignalsDeathTest, EachSignalIsAWishToStopThatWakesTheLoop) {
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) EXPECT_EXIT(stop_by(signal), testing::ExitedWithCode(0), "");
}

TEST(StopSignalsDeathTest, WhoeverHangsAfterTheSignalIsEnded) {
    const auto hang = [] {
        const StopSignals stop([] {}, std::chrono::milliseconds(1));
        kill(getpid(), SIGTERM);
        std::binary_semaphore never(0);
        never.acquire();
    };
    EXPECT_EXIT(hang(), testing::ExitedWithCode(1), "");
}

TEST(StopSignalsDeathTest, WithoutASignalItEndsQuietly) {
    const auto quiet = [] {
        {
            const StopSignals stop([] { std::_Exit(5); }, std::chrono::milliseconds(1));
        }
        std::_Exit(0);
    };
    EXPECT_EXIT(quiet(), testing::ExitedWithCode(0), "");
}

} // namespace
} // namespace kiosk::app
