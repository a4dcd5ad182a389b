// The package's files in its folder, and what lies there under a name that is almost one of them.
#pragma once

#include <array>
#include <filesystem>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "event/problems.hpp"

namespace kiosk::event {

inline constexpr std::size_t kMostNames = 1000; // of a folder, that are looked at

struct PackageFile {
    std::string name; // of kPackageFiles, or with .xlsx or .xlsm for .csv
    bool there = false;
    std::optional<std::string> bytes; // as they lie in the folder; none: not there, or refused with a reason
    [[nodiscard]] bool workbook() const { return name.ends_with(".xlsx") || name.ends_with(".xlsm"); }
};
using PackageFilesFound = std::array<PackageFile, std::size(kPackageFiles)>; // beside kPackageFiles

[[nodiscard]] bool may_be_missing(std::string_view file);

// One that is missing, a table that is there twice, and one that lies there under another name are reported.
[[nodiscard]] PackageFilesFound find_files(const std::filesystem::path& dir, Problems& problems);

} // namespace kiosk::event
