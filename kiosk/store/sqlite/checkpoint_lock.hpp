// F.lock beside the database F: who holds it may checkpoint the WAL. SQLite 3.40 can corrupt a file when two
// connections checkpoint while a third writes; with one checkpointer, which starts right after a commit of its own made
// under this lock, it cannot happen. Closing the last connection also checkpoints: SQLite then holds the file alone.
#pragma once

#include <filesystem>

#include "platform/descriptor.hpp"

namespace kiosk::store {

class CheckpointLock {
  public:
    explicit CheckpointLock(const std::filesystem::path& database);

    // Takes the lock if nobody has it; keeps it until release(). Never waits.
    bool try_hold();
    void release();
    [[nodiscard]] bool held() const { return descriptor_.is_open(); }

  private:
    std::filesystem::path file_;
    platform::Descriptor descriptor_;
};

} // namespace kiosk::store
