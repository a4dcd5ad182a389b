#include "store/sqlite/schema.hpp"

#include <array>
#include <string>
#include <string_view>
#include <system_error>

#include "core/base/big_endian.hpp"
#include "store/sqlite/identity_file.hpp"

namespace kiosk::store {

namespace {

// One script a version: the first makes a new file, the n-th turns version n-1 into n.
// Days count from 1970-01-01, times are milliseconds since then, minutes count from midnight, ids of badges are bit by
// bit.
constexpr const char* kVersion1 = R"sql(
CREATE TABLE event (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  id TEXT NOT NULL, kind INTEGER NOT NULL, title TEXT NOT NULL, host_school TEXT NOT NULL, host_short TEXT NOT NULL,
  regional_office INTEGER NOT NULL, zone TEXT NOT NULL, first_day INTEGER NOT NULL, last_day INTEGER NOT NULL,
  languages TEXT NOT NULL, privacy_notice TEXT NOT NULL, retention_days INTEGER NOT NULL, result_name INTEGER NOT NULL,
  issuers BLOB NOT NULL, sample INTEGER NOT NULL, demo_now INTEGER, show_delegations INTEGER NOT NULL,
  exit_after INTEGER NOT NULL, repeat_green INTEGER NOT NULL,
  revision INTEGER NOT NULL, content BLOB NOT NULL,
  generation INTEGER NOT NULL -- rises with every load: what a desk has cached of the roster is older
) STRICT;

CREATE TABLE delegation (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, country TEXT NOT NULL, language TEXT NOT NULL,
  home INTEGER NOT NULL, arrives INTEGER, gone INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE participant (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, delegation TEXT NOT NULL REFERENCES delegation (id),
  name TEXT NOT NULL, latin TEXT NOT NULL, given TEXT NOT NULL, role TEXT NOT NULL, title TEXT NOT NULL,
  affiliation TEXT NOT NULL, grp TEXT NOT NULL, buddy_class TEXT NOT NULL, buddy TEXT NOT NULL,
  diet INTEGER NOT NULL, avoid TEXT NOT NULL, photo INTEGER NOT NULL, language TEXT, codes TEXT NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE external_code (
  code TEXT NOT NULL, participant TEXT NOT NULL REFERENCES participant (id), PRIMARY KEY (code, participant)
) STRICT, WITHOUT ROWID;

-- How many people of each kind there are: audiences are counted without reading the roster.
CREATE TABLE headcount (
  delegation TEXT NOT NULL, grp TEXT NOT NULL, role TEXT NOT NULL, people INTEGER NOT NULL,
  PRIMARY KEY (delegation, grp, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE place (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
  longitude REAL NOT NULL, latitude REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE programme_item (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, day INTEGER NOT NULL, starts INTEGER NOT NULL, ends INTEGER NOT NULL,
  title TEXT NOT NULL, place TEXT NOT NULL, place_text TEXT NOT NULL, way TEXT NOT NULL, rain_place TEXT NOT NULL,
  audience TEXT NOT NULL, sdgs TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE checkpoint (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, kind INTEGER NOT NULL, name TEXT NOT NULL, area TEXT NOT NULL,
  direction INTEGER NOT NULL, day INTEGER, opens INTEGER, closes INTEGER, late_after INTEGER, capacity INTEGER,
  many_entries INTEGER NOT NULL, audience TEXT NOT NULL, item TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE badge (
  id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, participant TEXT REFERENCES participant (id),
  delegation TEXT REFERENCES delegation (id), status INTEGER NOT NULL
) STRICT;
CREATE INDEX badge_participant ON badge (participant) WHERE participant IS NOT NULL;

CREATE TABLE ledger (
  number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  key BLOB NOT NULL CHECK (length(key) = 32),
  own INTEGER NOT NULL, -- written into this file, not received
  continues_ledger BLOB, continues_seq INTEGER
) STRICT;
CREATE TRIGGER ledger_is_never_changed BEFORE UPDATE ON ledger
  BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END;
CREATE TRIGGER ledger_is_never_deleted BEFORE DELETE ON ledger
  BEGIN SELECT RAISE(ABORT, 'a ledger is never deleted'); END;

-- bytes, hash and signature are the entry; every other column is derived from the bytes, and verify compares them.
CREATE TABLE entry (
  ledger INTEGER NOT NULL REFERENCES ledger (number), seq INTEGER NOT NULL CHECK (seq > 0),
  bytes BLOB NOT NULL, hash BLOB NOT NULL CHECK (length(hash) = 32), signature BLOB NOT NULL CHECK (length(signature) = 64),
  relayed INTEGER NOT NULL DEFAULT 0, -- came from another than its author; sync replaces it by the author's own
  kind INTEGER NOT NULL, verdict INTEGER NOT NULL, direction INTEGER NOT NULL, wall INTEGER NOT NULL,
  checkpoint TEXT NOT NULL, area TEXT NOT NULL, subject TEXT NOT NULL, participant TEXT NOT NULL,
  badge INTEGER NOT NULL, delegation TEXT NOT NULL, people INTEGER NOT NULL,
  refers_ledger BLOB, refers_seq INTEGER,
  PRIMARY KEY (ledger, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_subject ON entry (subject, area, wall) WHERE kind IN (1, 2, 9);
CREATE INDEX entry_void ON entry (refers_ledger, refers_seq) WHERE kind = 4;
CREATE INDEX entry_revoked ON entry (badge) WHERE kind = 6;
CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
  BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed'); END;
CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
  BEGIN SELECT RAISE(ABORT, 'a ledger entry is never deleted'); END;
-- Also keeps INSERT OR REPLACE out, which fires no DELETE trigger.
CREATE TRIGGER entry_comes_next BEFORE INSERT ON entry
  WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM entry WHERE ledger = NEW.ledger)
  BEGIN SELECT RAISE(ABORT, 'a ledger entry comes right after the last one'); END;

-- Names and free text that entries are bound to by a commitment. Text and salt die together.
CREATE TABLE committed_text (
  ledger INTEGER NOT NULL, seq INTEGER NOT NULL, text TEXT NOT NULL, salt BLOB NOT NULL CHECK (length(salt) = 32),
  PRIMARY KEY (ledger, seq), FOREIGN KEY (ledger, seq) REFERENCES entry (ledger, seq)
) STRICT, WITHOUT ROWID;

-- Distinct people a day, kept beside the entries that they follow from (store/ledger/tally.hpp).
CREATE TABLE tally (
  scope INTEGER NOT NULL, name TEXT NOT NULL, day INTEGER NOT NULL, delegation TEXT NOT NULL, people INTEGER NOT NULL,
  PRIMARY KEY (scope, name, day, delegation)
) STRICT, WITHOUT ROWID;
)sql";

// Version 1 knew no seals, and its content hashes were over other bytes: what it loaded counts as unsealed, and the
// next package of that revision number is taken whatever its hash.
constexpr const char* kVersion2 = R"sql(
ALTER TABLE event ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0; -- then issuers are pinned (store/roster/revision_policy.hpp)
ALTER TABLE event ADD COLUMN unsealed_accepted INTEGER NOT NULL DEFAULT 0;
UPDATE event SET content = zeroblob(32);
)sql";

// What other replicas sent, and where two of them gave one number to two facts (store/replica/replica.hpp).
constexpr const char* kVersion3 = R"sql(
ALTER TABLE entry ADD COLUMN original BLOB; -- of an entry recorded again, and of a void: the name of the fact
CREATE INDEX entry_original ON entry (original) WHERE original IS NOT NULL;

CREATE TABLE ledger_certificate (
  ledger BLOB PRIMARY KEY CHECK (length(ledger) = 16), bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Of ledgers without a certificate: they count nowhere until one comes.
CREATE TABLE held_entry (
  ledger BLOB NOT NULL CHECK (length(ledger) = 16), seq INTEGER NOT NULL CHECK (seq > 0),
  bytes BLOB NOT NULL, hash BLOB NOT NULL CHECK (length(hash) = 32), signature BLOB NOT NULL CHECK (length(signature) = 64),
  relayed INTEGER NOT NULL, PRIMARY KEY (ledger, seq)
) STRICT, WITHOUT ROWID;

-- Ledgers of this file that others have more of, or other entries: this file never writes to them again.
CREATE TABLE ended_ledger (ledger INTEGER PRIMARY KEY REFERENCES ledger (number)) STRICT;

-- Entries whose numbers belong to others elsewhere: their facts were recorded again, and they stay as evidence.
CREATE TABLE set_aside (
  ledger INTEGER NOT NULL REFERENCES ledger (number), seq INTEGER NOT NULL, hash BLOB NOT NULL, bytes BLOB NOT NULL,
  signature BLOB NOT NULL, PRIMARY KEY (ledger, hash)
) STRICT, WITHOUT ROWID;

DROP TRIGGER entry_is_never_changed;
CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
  WHEN NEW.relayed <> 0 OR (NEW.ledger, NEW.seq, NEW.bytes, NEW.hash, NEW.signature, NEW.kind, NEW.verdict, NEW.direction,
    NEW.wall, NEW.checkpoint, NEW.area, NEW.subject, NEW.participant, NEW.badge, NEW.delegation, NEW.people,
    NEW.refers_ledger, NEW.refers_seq, NEW.original) IS NOT (OLD.ledger, OLD.seq, OLD.bytes, OLD.hash, OLD.signature,
    OLD.kind, OLD.verdict, OLD.direction, OLD.wall, OLD.checkpoint, OLD.area, OLD.subject, OLD.participant, OLD.badge,
    OLD.delegation, OLD.people, OLD.refers_ledger, OLD.refers_seq, OLD.original)
  BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed'); END;
DROP TRIGGER entry_is_never_deleted;
CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
  WHEN NOT EXISTS (SELECT 1 FROM set_aside s WHERE s.ledger = OLD.ledger AND s.seq = OLD.seq AND s.hash = OLD.hash)
  BEGIN SELECT RAISE(ABORT, 'a ledger entry is never deleted'); END;
)sql";

// What an item is about, whether it takes place, and what it was when the event began (store/roster/roster_store.hpp).
constexpr const char* kVersion4 = R"sql(
ALTER TABLE programme_item ADD COLUMN description TEXT NOT NULL DEFAULT '';
ALTER TABLE programme_item ADD COLUMN speakers TEXT NOT NULL DEFAULT '';
ALTER TABLE programme_item ADD COLUMN status INTEGER NOT NULL DEFAULT 0;
CREATE TABLE programme_before (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, day INTEGER NOT NULL, starts INTEGER NOT NULL, ends INTEGER NOT NULL,
  title TEXT NOT NULL, place TEXT NOT NULL, place_text TEXT NOT NULL, way TEXT NOT NULL, rain_place TEXT NOT NULL,
  audience TEXT NOT NULL, sdgs TEXT NOT NULL, description TEXT NOT NULL, speakers TEXT NOT NULL, status INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// Where a place is on a drawing of the campus.
constexpr const char* kVersion5 = R"sql(
ALTER TABLE place ADD COLUMN plan TEXT NOT NULL DEFAULT '';
ALTER TABLE place ADD COLUMN plan_x INTEGER NOT NULL DEFAULT 0;
ALTER TABLE place ADD COLUMN plan_y INTEGER NOT NULL DEFAULT 0;
)sql";

// Whether names are to be kept is asked with every revision, of ledgers of any length.
constexpr const char* kVersion6 = R"sql(
CREATE INDEX entry_purge ON entry (wall) WHERE kind = 15;
)sql";

// Drawings of the campus travel with the package, and its content hash is over them too: a package that has some is
// taken again.
constexpr const char* kVersion7 = R"sql(
CREATE TABLE drawing (
  file TEXT NOT NULL UNIQUE, hash BLOB NOT NULL CHECK (length(hash) = 32), bytes BLOB NOT NULL
) STRICT;
UPDATE event SET content = zeroblob(32) WHERE EXISTS (SELECT 1 FROM place WHERE plan <> '');
)sql";

constexpr std::array<const char*, 7> kMigrations{kVersion1, kVersion2, kVersion3, kVersion4,
                                                 kVersion5, kVersion6, kVersion7};
static_assert(kMigrations.size() == static_cast<std::size_t>(kSchemaVersion));

core::Error too_new(const std::filesystem::path& file, std::int64_t version) {
    return {core::ErrorKind::TooNew, file.string() + ": written by a newer version of this program (schema " +
                                         std::to_string(version) + ", this one knows " +
                                         std::to_string(kSchemaVersion) + "); install that version"};
}

core::Error not_ours(const std::filesystem::path& file) {
    return {core::ErrorKind::Corrupt, file.string() + ": not a kiosk database"};
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
    if (number(68) != kApplicationId && (number(68) != 0 || version != 0)) return tl::unexpected(not_ours(file));
    if (version > kSchemaVersion) return tl::unexpected(too_new(file, version));
    return {};
}

core::Result<std::int64_t> checked_version(Connection& connection) {
    auto version = connection.number("PRAGMA user_version");
    if (!version) return version;
    auto application = connection.number("PRAGMA application_id");
    if (!application) return application;
    if (*version > kSchemaVersion) return tl::unexpected(too_new(connection.file(), *version));
    if (*application == kApplicationId || (*application == 0 && *version == 0)) return version;
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
    for (auto step = static_cast<std::size_t>(version); step < kMigrations.size(); ++step)
        if (auto done = connection.execute(kMigrations[step]); !done) return done;
    const auto stamp = "PRAGMA application_id = " + std::to_string(kApplicationId) +
                       "; PRAGMA user_version = " + std::to_string(kSchemaVersion);
    if (auto done = connection.execute(stamp.c_str()); !done) return done;
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
    if (auto done = connection.execute("PRAGMA journal_mode = WAL"); !done) return done;
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
