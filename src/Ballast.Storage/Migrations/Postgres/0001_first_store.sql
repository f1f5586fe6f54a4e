-- Text is compared byte by byte (COLLATE "C"), as SQLite does, whatever the language of the database.
-- Moments are Unix milliseconds (UTC). NMR amounts and factors are TEXT: 18 places do not fit a float.
-- Everything named *_revision is append-only: a changed value is a new row beside the old one.

CREATE TABLE model (
  id bigint PRIMARY KEY,
  tournament bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  -- The name in lower case: models are matched without regard to case.
  name_key text COLLATE "C" NOT NULL,
  -- When the first value of the model became known.
  known_at bigint NOT NULL,
  UNIQUE (tournament, name_key)
);

CREATE TABLE metric (
  id bigint PRIMARY KEY,
  name text COLLATE "C" NOT NULL,
  version text COLLATE "C" NOT NULL,
  UNIQUE (name, version)
);

-- A file or an answer that values came from.
CREATE TABLE source (
  id bigint PRIMARY KEY,
  name text COLLATE "C" NOT NULL,
  sha256 text COLLATE "C" NOT NULL,
  imported_at bigint NOT NULL
);

-- The primary key is the order in which panels are read: one metric, model by model, round by round, revision by revision.
CREATE TABLE score_revision (
  metric_id bigint NOT NULL REFERENCES metric (id),
  model_id bigint NOT NULL REFERENCES model (id),
  round bigint NOT NULL,
  known_at bigint NOT NULL,
  is_final bigint NOT NULL,
  source_id bigint NOT NULL REFERENCES source (id),
  -- 1 where known_at was worked out from the calendar.
  is_assumed bigint NOT NULL,
  score double precision NOT NULL,
  PRIMARY KEY (metric_id, model_id, round, known_at, is_final, source_id)
);

CREATE INDEX score_interim ON score_revision (metric_id, round) WHERE is_final = 0;

-- Rounds with a score of any model, and when the first of them became known; so that the newest is found without reading scores.
CREATE TABLE scored_round (
  tournament bigint NOT NULL,
  round bigint NOT NULL,
  known_at bigint NOT NULL,
  PRIMARY KEY (tournament, round)
);

-- A source listed the model in the round and left a score out.
CREATE TABLE score_gap (
  model_id bigint NOT NULL REFERENCES model (id),
  round bigint NOT NULL,
  known_at bigint NOT NULL,
  PRIMARY KEY (model_id, round)
);

CREATE TABLE position_revision (
  model_id bigint NOT NULL REFERENCES model (id),
  round bigint NOT NULL,
  known_at bigint NOT NULL,
  is_final bigint NOT NULL,
  source_id bigint NOT NULL REFERENCES source (id),
  is_assumed bigint NOT NULL,
  at_risk text COLLATE "C",
  -- For example corr=1,mmc=0.5
  multipliers text COLLATE "C",
  payout_factor text COLLATE "C",
  payout text COLLATE "C",
  PRIMARY KEY (model_id, round, known_at, is_final, source_id)
);

CREATE TABLE round_revision (
  tournament bigint NOT NULL,
  round bigint NOT NULL,
  known_at bigint NOT NULL,
  source_id bigint NOT NULL REFERENCES source (id),
  is_assumed bigint NOT NULL,
  open_time bigint,
  close_time bigint,
  close_staking_time bigint,
  score_time bigint,
  resolve_time bigint,
  payout_factor text COLLATE "C",
  stake_threshold text COLLATE "C",
  total_at_stake text COLLATE "C",
  total_payout text COLLATE "C",
  is_resolved bigint,
  PRIMARY KEY (tournament, round, known_at, source_id)
);
