-- Version 1 knew no seals, and its content hashes were over other bytes: what it loaded counts as unsealed, and the
-- next package of that revision number is taken whatever its hash.
ALTER TABLE event ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0; -- then issuers are pinned (store/roster/revision_policy.hpp)
ALTER TABLE event ADD COLUMN unsealed_accepted INTEGER NOT NULL DEFAULT 0;
UPDATE event SET content = zeroblob(32);
