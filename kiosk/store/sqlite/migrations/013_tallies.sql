-- By which rules the tallies were made (store/ledger/tally.cpp); no row: by those of a version before this one.
CREATE TABLE tally_made (only INTEGER PRIMARY KEY CHECK (only = 1), rules INTEGER NOT NULL) STRICT;
