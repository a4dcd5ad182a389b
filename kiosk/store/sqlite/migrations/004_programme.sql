-- What an item is about, whether it takes place, and what it was when the event began (store/roster/roster_store.hpp).
ALTER TABLE programme_item ADD COLUMN description TEXT NOT NULL DEFAULT '';
ALTER TABLE programme_item ADD COLUMN speakers TEXT NOT NULL DEFAULT '';
ALTER TABLE programme_item ADD COLUMN status INTEGER NOT NULL DEFAULT 0;
CREATE TABLE programme_before (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, day INTEGER NOT NULL, starts INTEGER NOT NULL, ends INTEGER NOT NULL,
  title TEXT NOT NULL, place TEXT NOT NULL, place_text TEXT NOT NULL, way TEXT NOT NULL, rain_place TEXT NOT NULL,
  audience TEXT NOT NULL, sdgs TEXT NOT NULL, description TEXT NOT NULL, speakers TEXT NOT NULL, status INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
