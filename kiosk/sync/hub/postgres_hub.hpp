// What organisers do to a hub: make it, let kiosks in, look at it. The caller's role is the one of "hub init", or a
// member of kiosk_hub that may create roles.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/event/roster.hpp"
#include "core/ledger/certificate.hpp"
#include "sync/hub/postgres_connection.hpp"

namespace kiosk::sync {

// A kiosk needs one, and a second while the server has not noticed yet that the first broke; the third is for staff.
inline constexpr int kConnectionsOfAKiosk = 3;

// Idempotent. Roles without a limit get that of a kiosk's connections. Refused: the server is older than PostgreSQL 15,
// or the role may not.
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
    bool came_back = false; // it had been expelled
};
// One transaction. Refused: the role belongs to another event, or the ledger to another role or key. Usage: the role's
// name, or a new or expelled role without a password.
[[nodiscard]] core::Result<Enrolled> enrol(PgConnection& hub, const core::EventInfo& event, const Enrolment& enrolment);
[[nodiscard]] core::Result<bool> has_role(PgConnection& hub, const std::string& role);

struct Expelled {
    std::string event;
    std::string since;    // ISO 8601 in UTC
    bool already = false; // since an earlier call
    std::int64_t sessions_ended = 0;
};
// A kiosk that was stolen: its role cannot log in, has no password and no session, until it is enrolled again. What it
// sent stays, and its ledgers stay certified. Idempotent; one that failed half-way has let nobody in, and is to be done
// again. NotFound: no such kiosk; those that there are are named.
[[nodiscard]] core::Result<Expelled> expel(PgConnection& hub, const std::string& role);

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
    std::string expelled;     // since when; empty: it may come
};
// By event and role.
[[nodiscard]] core::Result<std::vector<HubKiosk>> hub_status(PgConnection& hub);

// One number of a ledger had two contents.
struct HubAlarm {
    std::string event;
    std::string role;    // whose ledger it is
    std::string sent_by; // the role that brought it to light
    core::EntryRef entry;
    std::string what;
    std::string at; // ISO 8601 in UTC
};
// The newest first; at most so many, or all.
[[nodiscard]] core::Result<std::vector<HubAlarm>> hub_alarms(PgConnection& hub, std::optional<int> most);

} // namespace kiosk::sync
