// The command line of the kiosk, as values.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <variant>

namespace kiosk::app {

struct PixelSize {
    int width = 0;
    int height = 0;
    bool operator==(const PixelSize&) const = default;
};

enum class Theme { Light, Contrast };

// What was asked for; nothing is filled in from the config or by default.
struct Options {
    std::optional<std::filesystem::path> config;
    std::optional<std::filesystem::path> database;
    std::optional<std::filesystem::path> event;
    std::optional<std::string> checkpoint;
    std::optional<std::string> camera;   // auto, none, /dev/videoN, or a GStreamer pipeline
    std::optional<PixelSize> windowed;   // 640x480 … 7680x7680
    std::optional<std::string> language; // one of core::guest_languages()
    std::optional<Theme> theme;
    std::optional<std::string> now; // ISO 8601; the zone is the event's unless it is written
    std::optional<std::filesystem::path> tour;
    bool practice = false; // --rehearsal
    bool setup = false;    // the first start, though there is a config; with one, and without event and database
};

inline constexpr int kExitOk = 0;
inline constexpr int kExitFailure = 1;
inline constexpr int kExitUsage = 2;

// The program ends here: --help (0) or a command line that cannot be meant (2).
struct EarlyExit {
    int code = kExitOk;
    std::string text; // to stdout when the code is 0, else to stderr
};

// arguments[0] is the program's name.
[[nodiscard]] std::variant<Options, EarlyExit> parse_options(std::span<const char* const> arguments);

} // namespace kiosk::app
