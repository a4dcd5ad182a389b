// Holds the newest frame for one consumer.
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <utility>

#include "core/base/frame.hpp"

namespace kiosk::scan {

class FrameMailbox {
  public:
    // Replaces a frame nobody took. Any thread.
    void put(core::FramePtr frame) {
        {
            const std::lock_guard lock(mutex_);
            frame_ = std::move(frame);
        }
        changed_.notify_one();
    }

    // Wakes the consumer; take() returns null from now on, after a frame that still waits. Any thread.
    void close() {
        {
            const std::lock_guard lock(mutex_);
            closed_ = true;
        }
        changed_.notify_all();
    }

    [[nodiscard]] core::FramePtr take(std::stop_token stop) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, stop, [this] { return frame_ != nullptr || closed_; });
        if (stop.stop_requested()) return nullptr;
        return std::exchange(frame_, nullptr);
    }

  private:
    std::mutex mutex_;
    std::condition_variable_any changed_;
    core::FramePtr frame_;
    bool closed_ = false;
};

} // namespace kiosk::scan
