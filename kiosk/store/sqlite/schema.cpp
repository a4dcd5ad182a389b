#include "store/sqlite/schema.hpp"

#include <array>
#include <string>
#include <string_view>
#include <system_error>

#include "core/base/big_endian.hpp"
#include "store/sqlite/identity_file.hpp"

namespace kiosk::store {

namespace {

core::Error too_new(const std::filesystem::path& file, std::int64_t version) {
    return {core::ErrorKind::TooNew, file.string() + ": written by a newer version of this program (schema " +
                                         std::to_string(version) + ", this one knows " +
                                         std::to_string(kSchemaVersion) + "); install that version"};
}

core::Error not_ours(const std::filesystem::path& file) {
    return {core::ErrorKind::Corrupt, file.string() + ": not a kiosk database"};
}

bool is_ours(std::int64_t application) {
    return application == kApplicationId || application == kPracticeId;
}

// Before any statement, which would touch the file's WAL. A file of no bytes is a new one.
core::Status check_header(const Connection& connection, Access access) {
    const auto& file = connection.file();
    std::array<char, 100> header{};
    const auto size = connection.read_header(header);
    if (!size) return tl::unexpected(size.error().at(file.string()));
    if (*size == 0 && access == Access::Create) return {};
    constexpr std::string_view magic{"SQLite format 3\0", 16};
    if (*size < header.size() || std::string_view{header.data(), magic.size()} != magic)
        return tl::unexpected(not_ours(file));
    const auto number = [&](std::size_t offset) { // of the SQLite file format, section 1.3
        const auto bytes = core::as_bytes({header.data() + offset, 4});
        return std::int64_t{core::from_big_endian<std::uint32_t>(bytes)};
    };
    const auto version = number(60);
    // Both are 0 while a file's creation is still only in its WAL.
    if (!is_ours(number(68)) && (number(68) != 0 || version != 0)) return tl::unexpected(not_ours(file));
    if (version > kSchemaVersion) return tl::unexpected(too_new(file, version));
    return {};
}

core::Result<std::int64_t> checked_version(Connection& connection) {
    auto version = connection.number("PRAGMA user_version");
    if (!version) return version;
    auto application = connection.number("PRAGMA application_id");
    if (!application) return application;
    if (*version > kSchemaVersion) return tl::unexpected(too_new(connection.file(), *version));
    if (is_ours(*application) || (*application == 0 && *version == 0)) return version;
    return tl::unexpected(not_ours(connection.file()));
}

core::Status migrate(Connection& connection) {
    auto transaction = TRY(Transaction::write(connection));
    // Again, now that nobody else can be at it.
    auto version = TRY(checked_version(connection));
    if (version == 0) {
        auto tables = TRY(connection.number("SELECT count(*) FROM sqlite_schema"));
        if (tables != 0) return tl::unexpected(not_ours(connection.file()));
    }
    for (const auto script : migrations().subspan(static_cast<std::size_t>(version)))
        TRY(connection.execute(script.data()));
    const bool practice = TRY(connection.number("PRAGMA application_id")) == kPracticeId;
    const auto stamp = "PRAGMA application_id = " + std::to_string(practice ? kPracticeId : kApplicationId) +
                       "; PRAGMA user_version = " + std::to_string(kSchemaVersion);
    TRY(connection.execute(stamp.c_str()));
    return transaction.commit();
}

core::Status prepare(Connection& connection, Access access) {
    // Before anything of the schema is believed.
    if (auto done =
            connection.execute("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON;"
                               "PRAGMA recursive_triggers = ON; PRAGMA synchronous = FULL;"
                               // What is deleted is names, and must be gone from the disk.
                               "PRAGMA secure_delete = ON;");
        !done)
        return done;
    auto version = TRY(checked_version(connection));
    if (access == Access::ReadOnly)
        return version == kSchemaVersion
                   ? core::Status{}
                   : core::fail(core::ErrorKind::Refused,
                                connection.file().string() + ": of an older version; open it for writing once");
    if (version == 0 && access != Access::Create) return tl::unexpected(not_ours(connection.file()));
    TRY(connection.execute("PRAGMA journal_mode = WAL"));
    return version < kSchemaVersion ? migrate(connection) : core::Status{};
}

// A file of no bytes is a new one, but not where entries were written: a power cut took them, and SQLite would throw
// away the WAL that may still hold some. The identity beside it tells.
core::Status check_not_lost(const std::filesystem::path& file) {
    std::error_code none;
    if (std::filesystem::file_size(file, none) != 0 || none) return {};
    const auto identity = identity_path(file);
    if (!std::filesystem::exists(identity, none)) return {};
    return core::fail(core::ErrorKind::Corrupt,
                      file.string() + ": has no bytes, though " + identity.filename().string() +
                          " beside it tells that entries were written here: they are lost from this file, as after a "
                          "power cut. Put a copy of it back, or move all files that begin with " +
                          file.filename().string() + " away to begin anew; what was synced comes back from the hub");
}

} // namespace

core::Result<std::unique_ptr<Connection>> open_database(const std::filesystem::path& file, Access access,
                                                        core::Millis busy_timeout) {
    TRY(check_not_lost(file));
    auto connection = Connection::open(file, access, busy_timeout);
    if (!connection) return connection;
    TRY(check_header(**connection, access));
    if (auto prepared = prepare(**connection, access); !prepared) {
        (*connection)->keep_file_as_it_is();
        return tl::unexpected(prepared.error().kind == core::ErrorKind::TooNew ? prepared.error()
                                                                               : prepared.error().at(file.string()));
    }
    return connection;
}

} // namespace kiosk::store
