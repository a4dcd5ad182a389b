// A file that a command was told to write.
#pragma once

#include <filesystem>
#include <string_view>

#include "core/base/result.hpp"

namespace kiosk::tool {

// As platform::replace_file(), with the mode that a file of this name has already, else 0600: what kioskctl writes
// holds names or tokens.
[[nodiscard]] core::Status write_output(const std::filesystem::path& file, std::string_view content);

} // namespace kiosk::tool
