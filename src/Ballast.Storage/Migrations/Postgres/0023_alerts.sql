-- What somebody should know of, who has looked at it, and what is still to be sent of it.

-- Append-only: an incident is told once, so its key stands here once.
CREATE TABLE incident (
  id bigint PRIMARY KEY,
  incident_key text COLLATE "C" NOT NULL UNIQUE,
  rule text COLLATE "C" NOT NULL,
  -- Missing where it is about none, or all.
  tournament bigint,
  subject text COLLATE "C" NOT NULL,
  occasion text COLLATE "C" NOT NULL,
  -- 0 notice, 1 warning, 2 urgent.
  urgency bigint NOT NULL,
  began_at bigint NOT NULL,
  found_at bigint NOT NULL,
  sentence text COLLATE "C" NOT NULL,
  -- One a line.
  details text COLLATE "C" NOT NULL,
  next_step text COLLATE "C"
);

CREATE INDEX incident_by_time ON incident (found_at);

-- Append-only. A key may be looked at before its incident is kept.
CREATE TABLE incident_look (
  id bigint PRIMARY KEY,
  incident_key text COLLATE "C" NOT NULL UNIQUE,
  who text COLLATE "C" NOT NULL,
  looked_at bigint NOT NULL
);

-- The outbox: what is sent to whom. Its rows change.
CREATE TABLE incident_delivery (
  id bigint PRIMARY KEY,
  incident_id bigint NOT NULL REFERENCES incident (id),
  channel text COLLATE "C" NOT NULL,
  -- Before this it is not taken: quiet hours, a wait after a failure, or the lease of whoever sends it now.
  not_before bigint NOT NULL,
  -- pending, sending, sent, failed, or dropped: somebody had looked before it was sent.
  state text COLLATE "C" NOT NULL,
  attempts bigint NOT NULL,
  last_error text COLLATE "C",
  -- When it was sent, or given up.
  ended_at bigint,
  UNIQUE (incident_id, channel)
);

CREATE INDEX incident_delivery_due ON incident_delivery (state, not_before);
