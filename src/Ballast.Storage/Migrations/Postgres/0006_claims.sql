-- What was said about rounds to come, so that it can be graded (docs/decisions/0006). Append-only.

CREATE TABLE claim (
  id bigint PRIMARY KEY,
  tournament bigint NOT NULL,
  -- ranking, nowcast
  kind text COLLATE "C" NOT NULL,
  -- When it was said: a question about an earlier moment does not see it.
  known_at bigint NOT NULL,
  -- The day of that, counted from 1970-01-01: the same claim is kept once a day.
  day bigint NOT NULL,
  -- The moment that it speaks of.
  as_of bigint NOT NULL,
  question text COLLATE "C" NOT NULL,
  -- 32 bytes: SHA-256 of the question and of the stamp of the sources.
  fingerprint bytea NOT NULL,
  version text COLLATE "C" NOT NULL,
  -- JSON, packed with Brotli.
  content bytea NOT NULL,
  UNIQUE (tournament, kind, day, fingerprint)
);

-- How far back a source reaches: the earliest moment at which something of it counts as known. A source without a row is from before
-- there were claims, and so known before all of them.
CREATE TABLE source_reach (
  source_id bigint NOT NULL PRIMARY KEY REFERENCES source (id),
  tournament bigint NOT NULL,
  first_known_at bigint NOT NULL
);
