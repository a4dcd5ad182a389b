-- Who works at this kiosk in staff mode (store/staff.hpp). Of this file alone: nothing of it is an entry, so no bundle and
-- no hub ever has it. A PIN's hash is by the salt of this file, so it says whose PIN it is, and no two are the same.
CREATE TABLE staff (
  id TEXT PRIMARY KEY, role INTEGER NOT NULL CHECK (role IN (1, 2)),
  pin BLOB NOT NULL UNIQUE CHECK (length(pin) = 32)
) STRICT;
CREATE TABLE staff_salt (
  only INTEGER PRIMARY KEY CHECK (only = 1), salt BLOB NOT NULL CHECK (length(salt) = 16), opslimit INTEGER NOT NULL,
  memlimit INTEGER NOT NULL
) STRICT;
-- Wrong PINs in a row, and when the last one was (core/rules/pin_tries.hpp).
CREATE TABLE pin_tries (
  only INTEGER PRIMARY KEY CHECK (only = 1), wrong INTEGER NOT NULL, wall INTEGER NOT NULL,
  boot BLOB NOT NULL CHECK (length(boot) = 16), mono INTEGER NOT NULL, trusted INTEGER NOT NULL
) STRICT;
