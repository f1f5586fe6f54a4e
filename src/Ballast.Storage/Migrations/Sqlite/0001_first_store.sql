-- Moments are Unix milliseconds (UTC). NMR amounts and factors are TEXT: 18 places do not fit a float.
-- Everything named *_revision is append-only: a changed value is a new row beside the old one.

CREATE TABLE model (
  id INTEGER PRIMARY KEY,
  tournament INTEGER NOT NULL,
  name TEXT NOT NULL,
  -- The name in lower case: models are matched without regard to case.
  name_key TEXT NOT NULL,
  -- When the first value of the model became known.
  known_at INTEGER NOT NULL,
  UNIQUE (tournament, name_key)
);

CREATE TABLE metric (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  UNIQUE (name, version)
);

-- A file or an answer that values came from.
CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  imported_at INTEGER NOT NULL
);

-- The primary key is the order in which panels are read: one metric, model by model, round by round, revision by revision.
CREATE TABLE score_revision (
  metric_id INTEGER NOT NULL REFERENCES metric (id),
  model_id INTEGER NOT NULL REFERENCES model (id),
  round INTEGER NOT NULL,
  known_at INTEGER NOT NULL,
  is_final INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id),
  -- 1 where known_at was worked out from the calendar.
  is_assumed INTEGER NOT NULL,
  score REAL NOT NULL,
  PRIMARY KEY (metric_id, model_id, round, known_at, is_final, source_id)
) WITHOUT ROWID;

CREATE INDEX score_interim ON score_revision (metric_id, round) WHERE is_final = 0;

-- Rounds with a score of any model, and when the first of them became known; so that the newest is found without reading scores.
CREATE TABLE scored_round (
  tournament INTEGER NOT NULL,
  round INTEGER NOT NULL,
  known_at INTEGER NOT NULL,
  PRIMARY KEY (tournament, round)
) WITHOUT ROWID;

-- A source listed the model in the round and left a score out.
CREATE TABLE score_gap (
  model_id INTEGER NOT NULL REFERENCES model (id),
  round INTEGER NOT NULL,
  known_at INTEGER NOT NULL,
  PRIMARY KEY (model_id, round)
) WITHOUT ROWID;

CREATE TABLE position_revision (
  model_id INTEGER NOT NULL REFERENCES model (id),
  round INTEGER NOT NULL,
  known_at INTEGER NOT NULL,
  is_final INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id),
  is_assumed INTEGER NOT NULL,
  at_risk TEXT,
  -- For example corr=1,mmc=0.5
  multipliers TEXT,
  payout_factor TEXT,
  payout TEXT,
  PRIMARY KEY (model_id, round, known_at, is_final, source_id)
) WITHOUT ROWID;

CREATE TABLE round_revision (
  tournament INTEGER NOT NULL,
  round INTEGER NOT NULL,
  known_at INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id),
  is_assumed INTEGER NOT NULL,
  open_time INTEGER,
  close_time INTEGER,
  close_staking_time INTEGER,
  score_time INTEGER,
  resolve_time INTEGER,
  payout_factor TEXT,
  stake_threshold TEXT,
  total_at_stake TEXT,
  total_payout TEXT,
  is_resolved INTEGER,
  PRIMARY KEY (tournament, round, known_at, source_id)
) WITHOUT ROWID;
