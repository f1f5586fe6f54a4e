-- What is kept up to date by syncs, and how far it is. No table has a place for a key.

CREATE TABLE tracked_model (
  tournament INTEGER NOT NULL,
  -- The name in lower case, as in model.
  name_key TEXT NOT NULL,
  name TEXT NOT NULL,
  -- The id the API knows the model by.
  feed_id TEXT NOT NULL,
  started_at INTEGER,
  is_watched INTEGER NOT NULL,
  -- Label of the own account it belongs to.
  account TEXT,
  -- Up to this round everything is kept and final.
  settled_to INTEGER,
  synced_at INTEGER,
  PRIMARY KEY (tournament, name_key)
) WITHOUT ROWID;

CREATE TABLE account (
  label TEXT NOT NULL PRIMARY KEY,
  user_name TEXT,
  synced_at INTEGER NOT NULL
) WITHOUT ROWID;
