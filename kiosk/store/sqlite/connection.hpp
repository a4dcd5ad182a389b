// A thin typed layer over sqlite3*, internal to this room: strong types in and out of columns, errors as values.
// A Connection and everything borrowed from it belong to one thread at a time.
#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>

#include "core/base/bytes.hpp"
#include "core/base/clock.hpp"
#include "core/base/ids.hpp"
#include "core/base/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace kiosk::store {

namespace detail {
template <class T> inline constexpr bool is_text_id = false;
template <class Tag> inline constexpr bool is_text_id<core::TextId<Tag>> = true;
template <class T> inline constexpr bool is_number_id = false;
template <class Tag, class Rep> inline constexpr bool is_number_id<core::NumberId<Tag, Rep>> = true;
template <class T> inline constexpr bool is_bytes_id = false;
template <class Tag, std::size_t N> inline constexpr bool is_bytes_id<core::BytesId<Tag, N>> = true;
template <class T> inline constexpr bool is_time_point = false;
template <class Clock, class Duration>
inline constexpr bool is_time_point<std::chrono::time_point<Clock, Duration>> = true;
template <class T> inline constexpr bool is_duration = false;
template <class Rep, class Period> inline constexpr bool is_duration<std::chrono::duration<Rep, Period>> = true;
template <class T> inline constexpr bool is_optional = false;
template <class T> inline constexpr bool is_optional<std::optional<T>> = true;
template <class> inline constexpr bool unsupported = false;
} // namespace detail

// Borrowed from the Connection's cache; goes back, reset, when it is destroyed. The Connection must outlive it.
class Statement {
  public:
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    // Positions from 1. A failure to bind comes out of step(). Borrowed text and bytes must live until then.
    // Ids of 64 bits are kept as SQLite's signed integers, bit by bit.
    template <class T> void bind(int position, const T& value) {
        using namespace detail;
        if constexpr (is_optional<T>)
            value ? bind(position, *value) : bind_null(position);
        else if constexpr (is_text_id<T>)
            bind_text(position, value.str());
        else if constexpr (is_number_id<T>)
            bind_integer(position, static_cast<std::int64_t>(value.value()));
        else if constexpr (is_bytes_id<T>)
            bind_blob(position, value.bytes);
        else if constexpr (is_time_point<T>)
            bind_integer(position, std::int64_t{value.time_since_epoch().count()});
        else if constexpr (is_duration<T>)
            bind_integer(position, std::int64_t{value.count()});
        else if constexpr (std::is_enum_v<T> || std::integral<T>)
            bind_integer(position, static_cast<std::int64_t>(value));
        else if constexpr (std::floating_point<T>)
            bind_real(position, value);
        else if constexpr (std::convertible_to<const T&, std::string_view>)
            bind_text(position, value);
        else if constexpr (std::convertible_to<const T&, core::ByteView>)
            bind_blob(position, value);
        else
            static_assert(unsupported<T>);
    }
    template <class... Values> void bind_all(const Values&... values) {
        [[maybe_unused]] int position = 0;
        (bind(++position, values), ...);
    }

    // True: there is a row. False: done.
    [[nodiscard]] core::Result<bool> step();
    void reset();

    // Columns from 0 of the current row. A value that cannot be a T (a blob of another length) marks the row malformed.
    template <class T> [[nodiscard]] T get(int column) const {
        using namespace detail;
        if constexpr (is_optional<T>) {
            if (is_null(column)) return std::nullopt;
            return get<typename T::value_type>(column);
        } else if constexpr (is_text_id<T>) {
            return T{std::string{text(column)}};
        } else if constexpr (is_number_id<T>) {
            return T{static_cast<typename T::rep>(integer(column))};
        } else if constexpr (is_bytes_id<T>) {
            T id;
            const auto bytes = blob(column);
            if (bytes.size() == id.bytes.size())
                std::memcpy(id.bytes.data(), bytes.data(), bytes.size());
            else
                malformed_ = true;
            return id;
        } else if constexpr (is_time_point<T>) {
            return T{typename T::duration{static_cast<typename T::duration::rep>(integer(column))}};
        } else if constexpr (is_duration<T>) {
            return T{static_cast<typename T::rep>(integer(column))};
        } else if constexpr (std::same_as<T, bool>) {
            return integer(column) != 0;
        } else if constexpr (std::is_enum_v<T> || std::integral<T>) {
            return static_cast<T>(integer(column));
        } else if constexpr (std::floating_point<T>) {
            return real(column);
        } else if constexpr (std::same_as<T, std::string>) {
            return std::string{text(column)};
        } else {
            static_assert(unsupported<T>);
        }
    }
    [[nodiscard]] bool is_null(int column) const;
    // Views into the current row: gone with the next step().
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] core::ByteView blob(int column) const;
    void mark_malformed() const { malformed_ = true; }
    [[nodiscard]] bool malformed() const { return malformed_; }

  private:
    friend class Connection;
    Statement(sqlite3_stmt* statement, bool owned) : statement_(statement), owned_(owned) {}
    void bind_null(int position);
    void bind_integer(int position, std::int64_t value);
    void bind_real(int position, double value);
    void bind_text(int position, std::string_view value);
    void bind_blob(int position, core::ByteView value);
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;

    sqlite3_stmt* statement_;
    bool owned_; // else the cache's
    int bind_error_ = 0;
    mutable bool malformed_ = false;
};

enum class Access { ReadOnly, ReadWrite, Create };

// Which files the WAL and its index are, by their numbers on the disk; 0: not there.
struct LogFiles {
    std::uint64_t wal = 0;
    std::uint64_t index = 0;
    friend bool operator==(const LogFiles&, const LogFiles&) = default;
};

class Connection {
  public:
    // Opens the file and sets nothing but the busy timeout. NotFound when it is not there (Create makes it, mode 0600).
    static core::Result<std::unique_ptr<Connection>> open(const std::filesystem::path& file, Access access,
                                                          core::Millis busy_timeout);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // The text must have static storage: statements are cached by its address.
    [[nodiscard]] core::Result<Statement> prepare(const char* sql);

    // One statement or several, without rows or parameters.
    [[nodiscard]] core::Status execute(const char* sql);

    template <class... Values> [[nodiscard]] core::Status run(const char* sql, const Values&... values) {
        return each(
            sql, [](const Statement&) { return true; }, values...);
    }
    // on_row(const Statement&) → bool, false to stop. Corrupt when a row is malformed.
    template <class OnRow, class... Values>
    [[nodiscard]] core::Status each(const char* sql, OnRow&& on_row, const Values&... values) {
        auto statement = TRY(prepare(sql));
        statement.bind_all(values...);
        while (true) {
            auto row = TRY(statement.step());
            if (!row) return {};
            const bool more = on_row(std::as_const(statement));
            if (statement.malformed())
                return core::fail(core::ErrorKind::Corrupt, "a row of the database cannot be read");
            if (!more) return {};
        }
    }
    // The first row through read(const Statement&) → T; nothing when there is none.
    template <class Read, class... Values>
    [[nodiscard]] auto first(const char* sql, Read&& read, const Values&... values)
        -> core::Result<std::optional<std::invoke_result_t<Read, const Statement&>>> {
        std::optional<std::invoke_result_t<Read, const Statement&>> found;
        TRY(each(
            sql,
            [&](const Statement& row) {
                found.emplace(read(row));
                return false;
            },
            values...));
        return found;
    }
    // The first column of the first row, 0 without one.
    template <class... Values>
    [[nodiscard]] core::Result<std::int64_t> number(const char* sql, const Values&... values) {
        auto found = TRY(first(
            sql, [](const Statement& row) { return row.template get<std::int64_t>(0); }, values...));
        return found.value_or(0);
    }

    [[nodiscard]] std::int64_t changes() const; // rows that the last statement changed
    [[nodiscard]] bool in_transaction() const;
    // The first bytes of the file, as many as it has up to the size of the buffer, read through SQLite's own descriptor
    // and without its WAL. Nobody else may open the file: closing any descriptor of it takes away all POSIX locks that
    // this process has on it (SQLite, "How To Corrupt An SQLite Database File", 2.2).
    [[nodiscard]] core::Result<std::size_t> read_header(std::span<char> buffer) const;
    // Takes note of the WAL and its index as they lie in the folder now; in WAL mode, after a first read.
    void watch_log();
    // The file, or since watch_log() its WAL or index, was deleted, renamed or replaced under us: what is written now
    // would be lost.
    [[nodiscard]] bool file_is_gone() const;
    // Frames in the WAL after the last commit of this connection.
    [[nodiscard]] int wal_frames() const { return wal_frames_; }
    // As much as readers allow. Only for the holder of the checkpoint lock (store/sqlite/checkpoint_lock.hpp).
    [[nodiscard]] core::Status checkpoint();
    // All of it, and the WAL is cut to no bytes. False: a reader is in the way. As checkpoint(), for the lock's holder.
    [[nodiscard]] core::Result<bool> empty_log();
    // By SQLite's online backup: the database as one read transaction sees it. On the disk when it returns; a part may
    // be left after an error. Refused: there is a file of that name.
    [[nodiscard]] core::Status copy_to(const std::filesystem::path& file);
    void keep_file_as_it_is(); // closing does not checkpoint
    [[nodiscard]] const std::filesystem::path& file() const { return file_; }

  private:
    Connection(sqlite3* handle, std::filesystem::path file);
    [[nodiscard]] core::Error error(int code) const;
    [[nodiscard]] LogFiles log_files() const;

    sqlite3* handle_;
    std::filesystem::path file_;
    std::unordered_map<const char*, sqlite3_stmt*> statements_;
    int wal_frames_ = 0;
    std::optional<LogFiles> log_; // since watch_log()
};

// Rolls back unless it was committed.
class Transaction {
  public:
    // Takes the write lock at once (BEGIN IMMEDIATE).
    static core::Result<Transaction> write(Connection& connection);
    static core::Result<Transaction> read(Connection& connection);
    Transaction(Transaction&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    [[nodiscard]] core::Status commit();

  private:
    explicit Transaction(Connection& connection) : connection_(&connection) {}
    Connection* connection_;
};

} // namespace kiosk::store
