// Lets any thread wake the one that draws, also before there is anything to wake and after it is gone.
#pragma once

#include <functional>
#include <mutex>
#include <utility>

namespace kiosk::platform {

class Waker {
  public:
    void connect(std::function<void()> wake) {
        const std::lock_guard lock(mutex_);
        wake_ = std::move(wake);
    }
    // After it returns, the function is not called any more.
    void disconnect() {
        const std::lock_guard lock(mutex_);
        wake_ = nullptr;
    }
    void operator()() const {
        const std::lock_guard lock(mutex_);
        if (wake_) wake_();
    }

  private:
    mutable std::mutex mutex_;
    std::function<void()> wake_;
};

} // namespace kiosk::platform
