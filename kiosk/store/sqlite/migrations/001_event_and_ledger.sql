-- Days count from 1970-01-01, times are milliseconds since then, minutes count from midnight, ids of badges are bit by
-- bit.
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
