-- What a round says itself about the scores it makes and pays. The rows of one report share known_at and source_id; a report that
-- differs from the one in force is kept whole beside it, so that a score which is no longer listed is seen to be gone.

CREATE TABLE round_score_revision (
  tournament bigint NOT NULL,
  round bigint NOT NULL,
  known_at bigint NOT NULL,
  source_id bigint NOT NULL REFERENCES source (id),
  -- The order in the report.
  place bigint NOT NULL,
  is_assumed bigint NOT NULL,
  metric text COLLATE "C" NOT NULL,
  version text COLLATE "C" NOT NULL,
  config_name text COLLATE "C",
  score_days bigint,
  lag_days bigint,
  delay_days bigint,
  is_canon bigint,
  is_payout bigint,
  min_multiplier text COLLATE "C",
  max_multiplier text COLLATE "C",
  default_multiplier text COLLATE "C",
  clip text COLLATE "C",
  stake_threshold text COLLATE "C",
  payout_factor text COLLATE "C",
  -- The factor comes with the first scores, all else when the round opens.
  factor_known_at bigint,
  PRIMARY KEY (tournament, round, known_at, source_id, place)
);
