// The log for staff: standard error and, when asked, a file. Never a token, never a name.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

namespace spdlog {
class logger;
}

namespace kiosk::app {

// Copies share one log. May be used from any thread.
class Log {
  public:
    // A file that cannot be opened is a warning on standard error, not a failure. It is cut at 4 MiB, and one older is
    // kept.
    explicit Log(const std::optional<std::filesystem::path>& file = std::nullopt);

    void info(std::string_view line) const;
    void warn(std::string_view line) const;
    void error(std::string_view line) const;

  private:
    std::shared_ptr<spdlog::logger> logger_;
};

} // namespace kiosk::app
