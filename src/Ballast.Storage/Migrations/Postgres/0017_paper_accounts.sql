-- Accounts on paper: what their owner did with them. Append-only. What has become of one is computed from the rounds, as of a moment; what its
-- start predicts is a claim.

CREATE TABLE paper_event (
  id bigint PRIMARY KEY,
  tournament bigint NOT NULL,
  -- As it was given, and as it is compared.
  name text COLLATE "C" NOT NULL,
  name_key text COLLATE "C" NOT NULL,
  -- start, stop: each once for a name.
  kind text COLLATE "C" NOT NULL,
  known_at bigint NOT NULL,
  version text COLLATE "C" NOT NULL,
  -- Of a start: the policy, NMR as exact text, names of models with a line break between them.
  policy text COLLATE "C",
  total text COLLATE "C",
  models text COLLATE "C",
  UNIQUE (tournament, name_key, kind)
);
