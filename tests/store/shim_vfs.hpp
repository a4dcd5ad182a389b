// SQLite's own file layer with a counter in front, and faults on demand. The default of every connection opened while
// it lives.
#pragma once

#include <atomic>
#include <vector>

namespace kiosk::store::test {

struct FileOperation {
    enum Kind { Write, Sync } kind = Write;
    bool wal = false; // else the database itself, or its shared memory's file
};

class ShimVfs {
  public:
    ShimVfs();
    ~ShimVfs();
    ShimVfs(const ShimVfs&) = delete;
    ShimVfs& operator=(const ShimVfs&) = delete;

    // Not for several threads.
    std::vector<FileOperation> operations;
    bool disk_full = false;   // every write fails with SQLITE_FULL
    bool sync_fails = false;  // every sync fails with SQLITE_IOERR_FSYNC
    int die_at_operation = 0; // SIGKILL instead of the n-th write or sync from now; 0: never

    // For the file layer itself: what to answer instead of going on, SQLITE_OK to go on.
    int before(FileOperation operation);
};

} // namespace kiosk::store::test
