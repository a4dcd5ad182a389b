#include "event/package/made_folder.hpp"

#include <algorithm>
#include <system_error>

#include "event/limits.hpp"
#include "event/problems.hpp"
#include "platform/file.hpp"

namespace kiosk::event {
namespace {

core::Status make_dir(const std::filesystem::path& dir) {
    std::error_code failed;
    if (std::filesystem::is_directory(dir, failed)) return {};
    std::filesystem::create_directory(dir, failed);
    if (!failed) std::filesystem::permissions(dir, std::filesystem::perms::owner_all, failed);
    if (failed) return core::fail(core::ErrorKind::Io, dir.string() + ": " + failed.message());
    return {};
}

core::Status write_if_other(const std::filesystem::path& file, std::string_view bytes) {
    const auto there = platform::read_file(file, kMaxFileBytes, platform::Links::Refuse);
    if (there && *there == bytes) return {};
    return platform::replace_file(file, bytes, 0600);
}

} // namespace

bool is_made_folder(const std::filesystem::path& dir) {
    const auto name = dir.has_filename() ? dir : dir.parent_path();
    return name.extension() == ".kiosk";
}

core::Status make_folder(const PackageReport& report, const std::filesystem::path& dir) {
    TRY(make_dir(dir));
    for (const auto& file : report.made) TRY(write_if_other(dir / file.name, file.bytes));
    const bool places =
        std::any_of(report.made.begin(), report.made.end(), [](const auto& file) { return file.name == kPlacesFile; });
    std::error_code failed;
    if (!places) std::filesystem::remove(dir / kPlacesFile, failed);
    if (failed) return core::fail(core::ErrorKind::Io, (dir / kPlacesFile).string() + ": " + failed.message());
    if (report.package->drawings.empty()) return {};
    const auto plans = dir / kPlansFolder.substr(0, kPlansFolder.size() - 1);
    TRY(make_dir(plans));
    for (const auto& drawing : report.package->drawings)
        TRY(write_if_other(plans / drawing.file,
                           {reinterpret_cast<const char*>(drawing.bytes.data()), drawing.bytes.size()}));
    return {};
}

} // namespace kiosk::event
