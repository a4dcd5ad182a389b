#include "store/sqlite/connection.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace kiosk::store {

namespace {

core::ErrorKind kind_of(int extended, int system_errno) {
    if (system_errno == ENOSPC || system_errno == EDQUOT) return core::ErrorKind::DiskFull;
    switch (extended & 0xff) {
    case SQLITE_FULL:
        return core::ErrorKind::DiskFull;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return core::ErrorKind::Busy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return core::ErrorKind::Corrupt;
    case SQLITE_CONSTRAINT:
        return core::ErrorKind::Refused;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return core::ErrorKind::Io;
    default:
        return core::ErrorKind::Invalid;
    }
}

// Whether nothing more can be written beside the database. SQLite keeps no errno of what it does to the WAL's index: on
// a full disk even a reader, who must make one, hears of a disk I/O error only.
bool disk_is_full(sqlite3* handle) {
    const auto* file = sqlite3_db_filename(handle, "main");
    struct ::statvfs space {};
    return file != nullptr && *file != '\0' && ::statvfs(file, &space) == 0 && space.f_bavail == 0;
}

core::Error error_of(sqlite3* handle, int code) {
    const int extended = sqlite3_extended_errcode(handle);
    const bool from_system =
        (code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_FULL || (code & 0xff) == SQLITE_CANTOPEN;
    const int system = from_system ? sqlite3_system_errno(handle) : 0;
    const auto kind = kind_of(extended == SQLITE_OK ? code : extended, system);
    if (kind == core::ErrorKind::DiskFull || (kind == core::ErrorKind::Io && disk_is_full(handle)))
        return {core::ErrorKind::DiskFull,
                std::string(sqlite3_errmsg(handle)) + ": the disk is full; make room on it, then try again"};
    auto detail = std::string(sqlite3_errmsg(handle));
    if (system != 0) detail += std::string(": ") + std::strerror(system);
    return {kind, std::move(detail)};
}

} // namespace

Statement::Statement(Statement&& other) noexcept
    : statement_(std::exchange(other.statement_, nullptr)), owned_(other.owned_), bind_error_(other.bind_error_) {}

Statement::~Statement() {
    if (!statement_) return;
    if (owned_) {
        sqlite3_finalize(statement_);
        return;
    }
    reset();
    sqlite3_clear_bindings(statement_);
}

core::Result<bool> Statement::step() {
    sqlite3* handle = sqlite3_db_handle(statement_);
    if (bind_error_ != 0) return core::fail(core::ErrorKind::Invalid, sqlite3_errstr(bind_error_));
    malformed_ = false;
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return tl::unexpected(error_of(handle, code));
}

void Statement::reset() {
    sqlite3_reset(statement_);
}

void Statement::bind_null(int position) {
    if (const int code = sqlite3_bind_null(statement_, position)) bind_error_ = code;
}
void Statement::bind_integer(int position, std::int64_t value) {
    if (const int code = sqlite3_bind_int64(statement_, position, value)) bind_error_ = code;
}
void Statement::bind_real(int position, double value) {
    if (const int code = sqlite3_bind_double(statement_, position, value)) bind_error_ = code;
}
void Statement::bind_text(int position, std::string_view value) {
    // A null pointer would bind NULL instead of the empty text.
    const char* data = value.data() ? value.data() : "";
    if (const int code = sqlite3_bind_text64(statement_, position, data, value.size(), SQLITE_STATIC, SQLITE_UTF8))
        bind_error_ = code;
}
void Statement::bind_blob(int position, core::ByteView value) {
    const void* data = value.data() ? static_cast<const void*>(value.data()) : "";
    if (const int code = sqlite3_bind_blob64(statement_, position, data, value.size(), SQLITE_STATIC))
        bind_error_ = code;
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}
std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}
double Statement::real(int column) const {
    return sqlite3_column_double(statement_, column);
}

std::string_view Statement::text(int column) const {
    const auto* data = sqlite3_column_text(statement_, column);
    if (!data) return {};
    return {reinterpret_cast<const char*>(data), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

core::ByteView Statement::blob(int column) const {
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
    if (!data) return {};
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

namespace {

// A file of no bytes; one that somebody else made meanwhile is as good. The database holds names: nobody else on this
// machine reads it. SQLite gives its WAL the same mode. It gets its name once it is closed, for by then another thread
// may have it open through SQLite, whose locks that would take away.
core::Status make_file(const std::filesystem::path& file) {
    std::string beside = file.string() + ".XXXXXX";
    const int made = ::mkostemp(beside.data(), O_CLOEXEC); // mode 0600
    if (made < 0) return core::fail(core::ErrorKind::Io, file.string() + ": " + std::strerror(errno));
    ::close(made);
    if (::renameat2(AT_FDCWD, beside.c_str(), AT_FDCWD, file.c_str(), RENAME_NOREPLACE) == 0) return {};
    int code = errno;
    ::unlink(beside.c_str());
    // Some network file systems and sticks cannot rename so.
    if (code == EINVAL || code == ENOSYS) {
        const int plain = ::open(file.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
        if (plain >= 0) return ::close(plain), core::Status{};
        code = errno;
    }
    if (code == EEXIST) return {};
    return core::fail(core::ErrorKind::Io, file.string() + ": " + std::strerror(code));
}

std::uint64_t number_of(const char* file) {
    struct ::stat there {};
    return ::stat(file, &there) == 0 ? static_cast<std::uint64_t>(there.st_ino) : 0;
}

} // namespace

core::Result<std::unique_ptr<Connection>> Connection::open(const std::filesystem::path& file, Access access,
                                                           core::Millis busy_timeout) {
    struct ::stat status {};
    if (::stat(file.c_str(), &status) != 0) {
        if (errno != ENOENT) return core::fail(core::ErrorKind::Io, file.string() + ": " + std::strerror(errno));
        if (access != Access::Create) return core::fail(core::ErrorKind::NotFound, file.string() + ": no such file");
        TRY(make_file(file));
    }
    sqlite3* handle = nullptr;
    const int mode = access == Access::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    const int code =
        sqlite3_open_v2(file.c_str(), &handle, mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    if (code != SQLITE_OK) {
        auto error = handle ? error_of(handle, code) : core::Error{core::ErrorKind::Io, sqlite3_errstr(code)};
        sqlite3_close(handle);
        return tl::unexpected(error.at(file.string()));
    }
    sqlite3_busy_timeout(handle, static_cast<int>(busy_timeout.count()));
    return std::unique_ptr<Connection>(new Connection(handle, file));
}

Connection::Connection(sqlite3* handle, std::filesystem::path file) : handle_(handle), file_(std::move(file)) {
    // Takes the place of SQLite's own automatic checkpoint, which is such a hook too: PRAGMA wal_autocheckpoint, even =
    // 0, would take this one away.
    sqlite3_wal_hook(
        handle_,
        [](void* self, sqlite3*, const char*, int frames) {
            static_cast<Connection*>(self)->wal_frames_ = frames;
            return SQLITE_OK;
        },
        this);
}

Connection::~Connection() {
    for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close(handle_);
}

core::Result<Statement> Connection::prepare(const char* sql) {
    sqlite3_stmt*& cached = statements_[sql];
    if (cached && sqlite3_stmt_busy(cached) == 0) return Statement{cached, false};
    sqlite3_stmt* fresh = nullptr;
    if (const int code = sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &fresh, nullptr))
        return tl::unexpected(error(code));
    if (cached) return Statement{fresh, true};
    cached = fresh;
    return Statement{fresh, false};
}

core::Status Connection::execute(const char* sql) {
    if (const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr)) return tl::unexpected(error(code));
    return {};
}

std::int64_t Connection::changes() const {
    return sqlite3_changes64(handle_);
}
bool Connection::in_transaction() const {
    return sqlite3_get_autocommit(handle_) == 0;
}

core::Result<std::size_t> Connection::read_header(std::span<char> buffer) const {
    sqlite3_file* file = nullptr;
    sqlite3_int64 size = 0;
    if (const int code = sqlite3_file_control(handle_, "main", SQLITE_FCNTL_FILE_POINTER, &file))
        return tl::unexpected(error(code));
    if (!file || !file->pMethods) return core::fail(core::ErrorKind::Io, "the file is not open");
    if (const int code = file->pMethods->xFileSize(file, &size)) return tl::unexpected(error(code));
    const auto count = std::min(buffer.size(), static_cast<std::size_t>(size));
    if (const int code = file->pMethods->xRead(file, buffer.data(), static_cast<int>(count), 0))
        return tl::unexpected(error(code));
    return count;
}

LogFiles Connection::log_files() const {
    const auto* file = sqlite3_db_filename(handle_, "main"); // links resolved, as SQLite names what lies beside it
    return {number_of(sqlite3_filename_wal(file)), number_of((std::string(file) + "-shm").c_str())};
}

void Connection::watch_log() {
    log_ = log_files();
}

bool Connection::file_is_gone() const {
    int moved = 0;
    if (sqlite3_file_control(handle_, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0) return true;
    return log_ && *log_ != log_files();
}

core::Status Connection::checkpoint() {
    const int code = sqlite3_wal_checkpoint_v2(handle_, "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY) return tl::unexpected(error(code));
    wal_frames_ = 0;
    return {};
}

core::Result<bool> Connection::empty_log() {
    const int code = sqlite3_wal_checkpoint_v2(handle_, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if ((code & 0xff) == SQLITE_BUSY) return false;
    if (code != SQLITE_OK) return tl::unexpected(error(code));
    wal_frames_ = 0;
    return true;
}

core::Status Connection::copy_to(const std::filesystem::path& file) {
    struct ::stat there {};
    if (::lstat(file.c_str(), &there) == 0)
        return core::fail(core::ErrorKind::Refused, file.string() + ": there is a file of that name");
    const auto copy = TRY(open(file, Access::Create, core::Millis{0}));
    sqlite3_backup* backup = sqlite3_backup_init(copy->handle_, "main", handle_, "main");
    if (backup == nullptr) return tl::unexpected(copy->error(sqlite3_errcode(copy->handle_)).at(file.string()));
    const int done = sqlite3_backup_step(backup, -1);
    sqlite3_backup_finish(backup);
    if (done != SQLITE_DONE) return tl::unexpected(copy->error(done).at(file.string()));
    // One file, whoever looks into it.
    return copy->execute("PRAGMA journal_mode = DELETE");
}

void Connection::keep_file_as_it_is() {
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

core::Error Connection::error(int code) const {
    return error_of(handle_, code);
}

core::Result<Transaction> Transaction::write(Connection& connection) {
    TRY(connection.run("BEGIN IMMEDIATE"));
    return Transaction{connection};
}

core::Result<Transaction> Transaction::read(Connection& connection) {
    TRY(connection.run("BEGIN"));
    return Transaction{connection};
}

Transaction::~Transaction() {
    // SQLite has rolled back by itself after some errors, a full disk among them.
    if (connection_ && connection_->in_transaction()) (void)connection_->run("ROLLBACK");
}

core::Status Transaction::commit() {
    auto done = connection_->run("COMMIT");
    if (done) connection_ = nullptr;
    return done;
}

} // namespace kiosk::store
