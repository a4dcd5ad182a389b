#include "app/workers/stick_thread.hpp"

#include <optional>
#include <utility>

namespace kiosk::app {

constexpr std::size_t kMostAsked = 8;

StickThread::StickThread(StickDesk::Parts parts, std::function<void()> wake)
    : desk_(std::move(parts)), answers_(2 * kMostAsked), wake_(std::move(wake)),
      worker_(kMostAsked,
              [this](const StickAsked& asked, const std::stop_token& stop) -> std::optional<std::monostate> {
                  auto answer = desk_.answer(asked);
                  if (!stop.stop_requested() && answers_.push(std::move(answer))) wake_();
                  return std::nullopt;
              },
              {}) {}

} // namespace kiosk::app
