-- Up to which scoring day the way of a score is kept whole: a sync that finds no day between this one and the latest need not ask
-- for the days before. Scores alone do not tell, because a value that equals the one before it is no row of its own.

CREATE TABLE path_end (
  model_id bigint NOT NULL REFERENCES model (id),
  round bigint NOT NULL,
  metric_id bigint NOT NULL REFERENCES metric (id),
  day bigint NOT NULL,
  PRIMARY KEY (model_id, round, metric_id)
);
