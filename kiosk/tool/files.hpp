// The files that commands read and write.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace kiosk::tool {

// Refused: the file exists.
[[nodiscard]] core::Status check_is_new(const std::filesystem::path& file);

// Refused: the file exists. Mode 0600, and on disk when this returns.
[[nodiscard]] core::Status write_new_private_file(const std::filesystem::path& file, std::string_view content);

// Readers see the old content or the new, never a part. A link is replaced, never followed. Keeps the mode of a file
// that exists, else 0600: what kioskctl writes holds names or tokens.
[[nodiscard]] core::Status replace_file(const std::filesystem::path& file, std::string_view content);
// The same, with mode 0600 whatever it was.
[[nodiscard]] core::Status replace_private_file(const std::filesystem::path& file, std::string_view content);

// Invalid: above most bytes.
[[nodiscard]] core::Result<std::string> read_small_file(const std::filesystem::path& file, std::size_t most);

} // namespace kiosk::tool
