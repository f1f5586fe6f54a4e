-- Accounts on paper: what their owner did with them. Append-only. What has become of one is computed from the rounds, as of a moment; what its
-- start predicts is a claim.

CREATE TABLE paper_event (
  id INTEGER PRIMARY KEY,
  tournament INTEGER NOT NULL,
  -- As it was given, and as it is compared.
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  -- start, stop: each once for a name.
  kind TEXT NOT NULL,
  known_at INTEGER NOT NULL,
  version TEXT NOT NULL,
  -- Of a start: the policy, NMR as exact text, names of models with a line break between them.
  policy TEXT,
  total TEXT,
  models TEXT,
  UNIQUE (tournament, name_key, kind)
);
