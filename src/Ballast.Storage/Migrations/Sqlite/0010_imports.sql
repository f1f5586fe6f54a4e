-- Imports that can be taken back, and the end of values that cannot be.

-- A file that was imported. What one command imported has the same number: the source that it began with.
CREATE TABLE file_import (
  source_id INTEGER NOT NULL PRIMARY KEY REFERENCES source (id),
  command INTEGER NOT NULL,
  tournament INTEGER NOT NULL,
  -- When it was taken back. Its values are gone then; its row stays, so that no later source gets its number.
  undone_at INTEGER
) WITHOUT ROWID;

-- A source listed the model in the round and left a score out. In place of score_gap, whose rows do not say who said so; those stay and count.
CREATE TABLE score_gap_revision (
  model_id INTEGER NOT NULL REFERENCES model (id),
  round INTEGER NOT NULL,
  known_at INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id),
  PRIMARY KEY (model_id, round, known_at, source_id)
) WITHOUT ROWID;

-- Earlier programs kept values that no true one reaches (Core, Rounds/Plausible.cs); commands broke on them. 4133980800000 is the year 2101.
DELETE FROM score_revision WHERE abs(score) > 1000000 OR known_at >= 4133980800000;
DELETE FROM position_revision
WHERE CAST(at_risk AS REAL) > 11000000 OR abs(CAST(payout AS REAL)) > 11000000 OR CAST(payout_factor AS REAL) > 1
  OR multipliers GLOB '*=[0-9][0-9][0-9][0-9]*' OR known_at >= 4133980800000;
DELETE FROM round_revision
WHERE CAST(stake_threshold AS REAL) > 11000000 OR CAST(total_at_stake AS REAL) > 11000000 OR abs(CAST(total_payout AS REAL)) > 11000000
  OR CAST(payout_factor AS REAL) > 1 OR known_at >= 4133980800000
  OR max(coalesce(open_time, 0), coalesce(close_time, 0), coalesce(close_staking_time, 0), coalesce(score_time, 0), coalesce(resolve_time, 0)) >= 4133980800000;
DELETE FROM price_revision WHERE CAST(price AS REAL) > 1000000000 OR known_at >= 4133980800000;
DELETE FROM stake_day_revision
WHERE CAST(nmr_staked AS REAL) > 11000000 OR abs(CAST(payout_pending AS REAL)) > 11000000 OR abs(CAST(payout_settled AS REAL)) > 11000000
  OR multipliers GLOB '*=[0-9][0-9][0-9][0-9]*' OR known_at >= 4133980800000;
