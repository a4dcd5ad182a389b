-- How people are found (store/search/name_index.hpp). FTS5 takes keys by their beginnings; which text a person stands in
-- it with lies beside it, so that it can be taken out again.
CREATE TABLE name_keys (
  number INTEGER PRIMARY KEY, participant TEXT NOT NULL UNIQUE REFERENCES participant (id), keys TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE name_index USING fts5 (
  keys, content = 'name_keys', content_rowid = 'number', tokenize = 'ascii', detail = 'none', columnsize = 0,
  prefix = '2 3'
);
-- By which rules it was made; no row: not yet.
CREATE TABLE name_index_made (only INTEGER PRIMARY KEY CHECK (only = 1), rules INTEGER NOT NULL) STRICT;
