-- What papers are made by after the day (store/sqlite/report_rules_codec.hpp).
ALTER TABLE event ADD COLUMN report TEXT NOT NULL DEFAULT '';
