-- Which sources wrote scores of which rounds: a file of a round outside the store (docs/panels.md) is up to date while they are the same.

CREATE TABLE scored_round_source (
  tournament INTEGER NOT NULL,
  round INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id),
  PRIMARY KEY (tournament, round, source_id)
) WITHOUT ROWID;

INSERT INTO scored_round_source (tournament, round, source_id)
SELECT DISTINCT m.tournament, s.round, s.source_id FROM score_revision s JOIN model m ON m.id = s.model_id;
