// A kiosk.toml that somebody brings along, in the place of this kiosk's.
#pragma once

#include <filesystem>
#include <string_view>

#include "core/base/result.hpp"

namespace kiosk::app {

// Puts the text in the place of the file, whole or not at all, for the next start. Invalid: it is no config, or a torn
// one; nothing is changed then.
[[nodiscard]] core::Status take_config(std::string_view text, const std::filesystem::path& file);

} // namespace kiosk::app
