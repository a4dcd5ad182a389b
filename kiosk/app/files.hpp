// Small files, written whole. Any thread but the one that draws.
#pragma once

#include <filesystem>
#include <string_view>

#include "core/result.hpp"

namespace kiosk::app {

// Writes beside the target and renames: readers see the old content or the new, never a part.
[[nodiscard]] core::Status write_file(const std::filesystem::path& file, std::string_view content);

} // namespace kiosk::app
