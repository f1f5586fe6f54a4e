-- What somebody should know of, who has looked at it, and what is still to be sent of it.

-- Append-only: an incident is told once, so its key stands here once.
CREATE TABLE incident (
  id INTEGER PRIMARY KEY,
  incident_key TEXT NOT NULL UNIQUE,
  rule TEXT NOT NULL,
  -- Missing where it is about none, or all.
  tournament INTEGER,
  subject TEXT NOT NULL,
  occasion TEXT NOT NULL,
  -- 0 notice, 1 warning, 2 urgent.
  urgency INTEGER NOT NULL,
  began_at INTEGER NOT NULL,
  found_at INTEGER NOT NULL,
  sentence TEXT NOT NULL,
  -- One a line.
  details TEXT NOT NULL,
  next_step TEXT
);

CREATE INDEX incident_by_time ON incident (found_at);

-- Append-only. A key may be looked at before its incident is kept.
CREATE TABLE incident_look (
  id INTEGER PRIMARY KEY,
  incident_key TEXT NOT NULL UNIQUE,
  who TEXT NOT NULL,
  looked_at INTEGER NOT NULL
);

-- The outbox: what is sent to whom. Its rows change.
CREATE TABLE incident_delivery (
  id INTEGER PRIMARY KEY,
  incident_id INTEGER NOT NULL REFERENCES incident (id),
  channel TEXT NOT NULL,
  -- Before this it is not taken: quiet hours, a wait after a failure, or the lease of whoever sends it now.
  not_before INTEGER NOT NULL,
  -- pending, sending, sent, failed, or dropped: somebody had looked before it was sent.
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  last_error TEXT,
  -- When it was sent, or given up.
  ended_at INTEGER,
  UNIQUE (incident_id, channel)
);

CREATE INDEX incident_delivery_due ON incident_delivery (state, not_before);
