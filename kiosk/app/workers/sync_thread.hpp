// The thread that syncs with the hub: at once when the hub or the desk has something new, else every half minute, and
// ever more seldom while the hub cannot be reached. Nobody waits for it. What it writes into the database goes through
// the desk's thread, behind every badge that waits there.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>

#include "app/log.hpp"
#include "app/workers/desk_thread.hpp"
#include "core/base/clock.hpp"
#include "core/base/ids.hpp"
#include "core/base/result.hpp"
#include "platform/descriptor.hpp"
#include "platform/waker.hpp"

namespace kiosk::app {

struct SyncTiming {
    core::Millis every{30'000};          // when all is well and nothing is new
    core::Millis first_retry{1'000};     // doubles …
    core::Millis longest_retry{300'000}; // … up to this
    core::Millis gather{200};            // after news, so that a burst is one sync
};
// failures: syncs that failed one after another; share: 0 … 1, by chance, so that kiosks do not come all at once: the
// pause is 0.75 … 1.25 of what it would be.
[[nodiscard]] core::Millis pause_after(int failures, double share, const SyncTiming& timing = {});

class SyncThread {
  public:
    struct Parts {
        std::string hub; // its URL
        std::filesystem::path database;
        std::function<bool(BackgroundTask)> when_free; // DeskThread's
        std::function<core::Result<core::MachineId>()> machine;
        std::function<core::Now()> now;      // the machine's
        platform::Waker* notifier = nullptr; // rung after each new entry; outlives the thread
        Log log;
        SyncTiming timing;
    };

    explicit SyncThread(Parts parts);
    // Gives up whatever is under way. Before the desk's thread ends.
    ~SyncThread();
    SyncThread(const SyncThread&) = delete;
    SyncThread& operator=(const SyncThread&) = delete;

    // Any thread; never waits.
    void there_is_news();

  private:
    class Work;
    void run();

    Parts parts_;
    platform::Descriptor stop_; // an eventfd each
    platform::Descriptor news_;
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

} // namespace kiosk::app
