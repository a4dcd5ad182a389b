// kiosk.toml as text, for the first start, which asks a person what would otherwise be written by hand.
#pragma once

#include <filesystem>
#include <string>

#include "app/config/config.hpp"
#include "core/base/result.hpp"

namespace kiosk::app {

// Pure. What parse_config() reads of it, for the same file, is the config again; what is as it is by default is left
// out. Paths below the file's folder are relative to it, so that a copy on another machine names that one's. It ends
// with kEndOfConfig. Invalid: a path or a text that is no UTF-8, which TOML cannot hold.
[[nodiscard]] core::Result<std::string> write_config(const Config& config, const std::filesystem::path& file);

} // namespace kiosk::app
