// What this run works with: the command line over the config over the defaults.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/config/config.hpp"
#include "app/config/options.hpp"
#include "core/base/result.hpp"
#include "service/event_source.hpp"

namespace kiosk::app {

struct Settings {
    Config config;               // with the options laid over it
    service::EventSource source; // its machine is not filled in
    std::string camera = "auto";
    std::optional<std::filesystem::path> tour;
    bool tour_database = false; // source.database is the tour's own
    bool practice = false;      // source.database is the rehearsal's
    std::optional<PixelSize> windowed;
    std::optional<std::string> config_text; // of a config file that was read itself: to be kept once the start succeeds
    std::vector<std::string> notes;         // for the log: warnings of the config, a fallback to the last good one
};

// Reads the config file, if one was named; then the event is what it, or the command line, names: never the demo.
// Invalid: it names neither. Environment: $XDG_DATA_HOME, else $HOME/.local/share, holds a database that was not named.
// A tour without a named database has a new one in its folder.
[[nodiscard]] core::Result<Settings> resolve_settings(const Options& options, const std::filesystem::path& assets);

// data_home as above.
[[nodiscard]] std::filesystem::path default_database(const std::filesystem::path& data_home,
                                                     const std::filesystem::path& event);

} // namespace kiosk::app
