-- What Numerai says of the own accounts: what their ledger starts from. Append-only, as all *_revision: of a cell the row that became known last
-- is in force. A cell is what the fact is about, as text (Core, Ledger/Accounts): a model, a request, a line of a history; its parts are columns
-- as well. Accounts stand here by the user's name for them, models by their names. Amounts are exact text, moments Unix milliseconds.
-- Sources of these rows are about every tournament: their source_reach has tournament 0.

-- What lay in the wallet.
CREATE TABLE wallet_balance_revision (
  account text COLLATE "C" NOT NULL,
  cell text COLLATE "C" NOT NULL,
  known_at bigint NOT NULL,
  source_id bigint NOT NULL REFERENCES source (id),
  is_assumed bigint NOT NULL,
  address text COLLATE "C",
  available text COLLATE "C",
  stake_credit text COLLATE "C",
  held_for_increases text COLLATE "C",
  held_for_withdrawals text COLLATE "C",
  held_for_fusion text COLLATE "C",
  on_chain text COLLATE "C",
  PRIMARY KEY (account, cell, known_at, source_id)
);

-- Continuous stakes of models.
CREATE TABLE model_stake_revision (
  account text COLLATE "C" NOT NULL,
  cell text COLLATE "C" NOT NULL,
  known_at bigint NOT NULL,
  source_id bigint NOT NULL REFERENCES source (id),
  is_assumed bigint NOT NULL,
  tournament bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  staked text COLLATE "C",
  settled text COLLATE "C",
  with_pending text COLLATE "C",
  PRIMARY KEY (account, cell, known_at, source_id)
);

CREATE TABLE stake_setting_revision (
  account text COLLATE "C" NOT NULL,
  cell text COLLATE "C" NOT NULL,
  known_at bigint NOT NULL,
  source_id bigint NOT NULL REFERENCES source (id),
  is_assumed bigint NOT NULL,
  tournament bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  take_profit bigint,
  -- Atomic staking, which no API tells today: NMR a round; 0 constant, 1 compound; whether positions are opened.
  per_round text COLLATE "C",
  mode bigint,
  is_enabled bigint,
  PRIMARY KEY (account, cell, known_at, source_id)
);

-- Releases and increases on their way.
CREATE TABLE pending_stake_revision (
  account text COLLATE "C" NOT NULL,
  cell text COLLATE "C" NOT NULL,
  known_at bigint NOT NULL,
  source_id bigint NOT NULL REFERENCES source (id),
  is_assumed bigint NOT NULL,
  tournament bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  -- 0 increase, 1 release.
  kind bigint NOT NULL,
  request_id text COLLATE "C",
  amount text COLLATE "C",
  is_drain bigint,
  status text COLLATE "C",
  requested_at bigint,
  due_at bigint,
  -- 0 where it is not listed any more: carried out or cancelled.
  is_open bigint NOT NULL,
  PRIMARY KEY (account, cell, known_at, source_id)
);

CREATE TABLE stake_transaction_revision (
  account text COLLATE "C" NOT NULL,
  cell text COLLATE "C" NOT NULL,
  known_at bigint NOT NULL,
  source_id bigint NOT NULL REFERENCES source (id),
  is_assumed bigint NOT NULL,
  tournament bigint,
  name text COLLATE "C",
  round bigint,
  type text COLLATE "C",
  amount text COLLATE "C",
  happened_at bigint,
  note text COLLATE "C",
  -- Tells apart lines that say the same: 0, 1, ...
  place bigint NOT NULL,
  PRIMARY KEY (account, cell, known_at, source_id)
);

CREATE TABLE wallet_transaction_revision (
  account text COLLATE "C" NOT NULL,
  cell text COLLATE "C" NOT NULL,
  known_at bigint NOT NULL,
  source_id bigint NOT NULL REFERENCES source (id),
  is_assumed bigint NOT NULL,
  tournament bigint,
  type text COLLATE "C",
  amount text COLLATE "C",
  from_address text COLLATE "C",
  to_address text COLLATE "C",
  happened_at bigint,
  status text COLLATE "C",
  hash text COLLATE "C",
  place bigint NOT NULL,
  PRIMARY KEY (account, cell, known_at, source_id)
);

-- Resolved positions of atomic staking.
CREATE TABLE atomic_claim_revision (
  account text COLLATE "C" NOT NULL,
  cell text COLLATE "C" NOT NULL,
  known_at bigint NOT NULL,
  source_id bigint NOT NULL REFERENCES source (id),
  is_assumed bigint NOT NULL,
  tournament bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  round bigint NOT NULL,
  staker text COLLATE "C" NOT NULL,
  submission_id text COLLATE "C",
  payout text COLLATE "C",
  burn text COLLATE "C",
  claimable text COLLATE "C",
  -- 0 where it is not listed any more: claimed, restaked or finalised.
  is_open bigint NOT NULL,
  PRIMARY KEY (account, cell, known_at, source_id)
);

-- Since when, and when last, a part of an account was told. No revision: the last moment moves with every sync. Without a row a part was never
-- told, and nothing follows from its having no facts.
CREATE TABLE account_part (
  account text COLLATE "C" NOT NULL,
  part text COLLATE "C" NOT NULL,
  first_at bigint NOT NULL,
  last_at bigint NOT NULL,
  PRIMARY KEY (account, part)
);
