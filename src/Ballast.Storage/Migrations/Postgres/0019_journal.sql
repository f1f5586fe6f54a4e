-- What was decided and done about stakes: an entry each, in order, each with the hash of the one before it. Nothing here is ever changed or taken out,
-- and the database itself refuses it.

CREATE TABLE journal_entry (
  id bigint PRIMARY KEY,
  known_at bigint NOT NULL,
  -- user@machine, or what the user called himself.
  who text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  why text COLLATE "C" NOT NULL,
  tournament bigint,
  plan_hash text COLLATE "C",
  move_id bigint,
  -- JSON, as it was hashed.
  content text COLLATE "C" NOT NULL,
  -- A question that was asked, and the bytes of its answer.
  question text COLLATE "C",
  answer bytea,
  previous_hash text COLLATE "C" NOT NULL,
  hash text COLLATE "C" NOT NULL UNIQUE
);

CREATE OR REPLACE FUNCTION journal_entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the journal is never changed, and nothing is taken out of it'; END $$;

CREATE TRIGGER journal_entry_is_not_changed BEFORE UPDATE OR DELETE ON journal_entry
FOR EACH ROW EXECUTE FUNCTION journal_entry_stays();

CREATE TRIGGER journal_entry_is_not_emptied BEFORE TRUNCATE ON journal_entry
FOR EACH STATEMENT EXECUTE FUNCTION journal_entry_stays();
