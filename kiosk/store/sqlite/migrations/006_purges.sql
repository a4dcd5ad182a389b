-- Whether names are to be kept is asked with every revision, of ledgers of any length.
CREATE INDEX entry_purge ON entry (wall) WHERE kind = 15;
