-- Tables about days. A day is ISO text (2022-02-19, UTC). Append-only, as all *_revision.

-- The closing price of one NMR.
CREATE TABLE price_revision (
  -- In lower case, for example usd.
  currency text COLLATE "C" NOT NULL,
  day text COLLATE "C" NOT NULL,
  known_at bigint NOT NULL,
  source_id bigint NOT NULL REFERENCES source (id),
  price text COLLATE "C" NOT NULL,
  PRIMARY KEY (currency, day, known_at, source_id)
);

-- What was reported about a model's stake on a day. The day is part of the cell: a stake that is reported unchanged on ten days is ten rows,
-- and a day without a row is one without a report. Models stand here by name, not by model.id: one that is known by its stake alone
-- is no model that has scores, and must not appear where those are listed.
CREATE TABLE stake_day_revision (
  tournament bigint NOT NULL,
  -- The name in lower case, as in model.
  name_key text COLLATE "C" NOT NULL,
  day text COLLATE "C" NOT NULL,
  known_at bigint NOT NULL,
  source_id bigint NOT NULL REFERENCES source (id),
  name text COLLATE "C" NOT NULL,
  nmr_staked text COLLATE "C",
  payout_pending text COLLATE "C",
  payout_settled text COLLATE "C",
  -- For example corr=1,mmc=0.5
  multipliers text COLLATE "C",
  take_profit bigint,
  PRIMARY KEY (tournament, name_key, day, known_at, source_id)
);
