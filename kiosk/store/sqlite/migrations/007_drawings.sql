-- Drawings of the campus travel with the package, and its content hash is over them too: a package that has some is
-- taken again.
CREATE TABLE drawing (
  file TEXT NOT NULL UNIQUE, hash BLOB NOT NULL CHECK (length(hash) = 32), bytes BLOB NOT NULL
) STRICT;
UPDATE event SET content = zeroblob(32) WHERE EXISTS (SELECT 1 FROM place WHERE plan <> '');
