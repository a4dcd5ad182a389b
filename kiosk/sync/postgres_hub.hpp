// What organisers do to a hub: make it, let kiosks in, look at it. The caller's role is the one of "hub init", or a
// member of kiosk_hub that may create roles.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/certificate.hpp"
#include "core/roster.hpp"
#include "sync/postgres_connection.hpp"

namespace kiosk::sync {

[[nodiscard]] std::string_view hub_sql(); // sync/hub.sql

// Idempotent. Refused: the server is older than PostgreSQL 15, or the role may not.
[[nodiscard]] core::Status init_hub(PgConnection& hub);

[[nodiscard]] int hub_year(const core::EventInfo& event); // of its first day

struct Enrolment {
    core::LedgerCertificate certificate;
    std::string role;     // 1 … 63 of a-z 0-9 _, beginning with kiosk_
    std::string password; // empty: a role that is there keeps its own
};
struct Enrolled {
    bool new_role = false;
    bool new_ledger = false;
};
// One transaction. Refused: the role belongs to another event, or the ledger to another role or key. Usage: the role's
// name, or a new role without a password.
[[nodiscard]] core::Result<Enrolled> enrol(PgConnection& hub, const core::EventInfo& event, const Enrolment& enrolment);
[[nodiscard]] core::Result<bool> has_role(PgConnection& hub, const std::string& role);

// The newest revision of the event for all its kiosks, instead of the one before. True: it is new; false: it was there.
// Refused: an older one, the same number with another content, or names of the event were purged.
[[nodiscard]] core::Result<bool> publish(PgConnection& hub, const core::EventInfo& event, core::RevisionNumber number,
                                         const core::Hash& content, core::ByteView package);

struct HubKiosk {
    std::string role;
    std::string event;
    std::int64_t year = 0;
    std::int64_t ledgers = 0;
    std::int64_t entries = 0;
    std::int64_t alarms = 0;
    std::string last_pull; // ISO 8601 in UTC, empty: never
    std::string last_push;
    std::int64_t unsent = 0;  // what it had and the hub did not, when they last met
    std::int64_t lacking = 0; // and the other way round
};
// By event and role.
[[nodiscard]] core::Result<std::vector<HubKiosk>> hub_status(PgConnection& hub);

} // namespace kiosk::sync
