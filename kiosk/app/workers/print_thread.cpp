#include "app/workers/print_thread.hpp"

#include <optional>

namespace kiosk::app {

constexpr std::size_t kMostPapers = 4;

PrintThread::PrintThread(PrintDesk::Parts parts, std::function<void()> wake)
    : desk_(std::move(parts)), made_(2 * kMostPapers), wake_(std::move(wake)),
      worker_(kMostPapers,
              [this](const PaperWanted& wanted, const std::stop_token& stop) -> std::optional<std::monostate> {
                  auto made = desk_.make(wanted);
                  if (!stop.stop_requested() && made_.push(std::move(made))) wake_();
                  return std::nullopt;
              },
              {}) {}

} // namespace kiosk::app
