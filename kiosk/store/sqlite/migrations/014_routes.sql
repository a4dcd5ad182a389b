-- The way to a place on its drawing: its points ("x y x y …"), the minutes that it takes, and the colour of the line on
-- the floor (core::LineColour).
ALTER TABLE place ADD COLUMN route TEXT NOT NULL DEFAULT '';
ALTER TABLE place ADD COLUMN walk INTEGER NOT NULL DEFAULT 0;
ALTER TABLE place ADD COLUMN line INTEGER NOT NULL DEFAULT 0;
