// An event that is one workbook: its sheets in the place of the package's files (kPackageSheets), and beside it what
// programs keep of it.
#pragma once

#include <filesystem>

#include "event/files/package_files.hpp"

namespace kiosk::event {

// "visit.xlsx" and "visit.xlsm", in any case, and no folder.
[[nodiscard]] bool is_event_workbook(const std::filesystem::path& source);
// Where the seal, the badges and the package as it was last made of the workbook lie: "visit.kiosk" beside it.
[[nodiscard]] std::filesystem::path folder_beside(const std::filesystem::path& workbook);

// Each sheet as a workbook of its own; of badges.csv that of folder_beside(). A sheet that is missing, that is there
// twice, or that is none of the event's and holds something is reported.
[[nodiscard]] PackageFilesFound find_sheets(const std::filesystem::path& workbook, Problems& problems);

} // namespace kiosk::event
