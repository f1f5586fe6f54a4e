-- Cells with a score that is not final, and when the first such value of each became known; so that they are found without reading every day's
-- value. It takes the place of an index that every day's value went into, which took as long to write as the table itself.

CREATE TABLE interim_score (
  metric_id INTEGER NOT NULL REFERENCES metric (id),
  round INTEGER NOT NULL,
  model_id INTEGER NOT NULL REFERENCES model (id),
  known_at INTEGER NOT NULL,
  PRIMARY KEY (metric_id, round, model_id)
) WITHOUT ROWID;

INSERT INTO interim_score (metric_id, round, model_id, known_at)
SELECT metric_id, round, model_id, min(known_at) FROM score_revision WHERE is_final = 0 GROUP BY metric_id, round, model_id;

DROP INDEX IF EXISTS score_interim;
