-- In which coach somebody comes (車次); '': in none that is known.
ALTER TABLE participant ADD COLUMN coach TEXT NOT NULL DEFAULT '';
CREATE INDEX entry_excused ON entry (participant) WHERE kind = 16;
