#include "app/setup/setup_thread.hpp"

#include <cstddef>
#include <optional>
#include <stop_token>
#include <utility>

namespace kiosk::app {

constexpr std::size_t kMostSetupAsked = 16;

SetupThread::SetupThread(SetupDesk::Parts parts, std::function<void()> wake)
    : wake_(std::move(wake)), desk_(std::move(parts)), answers_(2 * kMostSetupAsked),
      worker_(
          kMostSetupAsked,
          [this](const core::SetupQuestion& question, const std::stop_token& stop) -> std::optional<std::monostate> {
              auto answer = desk_.answer(question);
              if (!stop.stop_requested() && answers_.push(std::move(answer))) wake_();
              return std::nullopt;
          },
          {}) {}

} // namespace kiosk::app
