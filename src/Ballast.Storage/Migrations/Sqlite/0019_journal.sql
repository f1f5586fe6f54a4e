-- What was decided and done about stakes: an entry each, in order, each with the hash of the one before it. Nothing here is ever changed or taken out,
-- and the database itself refuses it.

CREATE TABLE journal_entry (
  id INTEGER PRIMARY KEY,
  known_at INTEGER NOT NULL,
  -- user@machine, or what the user called himself.
  who TEXT NOT NULL,
  kind TEXT NOT NULL,
  why TEXT NOT NULL,
  tournament INTEGER,
  plan_hash TEXT,
  move_id INTEGER,
  -- JSON, as it was hashed.
  content TEXT NOT NULL,
  -- A question that was asked, and the bytes of its answer.
  question TEXT,
  answer BLOB,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
);

CREATE TRIGGER journal_entry_is_not_changed BEFORE UPDATE ON journal_entry
BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;

CREATE TRIGGER journal_entry_is_not_deleted BEFORE DELETE ON journal_entry
BEGIN SELECT RAISE(ABORT, 'nothing is taken out of the journal'); END;
