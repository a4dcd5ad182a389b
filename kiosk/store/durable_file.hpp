// Small files that must survive a power cut, written whole.
#pragma once

#include <filesystem>
#include <string_view>

#include "core/result.hpp"

namespace kiosk::store {

// Writes beside the target, onto the disk, and renames: readers see the old content or the new, never a part, and so
// does who looks after a power cut. On the disk, its folder too, when it returns. Waits for the disk. DiskFull, Io.
[[nodiscard]] core::Status replace_file(const std::filesystem::path& file, std::string_view content);

} // namespace kiosk::store
