-- Who does what only one may do at a time, for example collect. A row stays when its lease was given back, so that terms go on counting.

CREATE TABLE lease (
  name TEXT NOT NULL PRIMARY KEY,
  holder TEXT NOT NULL,
  -- Goes up by one each time that it is taken anew.
  term INTEGER NOT NULL,
  taken_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL
) WITHOUT ROWID;
