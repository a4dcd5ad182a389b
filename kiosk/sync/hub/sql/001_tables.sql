-- The hub: what kiosks of many events send and ask for, in one PostgreSQL database (15 or newer). "hub init" runs the
-- numbered files in order and functions.sql after them, all in one transaction, by a role that may create roles and schemas.
-- It may run again at any time: a numbered file never changes, and does no harm where it was run before.
--
-- Roles. kiosk_hub owns everything, cannot log in, and is what the functions run as. kiosk_device cannot log in either:
-- every kiosk's own role is a member of it and may call push() and pull(), nothing else. Who calls is session_user.
--
-- Every table is keyed by year and event first: tables that grow are partitioned by year, so that an old year is dropped
-- or moved as a whole, and one event lies together. year is the year of the event's first day, event its tag
-- (kiosk/core/base/ids.hpp). Bytes of entries: kiosk/core/ledger/entry.hpp. The hub checks what it can compute, numbers, SHA-256
-- chain and event; signatures are checked by whoever pulls.

DO $roles$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kiosk_hub') THEN CREATE ROLE kiosk_hub NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kiosk_device') THEN CREATE ROLE kiosk_device NOLOGIN; END IF;
  -- Since PostgreSQL 16 who made a role is its member without being able to act as it, unless the server says otherwise.
  IF NOT pg_has_role(current_user, 'kiosk_hub', 'USAGE') OR NOT pg_has_role(current_user, 'kiosk_hub',
      CASE WHEN current_setting('server_version_num')::integer >= 160000 THEN 'SET' ELSE 'MEMBER' END) THEN
    EXECUTE format('GRANT kiosk_hub TO %I', current_user);
  END IF;
  EXECUTE format('REVOKE CREATE, TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
  -- Large objects, which every role may make by default, would let a kiosk's role fill the disk.
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    REVOKE EXECUTE ON FUNCTION lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) FROM PUBLIC;
  END IF;
END $roles$;

CREATE SCHEMA IF NOT EXISTS kiosk AUTHORIZATION kiosk_hub;
SET LOCAL ROLE kiosk_hub;
REVOKE ALL ON SCHEMA kiosk FROM PUBLIC;
GRANT USAGE ON SCHEMA kiosk TO kiosk_device;

CREATE TABLE IF NOT EXISTS kiosk.event (
  year smallint NOT NULL, event bigint NOT NULL CHECK (event BETWEEN 0 AND 4294967295), id text NOT NULL,
  PRIMARY KEY (year, event)
);

-- One role is one kiosk at one event.
CREATE TABLE IF NOT EXISTS kiosk.device (
  role name PRIMARY KEY, year smallint NOT NULL, event bigint NOT NULL, enrolled timestamptz NOT NULL DEFAULT now(),
  last_pull timestamptz, last_push timestamptz,
  unsent bigint NOT NULL DEFAULT 0,  -- entries that it had and the hub did not, when they last met
  lacking bigint NOT NULL DEFAULT 0, -- the other way round
  FOREIGN KEY (year, event) REFERENCES kiosk.event
);

CREATE TABLE IF NOT EXISTS kiosk.ledger (
  year smallint NOT NULL, event bigint NOT NULL, ledger uuid NOT NULL, role name NOT NULL REFERENCES kiosk.device,
  key bytea NOT NULL CHECK (length(key) = 32), certificate bytea NOT NULL CHECK (length(certificate) = 149),
  head_seq bigint NOT NULL DEFAULT 0, head_hash bytea NOT NULL CHECK (length(head_hash) = 32), -- at 0 the genesis
  PRIMARY KEY (year, event, ledger), FOREIGN KEY (year, event) REFERENCES kiosk.event
);

CREATE TABLE IF NOT EXISTS kiosk.entry (
  year smallint NOT NULL, event bigint NOT NULL, ledger uuid NOT NULL, seq bigint NOT NULL CHECK (seq > 0),
  relayed boolean NOT NULL, -- not sent by its author
  hash bytea NOT NULL, signature bytea NOT NULL, bytes bytea NOT NULL,
  PRIMARY KEY (year, event, ledger, seq)
) PARTITION BY RANGE (year);

-- What was refused, or gave way, because one number had two contents. At most 1,000 an event: enough to see it.
CREATE TABLE IF NOT EXISTS kiosk.alarm (
  year smallint NOT NULL, event bigint NOT NULL, ledger uuid NOT NULL, seq bigint NOT NULL, hash bytea NOT NULL,
  signature bytea NOT NULL, bytes bytea NOT NULL, what text NOT NULL, role name NOT NULL,
  at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (year, event, ledger, seq, hash)
);

CREATE TABLE IF NOT EXISTS kiosk.package (
  year smallint NOT NULL, event bigint NOT NULL, revision bigint NOT NULL CHECK (revision > 0),
  content bytea NOT NULL CHECK (length(content) = 32), bytes bytea NOT NULL, published timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (year, event, revision), FOREIGN KEY (year, event) REFERENCES kiosk.event
);

DO $types$
BEGIN
  IF to_regtype('kiosk.sent_entry') IS NULL THEN
    CREATE TYPE kiosk.sent_entry AS (at bigint, version integer, ledger uuid, seq bigint, event bigint, relayed boolean,
      hash bytea, signature bytea, bytes bytea);
  END IF;
END $types$;
