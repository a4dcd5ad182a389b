#include "sync/hub/postgres_connection.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <libpq-fe.h>
#include <map>
#include <poll.h>

#include "core/base/big_endian.hpp"
#include "core/base/iso_day.hpp"

namespace kiosk::sync {

namespace {

using core::ErrorKind, core::Result, core::Status;

// Of src/include/catalog/pg_type.dat; they never change.
constexpr unsigned kByteaOid = 17;
constexpr unsigned kInt8Oid = 20;
constexpr unsigned kInt2Oid = 21;
constexpr unsigned kInt4Oid = 23;
constexpr unsigned kTextOid = 25;
constexpr unsigned kByteaArrayOid = 1001;

constexpr const char* kSystemRoots = "/etc/ssl/certs/ca-certificates.crt";

template <core::Number T> PgValue integer_value(unsigned type, T value) {
    const auto bytes = core::big_endian(value);
    return {type, {bytes.begin(), bytes.end()}};
}

std::int64_t now_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

// libpq ends its words with a line break, and may say several lines.
std::string one_line(const char* words) {
    std::string out(words != nullptr ? words : "");
    while (!out.empty() && (out.back() == '\n' || out.back() == ' ')) out.pop_back();
    std::ranges::replace(out, '\n', ' ');
    return out;
}

bool is_local(std::string_view host) {
    return host.empty() || host[0] == '/' || host[0] == '@' || host == "localhost" || host == "::1" ||
           host.starts_with("127.");
}

bool all_local(std::string_view hosts) {
    while (true) {
        const auto comma = hosts.find(',');
        if (!is_local(hosts.substr(0, comma))) return false;
        if (comma == std::string_view::npos) return true;
        hosts.remove_prefix(comma + 1);
    }
}

using Settings = std::map<std::string, std::string>;

Result<Settings> parse_url(const std::string& url) {
    if (!url.starts_with("postgresql://") && !url.starts_with("postgres://"))
        return core::fail(ErrorKind::Usage, "a hub is named by postgresql://USER@HOST/DATABASE");
    char* words = nullptr;
    PQconninfoOption* options = PQconninfoParse(url.c_str(), &words);
    if (options == nullptr) {
        // libpq's own words would repeat the URL, and a password with it.
        PQfreemem(words);
        return core::fail(ErrorKind::Usage, "that is no URL of a hub: write postgresql://USER@HOST/DATABASE");
    }
    Settings settings;
    for (const auto* each = options; each->keyword != nullptr; ++each)
        if (each->val != nullptr) settings[each->keyword] = each->val;
    PQconninfoFree(options);
    if (settings.contains("password") || settings.contains("sslpassword"))
        return core::fail(ErrorKind::Usage,
                          "a password is no part of a hub's URL, where others can read it: write it to a "
                          "file of mode 0600 and name that with ?passfile=FILE, or in PGPASSFILE");
    return settings;
}

const char* environment(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

void choose_tls(Settings& settings) {
    if (settings.contains("service") || *environment("PGSERVICE") != '\0') return; // looked at once it is connected
    const auto host = settings.contains("hostaddr") ? settings["hostaddr"]
                      : settings.contains("host")   ? settings["host"]
                                                    : std::string(environment("PGHOST"));
    if (all_local(host)) return;
    settings.emplace("sslmode", "verify-full");
    const auto own = std::filesystem::path(environment("HOME")) / ".postgresql" / "root.crt";
    std::error_code ignored;
    if (!std::filesystem::exists(own, ignored) && *environment("PGSSLROOTCERT") == '\0')
        settings.emplace("sslrootcert", kSystemRoots);
}

Status check_tls(pg_conn* connection) {
    const char* host = PQhost(connection);
    if (is_local(host != nullptr ? host : "")) return {};
    std::string mode;
    PQconninfoOption* options = PQconninfo(connection);
    for (const auto* each = options; each != nullptr && each->keyword != nullptr; ++each)
        if (std::string_view(each->keyword) == "sslmode" && each->val != nullptr) mode = each->val;
    PQconninfoFree(options);
    if (mode == "prefer" || mode.empty())
        return core::fail(ErrorKind::Refused, "the service does not say how to prove who the hub is: write "
                                              "sslmode=verify-full and sslrootcert=… into it");
    return {};
}

// Of a server that is going down, starting, full, or set back to reading only: it may come back.
bool may_come_back(std::string_view state) {
    for (const auto* start : {"08", "53", "57", "40", "25006", "55P03"})
        if (state.starts_with(start)) return true;
    return false;
}

} // namespace

PgValue PgValue::of(std::int16_t value) {
    return integer_value(kInt2Oid, value);
}
PgValue PgValue::of(std::int32_t value) {
    return integer_value(kInt4Oid, value);
}
PgValue PgValue::of(std::int64_t value) {
    return integer_value(kInt8Oid, value);
}
PgValue PgValue::of(std::string_view text) {
    return {kTextOid, {text.begin(), text.end()}};
}
PgValue PgValue::of(core::ByteView bytes) {
    return {kByteaOid, {bytes.begin(), bytes.end()}};
}

// array_recv: dimensions, whether there are nulls, the elements' type; of the dimension its size and first index; then
// each element with its length.
PgValue PgValue::of(const std::vector<core::Bytes>& array) {
    std::size_t size = 20;
    for (const auto& each : array) size += 4 + each.size();
    core::ByteWriter out;
    out.reserve(size);
    out.number(std::int32_t{array.empty() ? 0 : 1});
    out.number(std::int32_t{0});
    out.number(kByteaOid);
    if (!array.empty()) {
        out.number(static_cast<std::int32_t>(array.size()));
        out.number(std::int32_t{1});
    }
    for (const auto& each : array) {
        out.number(static_cast<std::int32_t>(each.size()));
        out.raw(each);
    }
    return {kByteaArrayOid, std::move(out).take()};
}

int PgRows::size() const {
    return PQntuples(result_.get());
}
int PgRows::columns() const {
    return PQnfields(result_.get());
}
std::string why_not_verified(std::chrono::sys_days today) {
    const auto said = core::format_day(core::LocalDay{today.time_since_epoch()});
    if (today < kNoClockIsBefore)
        return " (this machine's clock says " + said +
               ", before any certificate was made: set the clock; the certificate may be good)";
    return " (this machine's clock says " + said +
           "; if that is right, the hub's certificate has expired, or its authority is not one that this machine "
           "knows: ask "
           "whoever runs the hub to renew it, or name the authority's certificate with sslrootcert)";
}

bool PgRows::null(int row, int column) const {
    return PQgetisnull(result_.get(), row, column) != 0;
}
core::ByteView PgRows::bytes(int row, int column) const {
    return {reinterpret_cast<const std::uint8_t*>(PQgetvalue(result_.get(), row, column)),
            static_cast<std::size_t>(PQgetlength(result_.get(), row, column))};
}
std::string_view PgRows::text(int row, int column) const {
    return {PQgetvalue(result_.get(), row, column), static_cast<std::size_t>(PQgetlength(result_.get(), row, column))};
}
std::int64_t PgRows::integer(int row, int column) const {
    const auto value = bytes(row, column);
    switch (value.size()) {
    case 2:
        return core::from_big_endian<std::int16_t>(value);
    case 4:
        return core::from_big_endian<std::int32_t>(value);
    case 8:
        return core::from_big_endian<std::int64_t>(value);
    default:
        return 0;
    }
}
bool PgRows::boolean(int row, int column) const {
    const auto value = bytes(row, column);
    return value.size() == 1 && value[0] == 1;
}

void PgConnection::Close::operator()(pg_conn* connection) const {
    PQfinish(connection);
}
PgConnection::~PgConnection() = default;

Result<std::unique_ptr<PgConnection>> PgConnection::open(const std::string& url, const PgTimeouts& timeouts) {
    std::unique_ptr<PgConnection> made(new PgConnection(timeouts));
    TRY(made->connect(url));
    return made;
}

Status PgConnection::connect(const std::string& url) {
    auto parsed = TRY(parse_url(url));
    auto& settings = parsed;
    choose_tls(settings);
    const auto statement = std::to_string(timeouts_.statement.count());
    settings.emplace("application_name", "kiosk");
    settings.emplace("client_encoding", "UTF8");
    settings.emplace("tcp_user_timeout", statement);
    settings.emplace("options", "-c statement_timeout=" + statement + " -c lock_timeout=" + statement +
                                    " -c search_path=pg_catalog");
    std::vector<const char*> words;
    std::vector<const char*> values;
    for (const auto& [word, value] : settings) {
        words.push_back(word.c_str());
        values.push_back(value.c_str());
    }
    words.push_back(nullptr);
    values.push_back(nullptr);
    connection_.reset(PQconnectStartParams(words.data(), values.data(), 0));
    if (!connection_) return core::fail(ErrorKind::Unavailable, "no memory for a connection");
    const auto deadline = now_ms() + timeouts_.connect.count();
    for (auto next = PGRES_POLLING_WRITING; PQstatus(connection_.get()) != CONNECTION_BAD;) {
        TRY(wait(next == PGRES_POLLING_WRITING, deadline));
        next = PQconnectPoll(connection_.get());
        if (next == PGRES_POLLING_OK) {
            PQsetNoticeProcessor(
                connection_.get(), [](void*, const char*) {}, nullptr);
            return check_tls(connection_.get());
        }
        if (next == PGRES_POLLING_FAILED) break;
    }
    return tl::unexpected(lost());
}

core::Error PgConnection::lost() const {
    auto words = one_line(PQerrorMessage(connection_.get()));
    if (words.find("certificate verify failed") != std::string::npos)
        words += why_not_verified(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    return {ErrorKind::Unavailable, "the hub cannot be reached: " + words};
}

bool PgConnection::usable() const {
    return connection_ && PQstatus(connection_.get()) == CONNECTION_OK;
}

Status PgConnection::wait(bool to_write, std::int64_t deadline) {
    while (true) {
        const auto left = deadline - now_ms();
        if (left <= 0) return core::fail(ErrorKind::Unavailable, "the hub does not answer in time");
        std::array<pollfd, 2> waiting{
            {{PQsocket(connection_.get()), static_cast<short>(to_write ? POLLOUT | POLLIN : POLLIN), 0},
             {timeouts_.stop_fd, POLLIN, 0}}};
        if (waiting[0].fd < 0) return tl::unexpected(lost());
        const int ready = poll(waiting.data(), waiting.size(), static_cast<int>(left));
        if (ready > 0 && waiting[1].revents != 0)
            return core::fail(ErrorKind::Unavailable, "the sync was told to stop");
        if (ready > 0) return {};
        if (ready < 0 && errno != EINTR)
            return core::fail(ErrorKind::Unavailable, std::string("waiting for the hub: ") + std::strerror(errno));
    }
}

// The last of the statement's results; an error among them stands.
Result<std::shared_ptr<pg_result>> PgConnection::result() {
    auto* connection = connection_.get();
    const auto deadline = now_ms() + timeouts_.statement.count() + 1'000; // the server's own limit comes first
    // What did not fit into the socket yet; the server may answer, and must be read, before it has taken it all.
    for (int left = PQflush(connection); left != 0; left = PQflush(connection)) {
        if (left < 0) return tl::unexpected(lost());
        TRY(wait(true, deadline));
        if (PQconsumeInput(connection) == 0) return tl::unexpected(lost());
    }
    std::shared_ptr<pg_result> last;
    std::optional<core::Error> failed;
    while (true) {
        while (PQisBusy(connection) != 0) {
            if (auto ready = wait(false, deadline); !ready) {
                connection_.reset();
                return tl::unexpected(ready.error());
            }
            if (PQconsumeInput(connection) == 0) return tl::unexpected(lost());
        }
        std::shared_ptr<pg_result> one(PQgetResult(connection), PQclear);
        if (!one) break;
        const auto status = PQresultStatus(one.get());
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK && !failed) {
            const char* state = PQresultErrorField(one.get(), PG_DIAG_SQLSTATE);
            const char* words = PQresultErrorField(one.get(), PG_DIAG_MESSAGE_PRIMARY);
            const bool down = state == nullptr || may_come_back(state) || PQstatus(connection) == CONNECTION_BAD;
            failed = core::Error{down ? ErrorKind::Unavailable : ErrorKind::Refused,
                                 std::string(down ? "the hub broke off: " : "the hub refused: ") +
                                     one_line(words != nullptr ? words : PQresultErrorMessage(one.get()))};
        }
        last = std::move(one);
    }
    if (failed) return tl::unexpected(*failed);
    if (!last) return tl::unexpected(lost());
    return last;
}

Result<PgRows> PgConnection::query(const char* sql, std::span<const PgValue> values) {
    if (!usable()) return core::fail(ErrorKind::Unavailable, "the connection to the hub is gone");
    std::vector<Oid> types;
    std::vector<const char*> data;
    std::vector<int> lengths;
    std::vector<int> formats;
    for (const auto& value : values) {
        types.push_back(value.type);
        data.push_back(value.bytes.empty() ? "" : reinterpret_cast<const char*>(value.bytes.data()));
        lengths.push_back(static_cast<int>(value.bytes.size()));
        formats.push_back(1);
    }
    PQsetnonblocking(connection_.get(), 1);
    if (PQsendQueryParams(connection_.get(), sql, static_cast<int>(values.size()), types.data(), data.data(),
                          lengths.data(), formats.data(), 1) == 0)
        return tl::unexpected(lost());
    auto rows = TRY(result());
    return PgRows(std::move(rows));
}

Status PgConnection::run(const std::string& script) {
    if (!usable()) return core::fail(ErrorKind::Unavailable, "the connection to the hub is gone");
    if (PQsendQuery(connection_.get(), script.c_str()) == 0) return tl::unexpected(lost());
    TRY(result());
    return {};
}

Result<std::string> PgConnection::scram_of(const std::string& role, const std::string& password) {
    std::unique_ptr<char, decltype(&PQfreemem)> made(
        PQencryptPasswordConn(connection_.get(), password.c_str(), role.c_str(), "scram-sha-256"), PQfreemem);
    if (!made) return tl::unexpected(lost());
    return std::string(made.get());
}

std::string PgConnection::quoted_name(std::string_view name) {
    std::unique_ptr<char, decltype(&PQfreemem)> made(PQescapeIdentifier(connection_.get(), name.data(), name.size()),
                                                     PQfreemem);
    return made ? made.get() : "\"\"";
}

std::string PgConnection::quoted_text(std::string_view text) {
    std::unique_ptr<char, decltype(&PQfreemem)> made(PQescapeLiteral(connection_.get(), text.data(), text.size()),
                                                     PQfreemem);
    return made ? made.get() : "''";
}

Result<bool> PgConnection::wait_for_news(core::Millis most, int other_fd) {
    const auto deadline = now_ms() + most.count();
    while (true) {
        if (!usable() || PQconsumeInput(connection_.get()) == 0) return tl::unexpected(lost());
        bool told = false;
        while (auto* news = PQnotifies(connection_.get())) {
            told = true;
            PQfreemem(news);
        }
        if (told) return true;
        const auto left = deadline - now_ms();
        if (left <= 0) return false;
        std::array<pollfd, 3> waiting{
            {{PQsocket(connection_.get()), POLLIN, 0}, {other_fd, POLLIN, 0}, {timeouts_.stop_fd, POLLIN, 0}}};
        const int ready = poll(waiting.data(), waiting.size(), static_cast<int>(left));
        if (ready < 0 && errno != EINTR)
            return core::fail(ErrorKind::Unavailable, std::string("waiting for the hub: ") + std::strerror(errno));
        if (ready > 0 && (waiting[1].revents != 0 || waiting[2].revents != 0)) return false;
    }
}

} // namespace kiosk::sync
