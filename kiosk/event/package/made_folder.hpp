// The package that a workbook stands for, as a folder beside it (folder_beside()): what is sealed, loaded and sent.
#pragma once

#include <filesystem>

#include "core/base/result.hpp"
#include "event/package/package.hpp"

namespace kiosk::event {

// Whether the folder is one that was made so: its name ends in .kiosk.
[[nodiscard]] bool is_made_folder(const std::filesystem::path& dir);

// Writes what is not there yet or is there otherwise, each file whole or not at all, 0600 in a folder of 0700; badges
// and seal stay. report: of the workbook, with its package. Io, DiskFull.
[[nodiscard]] core::Status make_folder(const PackageReport& report, const std::filesystem::path& dir);

} // namespace kiosk::event
