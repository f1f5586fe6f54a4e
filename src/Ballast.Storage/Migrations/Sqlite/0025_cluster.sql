-- Who works on long questions together, and the parts that were computed. They belong to those who use this store now: a copy leaves them out.

CREATE TABLE cluster_version (
  cluster TEXT NOT NULL PRIMARY KEY,
  -- Goes up by one with each change of a member, but for its signs of life.
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE cluster_member (
  cluster TEXT NOT NULL,
  member TEXT NOT NULL,
  -- The version of the cluster at which it was written.
  version INTEGER NOT NULL,
  alive_at INTEGER NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (cluster, member)
) STRICT;

CREATE TABLE computed_part (
  -- A digest of the question, its moment, what it is computed from, and the program.
  run TEXT NOT NULL,
  stage INTEGER NOT NULL,
  part INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (run, stage, part)
) STRICT;

CREATE INDEX computed_part_made_at ON computed_part (made_at);
