// F.lock beside the database F: who holds it may checkpoint the WAL. SQLite 3.40 can corrupt a file when two
// connections checkpoint while a third writes; with one checkpointer, which starts right after a commit of its own made
// under this lock, it cannot happen. Closing the last connection also checkpoints: SQLite then holds the file alone.
#pragma once

#include <filesystem>

#include "store/sqlite/connection.hpp"

namespace kiosk::store {

class CheckpointLock {
  public:
    explicit CheckpointLock(const std::filesystem::path& database);
    ~CheckpointLock();
    CheckpointLock(const CheckpointLock&) = delete;
    CheckpointLock& operator=(const CheckpointLock&) = delete;

    // Takes the lock if nobody has it; keeps it until release(). Never waits.
    bool try_hold();
    void release();
    [[nodiscard]] bool held() const { return descriptor_ >= 0; }

  private:
    std::filesystem::path file_;
    int descriptor_ = -1;
};

} // namespace kiosk::store
