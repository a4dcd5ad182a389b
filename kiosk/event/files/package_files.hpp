// The package's files as bytes and as texts, bounded.
#pragma once

#include <array>
#include <filesystem>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "event/problems.hpp"

namespace kiosk::event {

[[nodiscard]] inline bool is_workbook_name(std::string_view name) {
    return name.ends_with(".xlsx") || name.ends_with(".xlsm");
}
struct PackageFile {
    std::string name; // of kPackageFiles, or with .xlsx or .xlsm for .csv
    bool there = false;
    std::shared_ptr<const std::string> bytes; // as they lie in the folder; null: not there, or refused with a reason
    std::string sheet{};                      // of the one workbook that is the event; name is the sheet's, too
    [[nodiscard]] bool workbook() const { return !sheet.empty() || is_workbook_name(name); }
};
using PackageFilesFound = std::array<PackageFile, std::size(kPackageFiles)>; // beside kPackageFiles

[[nodiscard]] bool may_be_missing(std::string_view file); // of kPackageFiles

// Opened as platform::Folder opens: nothing leads out of the folder, and only ordinary files are read. Nothing when
// there is no such file (not a problem by itself), and when it cannot be taken (then reported).
[[nodiscard]] std::optional<std::string> read_bytes(const std::filesystem::path& dir, std::string_view name,
                                                    const Reporter& reporter);

// "campus.svg", of letters, digits, "-", "_" and ".", the first not a dot.
[[nodiscard]] bool is_drawing_name(std::string_view name);

// The bytes of a CSV or TOML file as UTF-8 without a byte order mark; encoding and countries as core::find_encoding()
// takes them. Nothing when they are of no encoding or of one that is not sure, or of another kind of file (then
// reported).
[[nodiscard]] std::optional<std::string> text_of(std::string_view bytes, std::string_view encoding,
                                                 const Reporter& reporter, std::span<const std::string> countries = {});

// read_bytes and text_of in one.
[[nodiscard]] std::optional<std::string> read_package_file(const std::filesystem::path& dir, std::string_view name,
                                                           const Reporter& reporter);

} // namespace kiosk::event
