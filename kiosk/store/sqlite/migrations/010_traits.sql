-- What is counted of people and shown of nobody (core/rules/trait_count.hpp): each person's until the names go, and the
-- sums of it from then on. day: NULL, of the whole event.
ALTER TABLE participant ADD COLUMN sex INTEGER NOT NULL DEFAULT 0;
ALTER TABLE participant ADD COLUMN grade TEXT NOT NULL DEFAULT '';
ALTER TABLE participant ADD COLUMN school_level INTEGER NOT NULL DEFAULT 0;
CREATE TABLE trait_count (
  trait INTEGER NOT NULL, value TEXT NOT NULL, day INTEGER, expected INTEGER NOT NULL, present INTEGER NOT NULL
) STRICT;
