-- What a round says itself about the scores it makes and pays. The rows of one report share known_at and source_id; a report that
-- differs from the one in force is kept whole beside it, so that a score which is no longer listed is seen to be gone.

CREATE TABLE round_score_revision (
  tournament INTEGER NOT NULL,
  round INTEGER NOT NULL,
  known_at INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id),
  -- The order in the report.
  place INTEGER NOT NULL,
  is_assumed INTEGER NOT NULL,
  metric TEXT NOT NULL,
  version TEXT NOT NULL,
  config_name TEXT,
  score_days INTEGER,
  lag_days INTEGER,
  delay_days INTEGER,
  is_canon INTEGER,
  is_payout INTEGER,
  min_multiplier TEXT,
  max_multiplier TEXT,
  default_multiplier TEXT,
  clip TEXT,
  stake_threshold TEXT,
  payout_factor TEXT,
  -- The factor comes with the first scores, all else when the round opens.
  factor_known_at INTEGER,
  PRIMARY KEY (tournament, round, known_at, source_id, place)
) WITHOUT ROWID;
