#include "app/workers/backup_thread.hpp"

#include <utility>

#include "service/backups.hpp"

namespace kiosk::app {
namespace {

std::optional<core::BackedUp> back_up(const BackupThread::Parts& parts, bool now) {
    const auto wall = parts.wall();
    if (!now) {
        const auto due = service::backup_is_due(parts.database, wall);
        if (due && !*due) return std::nullopt;
    }
    const auto made = service::back_up(parts.database, wall);
    if (made) {
        parts.log.info("backup: " + made->file.string());
        return core::BackedUp{};
    }
    parts.log.error("backup: " + made.error().detail);
    return core::BackedUp{made.error().detail};
}

} // namespace

BackupThread::BackupThread(Parts parts)
    : worker_(
          2, [parts](bool now, const std::stop_token&) { return back_up(parts, now); }, parts.wake) {}

} // namespace kiosk::app
