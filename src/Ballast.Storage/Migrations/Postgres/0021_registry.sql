-- Who is who: strategies, slots, groups, epochs, tiers taken over. Append-only: a row is an item as it was from then on, all of it.

CREATE TABLE registry_revision (
  id bigint PRIMARY KEY,
  known_at bigint NOT NULL,
  -- strategy, slot, group, epoch or standing; and its name in lower case, with its tournament where it has one.
  kind text COLLATE "C" NOT NULL,
  name_key text COLLATE "C" NOT NULL,
  -- JSON; missing where the item was taken out.
  document text COLLATE "C",
  why text COLLATE "C" NOT NULL
);
