-- Which sources wrote scores of which rounds: a file of a round outside the store (docs/panels.md) is up to date while they are the same.

CREATE TABLE scored_round_source (
  tournament bigint NOT NULL,
  round bigint NOT NULL,
  source_id bigint NOT NULL REFERENCES source (id),
  PRIMARY KEY (tournament, round, source_id)
);

INSERT INTO scored_round_source (tournament, round, source_id)
SELECT DISTINCT m.tournament, s.round, s.source_id FROM score_revision s JOIN model m ON m.id = s.model_id;
