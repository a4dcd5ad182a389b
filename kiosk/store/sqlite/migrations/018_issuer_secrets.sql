-- What an issuer's key of this kiosk is under besides a PIN (store/kiosk_key.hpp), by its public half, and whose PIN that
-- is. Of this file alone.
CREATE TABLE issuer_secret (
  key BLOB PRIMARY KEY CHECK (length(key) = 32), secret BLOB NOT NULL CHECK (length(secret) = 32), staff TEXT NOT NULL
) STRICT, WITHOUT ROWID;
