-- Who works on long questions together, and the parts that were computed. They belong to those who use this store now: a copy leaves them out.

CREATE TABLE cluster_version (
  cluster text COLLATE "C" NOT NULL PRIMARY KEY,
  -- Goes up by one with each change of a member, but for its signs of life.
  version bigint NOT NULL
);

CREATE TABLE cluster_member (
  cluster text COLLATE "C" NOT NULL,
  member text COLLATE "C" NOT NULL,
  -- The version of the cluster at which it was written.
  version bigint NOT NULL,
  alive_at bigint NOT NULL,
  content text COLLATE "C" NOT NULL,
  PRIMARY KEY (cluster, member)
);

CREATE TABLE computed_part (
  -- A digest of the question, its moment, what it is computed from, and the program.
  run text COLLATE "C" NOT NULL,
  stage int NOT NULL,
  part int NOT NULL,
  made_at bigint NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (run, stage, part)
);

CREATE INDEX computed_part_made_at ON computed_part (made_at);
