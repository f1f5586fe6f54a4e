-- What is kept up to date by syncs, and how far it is. No table has a place for a key.

CREATE TABLE tracked_model (
  tournament bigint NOT NULL,
  -- The name in lower case, as in model.
  name_key text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  -- The id the API knows the model by.
  feed_id text COLLATE "C" NOT NULL,
  started_at bigint,
  is_watched bigint NOT NULL,
  -- Label of the own account it belongs to.
  account text COLLATE "C",
  -- Up to this round everything is kept and final.
  settled_to bigint,
  synced_at bigint,
  PRIMARY KEY (tournament, name_key)
);

CREATE TABLE account (
  label text COLLATE "C" NOT NULL PRIMARY KEY,
  user_name text COLLATE "C",
  synced_at bigint NOT NULL
);
