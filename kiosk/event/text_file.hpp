// Small files, read whole.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "core/result.hpp"

namespace kiosk::event {

// NotFound: no such file. Invalid: larger than most bytes. Io: the system's words.
[[nodiscard]] core::Result<std::string> read_text_file(const std::filesystem::path& file, std::size_t most);

} // namespace kiosk::event
