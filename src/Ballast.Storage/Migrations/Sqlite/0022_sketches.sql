-- What tells near-copies of predictions over all rows. A table of its own: what was kept before it has none, and stays as it was added up. Append-only.

CREATE TABLE submission_sketch (
  -- That of the submission.
  id INTEGER PRIMARY KEY,
  -- Hash of ids with predictions, and of ids, in any order: 32 hexadecimal digits.
  content_hash TEXT NOT NULL,
  ids_hash TEXT NOT NULL,
  -- Base64 of 128 floats; missing where all predictions are the same.
  sketch TEXT
);

CREATE INDEX submission_by_round ON submission (tournament, round);
