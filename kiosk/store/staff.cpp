#include "store/staff.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "store/sqlite/connection.hpp"

namespace kiosk::store {
namespace {

using core::ErrorKind, core::Result, core::Status;

Result<std::optional<core::PinSalt>> read_salt(Connection& connection) {
    return connection.first("SELECT salt, opslimit, memlimit FROM staff_salt", [](const Statement& row) {
        core::PinSalt salt;
        const auto bytes = row.blob(0);
        if (bytes.size() == salt.bytes.size())
            std::ranges::copy(bytes, salt.bytes.begin());
        else
            row.mark_malformed();
        salt.cost = {row.get<std::uint64_t>(1), row.get<std::uint64_t>(2)};
        return salt;
    });
}

// Made with the first PIN.
Result<core::PinSalt> salt_of(Connection& connection) {
    if (const auto salt = TRY(read_salt(connection))) return *salt;
    const auto salt = core::random_pin_salt();
    TRY(connection.run("INSERT INTO staff_salt VALUES (1,?,?,?)", core::ByteView(salt.bytes), salt.cost.opslimit,
                       salt.cost.memlimit));
    return salt;
}

Result<core::PinTries> tries_of(Connection& connection) {
    auto tries =
        TRY(connection.first("SELECT wrong, wall, boot, mono, trusted FROM pin_tries", [](const Statement& row) {
            return core::PinTries{
                row.get<int>(0),
                {row.get<core::WallTime>(1), row.get<core::BootId>(2), row.get<core::MonoTime>(3), row.get<bool>(4)}};
        }));
    return tries.value_or(core::PinTries{});
}

Status keep(Connection& connection, const core::PinTries& tries) {
    return connection.run("INSERT OR REPLACE INTO pin_tries VALUES (1,?,?,?,?,?)", tries.wrong, tries.last.wall,
                          tries.last.boot, tries.last.mono, tries.last.trusted);
}

Status forget_tries(Connection& connection) {
    return connection.run("DELETE FROM pin_tries");
}

// The hash of a PIN that may be somebody's from now on.
Result<core::Hash> free_pin(Connection& connection, std::string_view pin, const core::OperatorId& whose) {
    TRY(core::check_new_pin(pin));
    const auto salt = TRY(salt_of(connection));
    const auto hash = TRY(core::hash_pin(salt, pin));
    if (TRY(connection.number("SELECT count(*) FROM staff WHERE pin = ? AND id <> ?", hash, whose)) != 0)
        return core::fail(ErrorKind::Refused,
                          "somebody else has this PIN, and a PIN says who somebody is: choose another");
    return hash;
}

Status no_such(const core::OperatorId& id) {
    return core::fail(ErrorKind::NotFound, "nobody is called " + id.str() + "; kioskctl staff list says who there is");
}

} // namespace

Result<std::vector<core::StaffMember>> read_staff(const Database& database) {
    std::vector<core::StaffMember> staff;
    TRY(database.connection().each("SELECT id, role FROM staff ORDER BY id", [&](const Statement& row) {
        staff.push_back({row.get<core::OperatorId>(0), row.get<core::StaffRole>(1)});
        return true;
    }));
    return staff;
}

Status add_staff(Database& database, const core::StaffMember& member, std::string_view pin) {
    auto& connection = database.connection();
    auto transaction = TRY(Transaction::write(connection));
    if (TRY(connection.number("SELECT count(*) FROM staff WHERE id = ?", member.id)) != 0)
        return core::fail(ErrorKind::Refused,
                          "there is a " + member.id.str() +
                              " already; kioskctl staff reset gives another PIN, staff remove takes "
                              "them out");
    if (TRY(connection.number("SELECT count(*) FROM staff")) >= std::int64_t{core::kMostStaff})
        return core::fail(ErrorKind::Refused, "a kiosk has " + std::to_string(core::kMostStaff) + " people at most");
    const auto hash = TRY(free_pin(connection, pin, member.id));
    TRY(connection.run("INSERT INTO staff (id, role, pin) VALUES (?,?,?)", member.id, member.role, hash));
    return transaction.commit();
}

Status remove_staff(Database& database, const core::OperatorId& id) {
    auto& connection = database.connection();
    auto transaction = TRY(Transaction::write(connection));
    TRY(connection.run("DELETE FROM staff WHERE id = ?", id));
    if (connection.changes() == 0) return no_such(id);
    return transaction.commit();
}

Status reset_pin(Database& database, const core::OperatorId& id, std::string_view pin) {
    auto& connection = database.connection();
    auto transaction = TRY(Transaction::write(connection));
    if (TRY(connection.number("SELECT count(*) FROM staff WHERE id = ?", id)) == 0) return no_such(id);
    const auto hash = TRY(free_pin(connection, pin, id));
    TRY(connection.run("UPDATE staff SET pin = ? WHERE id = ?", hash, id));
    TRY(forget_tries(connection));
    return transaction.commit();
}

Result<core::PinTries> read_pin_tries(const Database& database) {
    return tries_of(database.connection());
}

Result<std::vector<StaffAct>> read_staff_acts(const Database& database) {
    std::vector<StaffAct> acts;
    TRY(database.connection().each("SELECT wall, staff, act, what FROM staff_act ORDER BY rowid",
                                   [&](const Statement& row) {
                                       acts.push_back({row.get<core::WallTime>(0), row.get<core::OperatorId>(1),
                                                       row.get<std::string>(2), row.get<std::string>(3)});
                                       return true;
                                   }));
    return acts;
}

Result<std::optional<PinWrong>> begin_pin_try(Database& database, const core::Now& now) {
    auto& connection = database.connection();
    auto transaction = TRY(Transaction::write(connection));
    const auto tries = TRY(tries_of(connection));
    if (const auto wait = core::wait_left(tries, now); wait > core::Millis{0}) return PinWrong{0, wait};
    TRY(keep(connection, core::after_wrong_pin(tries, now)));
    TRY(transaction.commit());
    return std::nullopt;
}

Status end_pin_try(Database& database) {
    return forget_tries(database.connection());
}

Result<PinWrong> read_pin_wrong(const Database& database, const core::Now& now) {
    const auto tries = TRY(tries_of(database.connection()));
    return PinWrong{core::free_tries(tries), core::wait_left(tries, now)};
}

Result<SignIn> sign_in(Database& database, std::string_view pin, const core::Now& now) {
    auto& connection = database.connection();
    if (const auto waits = TRY(begin_pin_try(database, now))) return *waits;
    // Outside of any transaction: the hash takes its time, and nobody else is to wait for it.
    const auto salt = TRY(read_salt(connection));
    if (salt && core::is_pin(pin)) {
        const auto hash = TRY(core::hash_pin(*salt, pin));
        const auto member = TRY(connection.first(
            "SELECT id, role FROM staff WHERE pin = ?",
            [](const Statement& row) {
                return core::StaffMember{row.get<core::OperatorId>(0), row.get<core::StaffRole>(1)};
            },
            hash));
        if (member) {
            TRY(forget_tries(connection));
            return *member;
        }
    }
    return TRY(read_pin_wrong(database, now));
}

} // namespace kiosk::store
