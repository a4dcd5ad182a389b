#include "store/practice.hpp"

#include <cstdint>
#include <string>
#include <system_error>

#include "store/sqlite/connection.hpp"
#include "store/sqlite/schema.hpp"
#include "store/take_away.hpp"

namespace kiosk::store {

namespace {

namespace fs = std::filesystem;
using core::Result, core::Status;

// What was recorded, and what was received. An entry may be deleted once it is set aside.
constexpr const char* kForgetAll = "INSERT OR IGNORE INTO set_aside (ledger, seq, hash, bytes, signature)"
                                   " SELECT ledger, seq, hash, bytes, signature FROM entry;"
                                   "DELETE FROM entry; DELETE FROM set_aside; DELETE FROM held_entry;"
                                   "DELETE FROM ended_ledger; DELETE FROM ledger_certificate;"
                                   "DELETE FROM committed_text; DELETE FROM tally; DELETE FROM tally_made;"
                                   "DELETE FROM staff_act; DELETE FROM pin_tries; DELETE FROM issuer_secret;"
                                   // Whoever registered is expected like anybody else.
                                   "UPDATE participant SET walk_in = 0";

Status forget_all(const fs::path& file) {
    const auto connection = TRY(open_database(file, Access::ReadWrite, kBusyTimeout));
    auto transaction = TRY(Transaction::write(*connection));
    TRY(connection->execute(kForgetAll));
    const auto mark = "PRAGMA application_id = " + std::to_string(kPracticeId);
    TRY(connection->execute(mark.c_str()));
    return transaction.commit();
}

} // namespace

fs::path practice_file(const fs::path& database) {
    return database.string() + ".practice";
}

Status make_practice(const fs::path& database) {
    const auto file = practice_file(database);
    std::error_code none;
    if (fs::exists(file, none)) {
        const auto there = TRY(Database::open(file, OpenMode::ReadOnly));
        if (TRY(is_practice(there))) return {};
        TRY(take_away(file)); // it was not finished
    }
    const auto real = TRY(Database::open(database, OpenMode::ReadOnly));
    TRY(real.event());
    return real.copy_to(file).and_then([&] { return forget_all(file); }).or_else([&](const core::Error& failed) {
        (void)take_away(file);
        return Status(tl::unexpected(failed));
    });
}

Status end_practice(const fs::path& database) {
    return take_away(practice_file(database));
}

Result<bool> is_practice(const Database& database) {
    return database.connection().number("PRAGMA application_id").map([](std::int64_t id) { return id == kPracticeId; });
}

Status check_is_real(const Database& database) {
    if (!TRY(is_practice(database))) return {};
    return core::fail(core::ErrorKind::Refused, database.connection().file().string() +
                                                    ": a rehearsal's database, of which nothing is synced or reported");
}

} // namespace kiosk::store
