// The package's files in its folder, and what lies there under a name that is almost one of them.
#pragma once

#include <array>
#include <filesystem>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>

#include "event/problems.hpp"

namespace kiosk::event {

[[nodiscard]] inline bool is_workbook_name(std::string_view name) {
    return name.ends_with(".xlsx") || name.ends_with(".xlsm");
}
inline constexpr std::size_t kMostNames = 1000; // of a folder, that are looked at

struct PackageFile {
    std::string name; // of kPackageFiles, or with .xlsx or .xlsm for .csv
    bool there = false;
    std::shared_ptr<const std::string> bytes; // as they lie in the folder; null: not there, or refused with a reason
    std::string sheet{};                      // of the one workbook that is the event; name is the sheet's, too
    [[nodiscard]] bool workbook() const { return !sheet.empty() || is_workbook_name(name); }
};
using PackageFilesFound = std::array<PackageFile, std::size(kPackageFiles)>; // beside kPackageFiles

[[nodiscard]] bool may_be_missing(std::string_view file);

// One that is missing, a table that is there twice, and one that lies there under another name are reported.
[[nodiscard]] PackageFilesFound find_files(const std::filesystem::path& dir, Problems& problems);

} // namespace kiosk::event
