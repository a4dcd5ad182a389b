#include "sync/hub/postgres_hub.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "core/base/ascii.hpp"
#include "core/base/iso_day.hpp"
#include "core/ledger/entry.hpp"
#include "sync/hub/hub_sql.hpp"

namespace kiosk::sync {

namespace {

using core::ErrorKind, core::Result, core::Status;

constexpr std::string_view kRolePrefix = "kiosk_";
constexpr std::size_t kLongestRole = 63;
constexpr std::int64_t kOldestServer = 150'000;

bool is_role(std::string_view role) {
    return role.starts_with(kRolePrefix) && role.size() > kRolePrefix.size() && role.size() <= kLongestRole &&
           role != "kiosk_hub" && role != "kiosk_device" &&
           std::ranges::all_of(role, [](char c) { return core::is_lower(c) || core::is_digit(c) || c == '_'; });
}

// Work between BEGIN and COMMIT; whatever fails undoes all of it.
template <class Work> auto in_transaction(PgConnection& hub, Work work) -> decltype(work()) {
    TRY(hub.run("BEGIN"));
    auto done = work();
    if (!done) {
        (void)hub.run("ROLLBACK"); // the first failure is the one to tell
        return done;
    }
    TRY(hub.run("COMMIT"));
    return done;
}

std::string connection_limit() {
    return " CONNECTION LIMIT " + std::to_string(kConnectionsOfAKiosk);
}

Status make_role(PgConnection& hub, const Enrolment& wanted, bool is_new) {
    if (wanted.password.empty()) return {};
    const auto scram = TRY(hub.scram_of(wanted.role, wanted.password));
    const auto name = hub.quoted_name(wanted.role);
    // Since PostgreSQL 16 a server may be set up so that whoever makes a role can act as it (createrole_self_grant).
    return hub.run((is_new ? "CREATE ROLE " : "ALTER ROLE ") + name + " LOGIN" + connection_limit() + " PASSWORD " +
                   hub.quoted_text(scram) + (is_new ? "; REVOKE " + name + " FROM CURRENT_USER" : ""));
}

// Of kiosks that were enrolled by a version that set none.
Status limit_connections(PgConnection& hub) {
    const auto unlimited = TRY(hub.query("SELECT d.role::text FROM kiosk.device d JOIN pg_roles r ON r.rolname = d.role"
                                         " WHERE r.rolconnlimit = -1"));
    for (int row = 0; row < unlimited.size(); ++row)
        TRY(hub.run("ALTER ROLE " + hub.quoted_name(unlimited.text(row, 0)) + connection_limit()));
    return {};
}

// ISO 8601 in UTC of a column, or "".
std::string iso(const std::string& time) {
    return "coalesce(to_char(" + time + R"( AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), ''))";
}

Result<bool> is_expelled(PgConnection& hub, const std::string& role) {
    const PgValue values[] = {PgValue::of(role)};
    const auto found =
        TRY(hub.query("SELECT 1::bigint FROM kiosk.device WHERE role = $1 AND expelled IS NOT NULL", values));
    return found.size() == 1;
}

// Which role it is not, and which there are.
core::Error no_such_kiosk(PgConnection& hub, const std::string& role) {
    const auto roles = hub.query("SELECT role::text FROM kiosk.device ORDER BY role");
    if (!roles) return roles.error();
    std::string known;
    for (int row = 0; row < roles->size(); ++row) known += (row == 0 ? "" : ", ") + std::string(roles->text(row, 0));
    return {ErrorKind::NotFound, "no kiosk " + role + " is enrolled at this hub; " +
                                     (known.empty() ? "nor is any other" : "there are: " + known)};
}

// The server waits for each to be gone. Whoever is no superuser may do that only to roles that it is a member of: so it
// is one within this transaction, where nobody sees it, and not afterwards. What PostgreSQL 16 and newer leave to who
// made the role (ADMIN, without INHERIT and SET) is the right to enrol it again, not to act as it.
Result<std::int64_t> end_sessions(PgConnection& hub, const std::string& role) {
    return in_transaction(hub, [&]() -> Result<std::int64_t> {
        const PgValue values[] = {PgValue::of(role)};
        const auto name = hub.quoted_name(role);
        const auto member = TRY(hub.query("SELECT pg_has_role(current_user, $1::name, 'USAGE')", values));
        if (!member.boolean(0, 0)) TRY(hub.run("GRANT " + name + " TO CURRENT_USER"));
        const auto ended = TRY(hub.query("SELECT count(*) FROM (SELECT pg_terminate_backend(pid, 5000) AS gone"
                                         " FROM pg_stat_activity WHERE usename = $1) s WHERE gone",
                                         values));
        TRY(hub.run("REVOKE " + name + " FROM CURRENT_USER"));
        return ended.integer(0, 0);
    });
}

Result<bool> add_ledger(PgConnection& hub, std::int16_t year, const Enrolment& wanted) {
    const auto& certificate = wanted.certificate;
    const auto bytes = core::certificate_bytes(certificate);
    const auto genesis = core::genesis(certificate.ledger, certificate.key).hash;
    const PgValue values[] = {PgValue::of(year),
                              PgValue::of(static_cast<std::int64_t>(certificate.event.value())),
                              PgValue::of(core::to_hex(certificate.ledger.bytes)),
                              PgValue::of(wanted.role),
                              PgValue::of(core::ByteView(certificate.key.bytes)),
                              PgValue::of(core::ByteView(bytes)),
                              PgValue::of(core::ByteView(genesis.bytes))};
    const auto added =
        TRY(hub.query("INSERT INTO kiosk.ledger (year, event, ledger, role, key, certificate, head_hash)"
                      " VALUES ($1, $2, $3::uuid, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING 1::bigint",
                      values));
    if (added.size() == 1) return true;
    const auto same =
        TRY(hub.query("SELECT 1::bigint FROM kiosk.ledger WHERE year = $1 AND event = $2 AND ledger = $3::uuid"
                      " AND role = $4 AND key = $5",
                      std::span(values).first(5)));
    if (same.size() == 1) return false;
    return core::fail(ErrorKind::Refused,
                      "that ledger is enrolled already, for another role or with another public key");
}

Status add_event(PgConnection& hub, const core::EventInfo& event) {
    const PgValue values[] = {PgValue::of(static_cast<std::int16_t>(hub_year(event))),
                              PgValue::of(static_cast<std::int64_t>(event.tag.value())), PgValue::of(event.id.str()),
                              PgValue::of(core::format_day(event.last_day))};
    return hub.query("SELECT kiosk.add_event($1, $2, $3, $4::text::date)", values).map([](const PgRows&) {});
}

} // namespace

Status init_hub(PgConnection& hub) {
    const auto version = TRY(hub.query("SELECT current_setting('server_version_num')::bigint"));
    if (version.integer(0, 0) < kOldestServer)
        return core::fail(ErrorKind::Refused, "the server is older than PostgreSQL 15");
    return in_transaction(hub, [&] { return hub.run(hub_sql()).and_then([&] { return limit_connections(hub); }); });
}

int hub_year(const core::EventInfo& event) {
    return static_cast<int>(std::chrono::year_month_day(event.first_day).year());
}

Result<bool> has_role(PgConnection& hub, const std::string& role) {
    const PgValue values[] = {PgValue::of(role)};
    const auto found = TRY(hub.query("SELECT 1::bigint FROM pg_roles WHERE rolname = $1", values));
    return found.size() == 1;
}

Result<Enrolled> enrol(PgConnection& hub, const core::EventInfo& event, const Enrolment& wanted) {
    if (!is_role(wanted.role))
        return core::fail(ErrorKind::Usage, "a kiosk's role is kiosk_ and then a-z 0-9 _, at most 63 in all");
    return in_transaction(hub, [&]() -> Result<Enrolled> {
        const auto known = TRY(has_role(hub, wanted.role));
        if (!known && wanted.password.empty())
            return core::fail(ErrorKind::Usage, "the role " + wanted.role + " is new and needs a password");
        const auto expelled = TRY(is_expelled(hub, wanted.role));
        if (expelled && wanted.password.empty())
            return core::fail(ErrorKind::Usage, "the role " + wanted.role + " was expelled and needs a new password");
        TRY(make_role(hub, wanted, !known));
        if (auto granted =
                hub.run("GRANT kiosk_device TO " + hub.quoted_name(wanted.role) + "; SET LOCAL ROLE kiosk_hub");
            !granted)
            return tl::unexpected(granted.error());
        const auto year = static_cast<std::int16_t>(hub_year(event));
        const auto tag = static_cast<std::int64_t>(event.tag.value());
        TRY(add_event(hub, event));
        const PgValue device[] = {PgValue::of(wanted.role), PgValue::of(year), PgValue::of(tag)};
        const auto bound = TRY(hub.query("INSERT INTO kiosk.device AS d (role, year, event) VALUES ($1, $2, $3)"
                                         " ON CONFLICT (role) DO UPDATE SET enrolled = now(), expelled = NULL"
                                         " WHERE (d.year, d.event) = ($2, $3) RETURNING 1::bigint",
                                         device));
        if (bound.size() != 1)
            return core::fail(ErrorKind::Refused,
                              "the role " + wanted.role + " belongs to another event: choose another --role");
        const auto added = TRY(add_ledger(hub, year, wanted));
        return Enrolled{!known, added, expelled};
    });
}

// In an order that a session of the kiosk's cannot hold up: it may keep its own row locked.
Result<Expelled> expel(PgConnection& hub, const std::string& role) {
    const PgValue values[] = {PgValue::of(role)};
    const auto kiosk = TRY(hub.query("SELECT v.id, d.expelled IS NOT NULL FROM kiosk.device d"
                                     " JOIN kiosk.event v USING (year, event) WHERE d.role = $1",
                                     values));
    if (kiosk.size() != 1) return tl::unexpected(no_such_kiosk(hub, role));
    Expelled expelled;
    expelled.event = kiosk.text(0, 0);
    expelled.already = kiosk.boolean(0, 1);
    const auto known = has_role(hub, role);
    if (!known) return tl::unexpected(known.error());
    if (*known) {
        const auto name = hub.quoted_name(role);
        TRY(hub.run("ALTER ROLE " + name + " NOLOGIN PASSWORD NULL; REVOKE kiosk_device FROM " + name));
        expelled.sessions_ended = TRY(end_sessions(hub, role));
    }
    const auto marked = TRY(hub.query(("UPDATE kiosk.device SET expelled = coalesce(expelled, now()) WHERE role = $1"
                                       " RETURNING " +
                                       iso("expelled"))
                                          .c_str(),
                                      values));
    if (marked.size() == 1) expelled.since = marked.text(0, 0);
    return expelled;
}

Result<bool> publish(PgConnection& hub, const core::EventInfo& event, core::RevisionNumber number,
                     const core::Hash& content, core::ByteView package) {
    return in_transaction(hub, [&]() -> Result<bool> {
        TRY(hub.run("SET LOCAL ROLE kiosk_hub"));
        const auto wanted = static_cast<std::int64_t>(number.value());
        const PgValue row[] = {PgValue::of(static_cast<std::int16_t>(hub_year(event))),
                               PgValue::of(static_cast<std::int64_t>(event.tag.value())), PgValue::of(wanted),
                               PgValue::of(core::ByteView(content.bytes)), PgValue::of(package)};
        const std::span all(row);
        TRY(add_event(hub, event));
        const auto purged = TRY(hub.query("SELECT to_char(purged AT TIME ZONE 'UTC', 'YYYY-MM-DD') FROM kiosk.event"
                                          " WHERE year = $1 AND event = $2 AND purged IS NOT NULL",
                                          all.first(2)));
        if (purged.size() == 1)
            return core::fail(ErrorKind::Refused, "the names of " + event.id.str() + " were purged on " +
                                                      std::string(purged.text(0, 0)) +
                                                      ": the hub takes no package of it any more");
        // add_event() keeps others who publish waiting until this transaction is over.
        const auto last = TRY(hub.query("SELECT revision, content FROM kiosk.package WHERE year = $1 AND event = $2"
                                        " ORDER BY revision DESC LIMIT 1",
                                        all.first(2)));
        if (last.size() == 1 && last.integer(0, 0) >= wanted) {
            if (last.integer(0, 0) == wanted && std::ranges::equal(last.bytes(0, 1), content.bytes)) return false;
            return core::fail(ErrorKind::Refused, "the hub has revision " + std::to_string(last.integer(0, 0)) +
                                                      (last.integer(0, 0) == wanted ? " with another content" : "") +
                                                      " already: seal the package again");
        }
        // Older ones hold names of people who may be gone from this one.
        TRY(hub.query("DELETE FROM kiosk.package WHERE year = $1 AND event = $2", all.first(2)));
        TRY(hub.query("INSERT INTO kiosk.package (year, event, revision, content, bytes)"
                      " VALUES ($1, $2, $3, $4, $5)",
                      row));
        TRY(hub.query("SELECT pg_notify('kiosk_' || $1::smallint || '_' || $2::bigint, '')", all.first(2)));
        return true;
    });
}

Result<std::vector<HubKiosk>> hub_status(PgConnection& hub) {
    const auto rows = TRY(hub.query(
        ("SELECT d.role::text, v.id, d.year, count(l.ledger), coalesce(sum(l.head_seq), 0)::bigint,"
         " (SELECT count(*) FROM kiosk.alarm a JOIN kiosk.ledger o USING (year, event, ledger) WHERE o.role = "
         "d.role)," +
         iso("d.last_pull") + "," + iso("d.last_push") + ", d.unsent, d.lacking," + iso("d.expelled") +
         " FROM kiosk.device d JOIN kiosk.event v USING (year, event) LEFT JOIN kiosk.ledger l ON l.role = d.role"
         " GROUP BY d.role, v.id ORDER BY v.id, d.role")
            .c_str()));
    std::vector<HubKiosk> kiosks;
    for (int row = 0; row < rows.size(); ++row)
        kiosks.push_back({std::string(rows.text(row, 0)), std::string(rows.text(row, 1)), rows.integer(row, 2),
                          rows.integer(row, 3), rows.integer(row, 4), rows.integer(row, 5),
                          std::string(rows.text(row, 6)), std::string(rows.text(row, 7)), rows.integer(row, 8),
                          rows.integer(row, 9), std::string(rows.text(row, 10))});
    return kiosks;
}

Result<std::vector<HubAlarm>> hub_alarms(PgConnection& hub, std::optional<int> most) {
    const auto limit = most ? std::to_string(*most) : std::string("ALL");
    const auto rows = TRY(hub.query(("SELECT v.id, l.role::text, a.role::text, replace(a.ledger::text, '-', ''), a.seq,"
                                     " a.what," +
                                     iso("a.at") +
                                     " FROM kiosk.alarm a JOIN kiosk.event v USING (year, event)"
                                     " JOIN kiosk.ledger l USING (year, event, ledger)"
                                     " ORDER BY a.at DESC, a.ledger, a.seq DESC, a.hash LIMIT " +
                                     limit)
                                        .c_str()));
    std::vector<HubAlarm> alarms;
    for (int row = 0; row < rows.size(); ++row) {
        HubAlarm alarm;
        alarm.event = rows.text(row, 0);
        alarm.role = rows.text(row, 1);
        alarm.sent_by = rows.text(row, 2);
        TRY(core::from_hex(rows.text(row, 3), alarm.entry.ledger.bytes));
        alarm.entry.seq = core::LedgerSeq{static_cast<std::uint64_t>(rows.integer(row, 4))};
        alarm.what = rows.text(row, 5);
        alarm.at = rows.text(row, 6);
        alarms.push_back(std::move(alarm));
    }
    return alarms;
}

} // namespace kiosk::sync
