#include "app/workers/stick_thread.hpp"

#include <optional>
#include <utility>

namespace kiosk::app {

constexpr std::size_t kMostAsked = 8;

StickThread::StickThread(StickDesk::Parts parts, std::function<void()> wake)
    : wake_(std::move(wake)), desk_(watched(std::move(parts))), answers_(2 * kMostAsked),
      worker_(kMostAsked,
              [this](const StickAsked& asked, const std::stop_token& stop) -> std::optional<std::monostate> {
                  auto answer = desk_.answer(asked);
                  if (!stop.stop_requested() && answers_.push(std::move(answer))) wake_();
                  return std::nullopt;
              },
              {}) {}

StickDesk::Parts StickThread::watched(StickDesk::Parts parts) {
    parts.passed = [this](int percent) {
        if (percent_.exchange(percent) != percent) wake_();
    };
    return parts;
}

bool StickThread::ask(StickAsked asked) {
    stop_ = std::stop_source();
    asked.stop = stop_.get_token();
    return worker_.give(std::move(asked));
}

std::optional<int> StickThread::percent() {
    const int now = percent_;
    if (now == std::exchange(told_, now)) return std::nullopt;
    return now;
}

} // namespace kiosk::app
