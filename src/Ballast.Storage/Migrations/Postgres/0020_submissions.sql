-- Predictions that were sent from here: what they are like, so that submissions can be compared. Append-only. The predictions themselves are not kept.

CREATE TABLE submission (
  id bigint PRIMARY KEY,
  tournament bigint NOT NULL,
  -- As it was given, and as it is compared.
  model text COLLATE "C" NOT NULL,
  name_key text COLLATE "C" NOT NULL,
  -- Numerai's ids; that of the submission is missing where no answer told it.
  model_uuid text COLLATE "C" NOT NULL,
  submission_uuid text COLLATE "C",
  round bigint,
  known_at bigint NOT NULL,
  file_name text COLLATE "C" NOT NULL,
  sha256 text COLLATE "C" NOT NULL,
  row_count bigint NOT NULL,
  distinct_count bigint NOT NULL,
  mean double precision NOT NULL,
  sd double precision NOT NULL,
  -- At 0, 5, 25, 50, 75, 95 and 100 percent, with a blank between them.
  quantiles text COLLATE "C" NOT NULL,
  -- Base64: hashes of ids and their ranks.
  sample text COLLATE "C" NOT NULL
);
