#include "app/signals.hpp"

#include <cerrno>
#include <csignal>
#include <cstdint>
#include <pthread.h>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace kiosk::app {
namespace {

// True when the descriptor became readable within the time (milliseconds; -1: for ever).
bool readable(pollfd* descriptors, nfds_t count, int timeout) {
    int ready = 0;
    do ready = poll(descriptors, count, timeout);
    while (ready < 0 && errno == EINTR);
    return ready > 0;
}

} // namespace

StopSignals::StopSignals(std::function<void()> wake, std::chrono::milliseconds grace) : wake_(std::move(wake)) {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set, signal);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    signals_ = signalfd(-1, &set, SFD_CLOEXEC);
    finished_ = eventfd(0, EFD_CLOEXEC);
    thread_ = std::thread([this, grace] { run(signals_, finished_, grace); });
}

StopSignals::~StopSignals() {
    const std::uint64_t one = 1;
    while (write(finished_, &one, sizeof one) < 0 && errno == EINTR) {
    }
    thread_.join();
    close(signals_);
    close(finished_);
}

void StopSignals::run(int signals, int finished, std::chrono::milliseconds grace) {
    pollfd both[2] = {{signals, POLLIN, 0}, {finished, POLLIN, 0}};
    if (!readable(both, 2, -1) || (both[1].revents & POLLIN) != 0) return;
    stopping_.store(true, std::memory_order_release);
    wake_();
    pollfd last{finished, POLLIN, 0};
    if (!readable(&last, 1, static_cast<int>(grace.count()))) _exit(1);
}

} // namespace kiosk::app
