#include "shim_vfs.hpp"

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <sqlite3.h>
#include <string_view>
#include <unistd.h>

namespace kiosk::store::test {

namespace {

constexpr const char* kName = "kiosk-test-shim";

ShimVfs* shim = nullptr;
sqlite3_vfs* real = nullptr;
sqlite3_vfs registered;

// The real file's state follows this in the same memory.
struct ShimFile {
    sqlite3_file base;
    bool wal;
};

sqlite3_file* real_file(sqlite3_file* file) {
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<ShimFile*>(file) + 1);
}
bool is_wal(sqlite3_file* file) {
    return reinterpret_cast<ShimFile*>(file)->wal;
}

template <auto Method, class... Arguments> int forward(sqlite3_file* file, Arguments... arguments) {
    return (real_file(file)->pMethods->*Method)(real_file(file), arguments...);
}

int write_file(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset) {
    if (const int instead = shim->before({FileOperation::Write, is_wal(file)}); instead != SQLITE_OK) return instead;
    return forward<&sqlite3_io_methods::xWrite>(file, data, size, offset);
}

int sync_file(sqlite3_file* file, int flags) {
    if (const int instead = shim->before({FileOperation::Sync, is_wal(file)}); instead != SQLITE_OK) return instead;
    return forward<&sqlite3_io_methods::xSync>(file, flags);
}

void barrier(sqlite3_file* file) {
    real_file(file)->pMethods->xShmBarrier(real_file(file));
}

const sqlite3_io_methods kMethods{
    3,
    forward<&sqlite3_io_methods::xClose>,
    forward<&sqlite3_io_methods::xRead, void*, int, sqlite3_int64>,
    write_file,
    forward<&sqlite3_io_methods::xTruncate, sqlite3_int64>,
    sync_file,
    forward<&sqlite3_io_methods::xFileSize, sqlite3_int64*>,
    forward<&sqlite3_io_methods::xLock, int>,
    forward<&sqlite3_io_methods::xUnlock, int>,
    forward<&sqlite3_io_methods::xCheckReservedLock, int*>,
    forward<&sqlite3_io_methods::xFileControl, int, void*>,
    forward<&sqlite3_io_methods::xSectorSize>,
    forward<&sqlite3_io_methods::xDeviceCharacteristics>,
    forward<&sqlite3_io_methods::xShmMap, int, int, int, void volatile**>,
    forward<&sqlite3_io_methods::xShmLock, int, int, int>,
    barrier,
    forward<&sqlite3_io_methods::xShmUnmap, int>,
    forward<&sqlite3_io_methods::xFetch, sqlite3_int64, int, void**>,
    forward<&sqlite3_io_methods::xUnfetch, sqlite3_int64, void*>,
};

int open_file(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags, int* out_flags) {
    file->pMethods = nullptr;
    reinterpret_cast<ShimFile*>(file)->wal = (flags & SQLITE_OPEN_WAL) != 0;
    const int code = real->xOpen(real, name, real_file(file), flags, out_flags);
    if (real_file(file)->pMethods != nullptr) file->pMethods = &kMethods;
    return code;
}

} // namespace

ShimVfs::ShimVfs() {
    sqlite3_initialize();
    real = sqlite3_vfs_find(nullptr);
    registered = *real;
    registered.zName = kName;
    registered.szOsFile = static_cast<int>(sizeof(ShimFile)) + real->szOsFile;
    registered.xOpen = open_file;
    shim = this;
    sqlite3_vfs_register(&registered, 1);
}

ShimVfs::~ShimVfs() {
    sqlite3_vfs_unregister(&registered);
    sqlite3_vfs_register(real, 1);
    shim = nullptr;
}

int ShimVfs::before(FileOperation operation) {
    if (die_at_operation > 0 && --die_at_operation == 0) ::kill(::getpid(), SIGKILL);
    if (disk_full && operation.kind == FileOperation::Write) return SQLITE_FULL;
    if (sync_fails && operation.kind == FileOperation::Sync) return SQLITE_IOERR_FSYNC;
    operations.push_back(operation);
    return SQLITE_OK;
}

} // namespace kiosk::store::test
