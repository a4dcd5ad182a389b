#include "service/backups.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>

#include "core/base/ascii.hpp"
#include "core/base/iso_day.hpp"
#include "platform/file.hpp"
#include "store/database.hpp"

namespace kiosk::service {
namespace {

namespace fs = std::filesystem;
using core::ErrorKind, core::Result, core::Status;

constexpr std::string_view kEnding = ".db";

// "2026-11-26"
bool is_day(std::string_view stem) {
    constexpr std::string_view kForm = "0000-00-00";
    return std::ranges::equal(stem, kForm,
                              [](char c, char form) { return form == '0' ? core::is_digit(c) : c == form; });
}

std::optional<core::WallTime> time_of(const fs::path& file) {
    struct stat there {};
    if (::stat(file.c_str(), &there) != 0 || !S_ISREG(there.st_mode)) return std::nullopt;
    return core::WallTime{std::chrono::seconds{there.st_mtim.tv_sec}};
}

// The clock that the kiosk goes by, which need not be the machine's.
void mark_time(const fs::path& file, core::WallTime now) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch());
    const std::array<timespec, 2> times{{{seconds.count(), 0}, {seconds.count(), 0}}};
    (void)::utimensat(AT_FDCWD, file.c_str(), times.data(), 0);
}

Status verify(const fs::path& copy) {
    const auto opened = TRY(store::Database::open(copy, store::OpenMode::ReadOnly));
    for (const auto& line : TRY(opened.health()))
        if (line.starts_with("quick_check") && !line.ends_with("= ok"))
            return core::fail(ErrorKind::Corrupt, copy.string() + ": " + line);
    const auto report = TRY(opened.verify_ledgers());
    if (report.first_fault) return core::fail(ErrorKind::Corrupt, store::to_line(*report.first_fault));
    return {};
}

Status take_away(const fs::path& file) {
    std::error_code error;
    fs::remove(file, error);
    if (error) return core::fail(ErrorKind::Io, file.string() + ": " + error.message());
    return {};
}

} // namespace

fs::path backup_folder(const fs::path& database) {
    return database.string() + ".backups";
}

std::vector<Backup> list_backups(const fs::path& database) {
    std::vector<Backup> all;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(backup_folder(database), none)) {
        const auto& file = entry.path();
        if (file.extension() != kEnding || !is_day(file.stem().string())) continue;
        if (const auto made = time_of(file)) all.push_back({file, *made});
    }
    std::ranges::sort(all, std::greater{}, [](const Backup& each) { return each.file.filename(); });
    return all;
}

Result<bool> backup_is_due(const fs::path& database, core::WallTime now) {
    const auto opened = TRY(store::Database::open(database, store::OpenMode::ReadOnly));
    const auto event = TRY(opened.event());
    const auto all = list_backups(database);
    if (all.empty() || all.front().file.stem() != core::format_day(event.zone.day_of(now))) return true;
    return all.size() > 1 && TRY(opened.is_purged());
}

Result<Backup> back_up(const fs::path& database, core::WallTime now) {
    const auto opened = TRY(store::Database::open(database, store::OpenMode::ReadOnly));
    const auto event = TRY(opened.event());
    const bool purged = TRY(opened.is_purged());
    const auto folder = backup_folder(database);
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        return core::fail(ErrorKind::Io, folder.string() + ": " + std::strerror(errno));
    const auto unfinished = folder / "unfinished";
    TRY(take_away(unfinished));
    TRY(opened.copy_to(unfinished).and_then([&] { return verify(unfinished); }).or_else([&](const core::Error& failed) {
        (void)take_away(unfinished);
        return Status(tl::unexpected(failed));
    }));
    mark_time(unfinished, now);
    Backup made{folder / (core::format_day(event.zone.day_of(now)) + std::string(kEnding)), now};
    TRY(platform::rename_file(unfinished, made.file));
    const auto all = list_backups(database);
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].file != made.file && (purged || i >= kBackupsKept)) TRY(take_away(all[i].file));
    return made;
}

Status forget_backups(const fs::path& database) {
    std::error_code error;
    fs::remove_all(backup_folder(database), error);
    if (error) return core::fail(ErrorKind::Io, backup_folder(database).string() + ": " + error.message());
    return {};
}

} // namespace kiosk::service
