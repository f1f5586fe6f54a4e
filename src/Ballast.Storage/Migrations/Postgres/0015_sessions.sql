-- Keys with which the servers on this store protect the cookies of those who sign in, and sessions that were ended before their time. They
-- belong to those who use this store now: a copy leaves them out.

CREATE TABLE data_protection_keys (
  name text COLLATE "C" NOT NULL PRIMARY KEY,
  xml text COLLATE "C" NOT NULL
);

CREATE TABLE ended_session (
  id text COLLATE "C" NOT NULL PRIMARY KEY,
  -- When it would have ended by itself.
  ends_at bigint NOT NULL
);
