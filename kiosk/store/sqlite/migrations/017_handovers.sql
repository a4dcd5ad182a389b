-- Whom somebody was handed over to is presence, too (core::EntryKind::HandedOver).
DROP INDEX entry_subject;
CREATE INDEX entry_subject ON entry (subject, area, wall) WHERE kind IN (1, 2, 9, 21);
