// Small files that must survive a power cut, written whole.
#pragma once

#include <filesystem>
#include <string_view>

#include <sys/types.h>

#include "core/result.hpp"

namespace kiosk::store {

// Writes beside the target, onto the disk, and renames: readers see the old content or the new, never a part, and so
// does who looks after a power cut. On the disk, its folder too, when it returns. Waits for the disk. A file that a run
// which was cut short left beside it is removed first, whatever its mode was. DiskFull, Io.
[[nodiscard]] core::Status replace_file(const std::filesystem::path& file, std::string_view content,
                                        mode_t mode = 0644);

} // namespace kiosk::store
