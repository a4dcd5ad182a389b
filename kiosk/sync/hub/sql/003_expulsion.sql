-- Since when it may no longer come. What it sent before stays.
ALTER TABLE kiosk.device ADD COLUMN IF NOT EXISTS expelled timestamptz;
