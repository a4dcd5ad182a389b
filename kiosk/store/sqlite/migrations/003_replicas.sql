-- What other replicas sent, and where two of them gave one number to two facts (store/replica/replica.hpp).
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
