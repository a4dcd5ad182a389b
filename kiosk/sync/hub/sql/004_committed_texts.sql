-- What entries are bound to without its being in their bytes (kiosk/core/ledger/walk_in.hpp): names. They go with the
-- package when the event is purged.
CREATE TABLE IF NOT EXISTS kiosk.committed_text (
  year smallint NOT NULL, event bigint NOT NULL, commitment bytea NOT NULL CHECK (length(commitment) = 32),
  salt bytea NOT NULL CHECK (length(salt) = 32), text bytea NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  PRIMARY KEY (year, event, commitment), FOREIGN KEY (year, event) REFERENCES kiosk.event
);
DO $types$
BEGIN
  IF to_regtype('kiosk.sent_text') IS NULL THEN
    CREATE TYPE kiosk.sent_text AS (at bigint, salt bytea, text bytea);
  END IF;
END $types$;
