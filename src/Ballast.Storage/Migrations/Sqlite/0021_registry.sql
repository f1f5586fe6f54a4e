-- Who is who: strategies, slots, groups, epochs, tiers taken over. Append-only: a row is an item as it was from then on, all of it.

CREATE TABLE registry_revision (
  id INTEGER PRIMARY KEY,
  known_at INTEGER NOT NULL,
  -- strategy, slot, group, epoch or standing; and its name in lower case, with its tournament where it has one.
  kind TEXT NOT NULL,
  name_key TEXT NOT NULL,
  -- JSON; missing where the item was taken out.
  document TEXT,
  why TEXT NOT NULL
);
