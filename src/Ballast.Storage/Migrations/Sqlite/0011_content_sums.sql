-- What the rows of each source were when they were written, so that a byte that changes later on the disk is noticed (store check).
-- A source without a row here is from before that. What an undone import brought loses its sums with its rows.
-- A later script that changes or deletes rows of these tables has to delete their sums too.

CREATE TABLE content_sum (
  -- For claims the claim's id, for all else the source's.
  owner_id INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  -- The sum of the rows' SHA-256, 128 bits, hexadecimal; models and metrics count by their names.
  checksum TEXT NOT NULL,
  PRIMARY KEY (owner_id, table_name)
) WITHOUT ROWID;
