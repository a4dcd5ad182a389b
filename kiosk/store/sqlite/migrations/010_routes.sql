-- The way to a place on its drawing ("x y x y …"), and the minutes that it takes.
ALTER TABLE place ADD COLUMN route TEXT NOT NULL DEFAULT '';
ALTER TABLE place ADD COLUMN walk INTEGER NOT NULL DEFAULT 0;
