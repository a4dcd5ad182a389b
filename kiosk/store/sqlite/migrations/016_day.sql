-- What only staff may know of somebody.
ALTER TABLE participant ADD COLUMN attention TEXT NOT NULL DEFAULT '';
ALTER TABLE participant ADD COLUMN staff_note TEXT NOT NULL DEFAULT '';
-- Of which coach of its delegation a badge is; '': the leader's.
ALTER TABLE badge ADD COLUMN coach TEXT NOT NULL DEFAULT '';
-- What changes the programme on the day (core/rules/day_changes.hpp).
CREATE INDEX entry_change ON entry (wall) WHERE kind IN (17, 18, 19, 20);
-- What staff did with this kiosk, which is no fact of the event. Of this file alone.
CREATE TABLE staff_act (
  wall INTEGER NOT NULL, staff TEXT NOT NULL, act TEXT NOT NULL, what TEXT NOT NULL
) STRICT;
