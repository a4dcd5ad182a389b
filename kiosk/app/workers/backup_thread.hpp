// The thread that makes backups of the database: one a day, and when somebody asks.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "app/log.hpp"
#include "core/base/clock.hpp"
#include "core/session/events.hpp"
#include "platform/worker.hpp"

namespace kiosk::app {

class BackupThread {
  public:
    struct Parts {
        std::filesystem::path database;
        std::function<core::WallTime()> wall;
        std::function<void()> wake;
        Log log;
    };
    explicit BackupThread(Parts parts);

    // Never waits. now: else only where the day has none yet.
    void want(bool now) { (void)worker_.give(now); }
    // What came of the last one, once.
    [[nodiscard]] std::optional<core::BackedUp> take() { return worker_.take(); }

  private:
    platform::Worker<bool, core::BackedUp> worker_;
};

} // namespace kiosk::app
