-- Of which class of its delegation a badge is, as coach says of which coach; '' in both: the leader's.
ALTER TABLE badge ADD COLUMN buddy_class TEXT NOT NULL DEFAULT '';
