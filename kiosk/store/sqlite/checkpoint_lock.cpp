#include "store/sqlite/checkpoint_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace kiosk::store {

CheckpointLock::CheckpointLock(const std::filesystem::path& database) : file_(database) {
    file_ += ".lock";
}

CheckpointLock::~CheckpointLock() {
    release();
}

bool CheckpointLock::try_hold() {
    if (held()) return true;
    const int descriptor = ::open(file_.c_str(), O_CREAT | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (descriptor < 0) return false;
    // flock, not fcntl: it belongs to the open file, so that two holders in one process exclude each other too.
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor);
        return false;
    }
    descriptor_ = descriptor;
    return true;
}

void CheckpointLock::release() {
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = -1;
}

} // namespace kiosk::store
