// What a stick takes along for whoever is asked for help.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/base/clock.hpp"

namespace kiosk::app {

struct SupportFiles {
    std::filesystem::path database;
    std::optional<std::filesystem::path> settings, log;
};
// Version, health, settings and the end of the log, as one text: no names of people, no tokens, no keys. What cannot be
// read says so in its place. Slow: it looks through the database.
[[nodiscard]] std::string support_text(const SupportFiles& files, core::WallTime now);

} // namespace kiosk::app
