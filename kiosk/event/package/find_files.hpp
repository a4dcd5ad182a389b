// The package's files in its folder, and what lies there under a name that is almost one of them.
#pragma once

#include <cstddef>
#include <filesystem>

#include "event/files/package_files.hpp"

namespace kiosk::event {

inline constexpr std::size_t kMostNames = 1000; // of a folder, that are looked at

// One that is missing, a table that is there twice, and one that lies there under another name are reported.
[[nodiscard]] PackageFilesFound find_files(const std::filesystem::path& dir, Problems& problems);

} // namespace kiosk::event
