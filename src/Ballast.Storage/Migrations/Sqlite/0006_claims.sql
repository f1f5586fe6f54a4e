-- What was said about rounds to come, so that it can be graded (docs/decisions/0006). Append-only.

CREATE TABLE claim (
  id INTEGER PRIMARY KEY,
  tournament INTEGER NOT NULL,
  -- ranking, nowcast
  kind TEXT NOT NULL,
  -- When it was said: a question about an earlier moment does not see it.
  known_at INTEGER NOT NULL,
  -- The day of that, counted from 1970-01-01: the same claim is kept once a day.
  day INTEGER NOT NULL,
  -- The moment that it speaks of.
  as_of INTEGER NOT NULL,
  question TEXT NOT NULL,
  -- 32 bytes: SHA-256 of the question and of the stamp of the sources.
  fingerprint BLOB NOT NULL,
  version TEXT NOT NULL,
  -- JSON, packed with Brotli.
  content BLOB NOT NULL,
  UNIQUE (tournament, kind, day, fingerprint)
);

-- How far back a source reaches: the earliest moment at which something of it counts as known. A source without a row is from before
-- there were claims, and so known before all of them.
CREATE TABLE source_reach (
  source_id INTEGER NOT NULL PRIMARY KEY REFERENCES source (id),
  tournament INTEGER NOT NULL,
  first_known_at INTEGER NOT NULL
);
