-- People who registered at the door are on the roster, and no revision takes them off it (store/roster/walk_ins.hpp).
ALTER TABLE participant ADD COLUMN walk_in INTEGER NOT NULL DEFAULT 0;
CREATE INDEX participant_walk_in ON participant (id) WHERE walk_in = 1;
-- A text is known by its commitment, so that every copy of the fact has it. Nothing was written while it was known by the
-- number of an entry.
DROP TABLE committed_text;
CREATE TABLE committed_text (
  commitment BLOB PRIMARY KEY CHECK (length(commitment) = 32), text TEXT NOT NULL,
  salt BLOB NOT NULL CHECK (length(salt) = 32)
) STRICT, WITHOUT ROWID;
