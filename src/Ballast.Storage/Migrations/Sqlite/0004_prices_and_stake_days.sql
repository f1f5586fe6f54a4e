-- Tables about days. A day is ISO text (2022-02-19, UTC). Append-only, as all *_revision.

-- The closing price of one NMR.
CREATE TABLE price_revision (
  -- In lower case, for example usd.
  currency TEXT NOT NULL,
  day TEXT NOT NULL,
  known_at INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id),
  price TEXT NOT NULL,
  PRIMARY KEY (currency, day, known_at, source_id)
) WITHOUT ROWID;

-- What was reported about a model's stake on a day. The day is part of the cell: a stake that is reported unchanged on ten days is ten rows,
-- and a day without a row is one without a report. Models stand here by name, not by model.id: one that is known by its stake alone
-- is no model that has scores, and must not appear where those are listed.
CREATE TABLE stake_day_revision (
  tournament INTEGER NOT NULL,
  -- The name in lower case, as in model.
  name_key TEXT NOT NULL,
  day TEXT NOT NULL,
  known_at INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id),
  name TEXT NOT NULL,
  nmr_staked TEXT,
  payout_pending TEXT,
  payout_settled TEXT,
  -- For example corr=1,mmc=0.5
  multipliers TEXT,
  take_profit INTEGER,
  PRIMARY KEY (tournament, name_key, day, known_at, source_id)
) WITHOUT ROWID;
