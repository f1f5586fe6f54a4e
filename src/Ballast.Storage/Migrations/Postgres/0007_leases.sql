-- Who does what only one may do at a time, for example collect. A row stays when its lease was given back, so that terms go on counting.

CREATE TABLE lease (
  name text COLLATE "C" NOT NULL PRIMARY KEY,
  holder text COLLATE "C" NOT NULL,
  -- Goes up by one each time that it is taken anew.
  term bigint NOT NULL,
  taken_at bigint NOT NULL,
  ends_at bigint NOT NULL
);
