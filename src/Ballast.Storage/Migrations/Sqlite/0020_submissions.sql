-- Predictions that were sent from here: what they are like, so that submissions can be compared. Append-only. The predictions themselves are not kept.

CREATE TABLE submission (
  id INTEGER PRIMARY KEY,
  tournament INTEGER NOT NULL,
  -- As it was given, and as it is compared.
  model TEXT NOT NULL,
  name_key TEXT NOT NULL,
  -- Numerai's ids; that of the submission is missing where no answer told it.
  model_uuid TEXT NOT NULL,
  submission_uuid TEXT,
  round INTEGER,
  known_at INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  distinct_count INTEGER NOT NULL,
  mean REAL NOT NULL,
  sd REAL NOT NULL,
  -- At 0, 5, 25, 50, 75, 95 and 100 percent, with a blank between them.
  quantiles TEXT NOT NULL,
  -- Base64: hashes of ids and their ranks.
  sample TEXT NOT NULL
);
