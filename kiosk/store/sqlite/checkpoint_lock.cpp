#include "store/sqlite/checkpoint_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <utility>

namespace kiosk::store {

CheckpointLock::CheckpointLock(const std::filesystem::path& database) : file_(database) {
    file_ += ".lock";
}

bool CheckpointLock::try_hold() {
    if (held()) return true;
    platform::Descriptor opened(::open(file_.c_str(), O_CREAT | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!opened.is_open()) return false;
    // flock, not fcntl: it belongs to the open file, so that two holders in one process exclude each other too.
    if (::flock(opened.get(), LOCK_EX | LOCK_NB) != 0) return false;
    descriptor_ = std::move(opened);
    return true;
}

void CheckpointLock::release() {
    descriptor_.reset();
}

} // namespace kiosk::store
