// One connection to a PostgreSQL server, over libpq, that never waits longer than it was told to.
//
// URL: postgresql://[user@]host[:port]/database[?parameter=value&…], as libpq has it. A password in it is refused, for
// every user of a machine can read its command lines and its programs' URLs: it comes from PGPASSFILE, ~/.pgpass, the
// parameter passfile, or a service file. TLS: where the server is not reached by a Unix socket or by loopback,
// sslmode=verify-full unless the URL or the service says otherwise, and without sslrootcert or ~/.postgresql/root.crt
// against the machine's own certificates.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/clock.hpp"
#include "core/base/result.hpp"

// libpq's own types; its header stays in the .cpp files.
struct pg_conn;
struct pg_result;

namespace kiosk::sync {

// TLS tells a certificate that has expired and a clock before its first day apart by no word: this adds what the clock
// says.
inline constexpr std::chrono::sys_days kNoClockIsBefore{std::chrono::year{2026} / 1 / 1};
[[nodiscard]] std::string why_not_verified(std::chrono::sys_days today);

struct PgTimeouts {
    core::Millis connect{5'000};
    core::Millis statement{15'000}; // one statement, network and all
    int stop_fd = -1;               // when this can be read, whatever waits gives up at once; -1: none
};

// For statements that carry an event package.
inline constexpr PgTimeouts kPackageTimeouts{core::Millis{5'000}, core::Millis{120'000}};

// A value in PostgreSQL's binary form.
struct PgValue {
    unsigned type = 0; // OID
    core::Bytes bytes;
    static PgValue of(std::int16_t value);
    static PgValue of(std::int32_t value);
    static PgValue of(std::int64_t value);
    static PgValue of(std::string_view text);
    static PgValue of(core::ByteView bytes);
    static PgValue of(const std::vector<core::Bytes>& array);
};

// Rows in binary form. Out of range is a mistake of the caller's; a value of another size than asked for reads as 0.
class PgRows {
  public:
    explicit PgRows(std::shared_ptr<pg_result> result) : result_(std::move(result)) {}
    [[nodiscard]] int size() const;
    [[nodiscard]] int columns() const;
    [[nodiscard]] bool null(int row, int column) const;
    [[nodiscard]] core::ByteView bytes(int row, int column) const; // valid as long as the rows
    [[nodiscard]] std::string_view text(int row, int column) const;
    [[nodiscard]] std::int64_t integer(int row, int column) const; // of 2, 4 or 8 bytes
    [[nodiscard]] bool boolean(int row, int column) const;

  private:
    std::shared_ptr<pg_result> result_;
};

// Used by one thread at a time. Errors: Usage (the URL), Unavailable (the server, or the way to it: try later),
// Refused (it understood, and will not).
class PgConnection {
  public:
    static core::Result<std::unique_ptr<PgConnection>> open(const std::string& url, const PgTimeouts& timeouts = {});
    ~PgConnection();
    PgConnection(const PgConnection&) = delete;
    PgConnection& operator=(const PgConnection&) = delete;

    [[nodiscard]] core::Result<PgRows> query(const char* sql, std::span<const PgValue> values = {});
    // Statements without values, in one transaction of their own unless they begin one.
    [[nodiscard]] core::Status run(const std::string& script);

    // As this server stores it (SCRAM-SHA-256): the password itself is sent nowhere.
    [[nodiscard]] core::Result<std::string> scram_of(const std::string& role, const std::string& password);
    [[nodiscard]] std::string quoted_name(std::string_view name);
    [[nodiscard]] std::string quoted_text(std::string_view text);

    // Waits until a notification came, other_fd can be read (-1: none), or the time is over. True: a notification.
    [[nodiscard]] core::Result<bool> wait_for_news(core::Millis most, int other_fd);
    [[nodiscard]] bool usable() const;

  private:
    explicit PgConnection(const PgTimeouts& timeouts) : timeouts_(timeouts) {}
    [[nodiscard]] core::Status connect(const std::string& url);
    [[nodiscard]] core::Status wait(bool to_write, std::int64_t deadline);
    [[nodiscard]] core::Result<std::shared_ptr<pg_result>> result();
    [[nodiscard]] core::Error lost() const;

    struct Close {
        void operator()(pg_conn* connection) const;
    };
    PgTimeouts timeouts_;
    std::unique_ptr<pg_conn, Close> connection_;
};

} // namespace kiosk::sync
