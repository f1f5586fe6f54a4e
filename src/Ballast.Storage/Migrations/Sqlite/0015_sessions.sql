-- Keys with which the servers on this store protect the cookies of those who sign in, and sessions that were ended before their time. They
-- belong to those who use this store now: a copy leaves them out.

CREATE TABLE data_protection_keys (
  name TEXT NOT NULL PRIMARY KEY,
  xml TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE ended_session (
  id TEXT NOT NULL PRIMARY KEY,
  -- When it would have ended by itself.
  ends_at INTEGER NOT NULL
) WITHOUT ROWID;
