-- Up to which scoring day the way of a score is kept whole: a sync that finds no day between this one and the latest need not ask
-- for the days before. Scores alone do not tell, because a value that equals the one before it is no row of its own.

CREATE TABLE path_end (
  model_id INTEGER NOT NULL REFERENCES model (id),
  round INTEGER NOT NULL,
  metric_id INTEGER NOT NULL REFERENCES metric (id),
  day INTEGER NOT NULL,
  PRIMARY KEY (model_id, round, metric_id)
) WITHOUT ROWID;
