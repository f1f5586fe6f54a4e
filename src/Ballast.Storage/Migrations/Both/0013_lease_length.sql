-- How long a lease lasts from its last renewal, in milliseconds: one that is dated further ahead than that was written under a clock that
-- was ahead, and is not believed. Null for one that an earlier program took.
ALTER TABLE lease ADD COLUMN length_ms BIGINT;
