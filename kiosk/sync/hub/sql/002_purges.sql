ALTER TABLE kiosk.event ADD COLUMN IF NOT EXISTS last_day date NOT NULL DEFAULT 'infinity',
  ADD COLUMN IF NOT EXISTS purged timestamptz; -- no package, and so no name, of this event is kept from then on
