// Small files, read and written whole. Any thread but the one that draws.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace kiosk::app {

// NotFound: no such file. Invalid: larger than most bytes. Io: the system's words.
[[nodiscard]] core::Result<std::string> read_text_file(const std::filesystem::path& file, std::size_t most);
// Writes beside the target and renames: readers see the old content or the new, never a part.
[[nodiscard]] core::Status write_file(const std::filesystem::path& file, std::string_view content);

} // namespace kiosk::app
