-- What Numerai says of the own accounts: what their ledger starts from. Append-only, as all *_revision: of a cell the row that became known last
-- is in force. A cell is what the fact is about, as text (Core, Ledger/Accounts): a model, a request, a line of a history; its parts are columns
-- as well. Accounts stand here by the user's name for them, models by their names. Amounts are exact text, moments Unix milliseconds.
-- Sources of these rows are about every tournament: their source_reach has tournament 0.

-- What lay in the wallet.
CREATE TABLE wallet_balance_revision (
  account TEXT NOT NULL,
  cell TEXT NOT NULL,
  known_at INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id),
  is_assumed INTEGER NOT NULL,
  address TEXT,
  available TEXT,
  stake_credit TEXT,
  held_for_increases TEXT,
  held_for_withdrawals TEXT,
  held_for_fusion TEXT,
  on_chain TEXT,
  PRIMARY KEY (account, cell, known_at, source_id)
) WITHOUT ROWID;

-- Continuous stakes of models.
CREATE TABLE model_stake_revision (
  account TEXT NOT NULL,
  cell TEXT NOT NULL,
  known_at INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id),
  is_assumed INTEGER NOT NULL,
  tournament INTEGER NOT NULL,
  name TEXT NOT NULL,
  staked TEXT,
  settled TEXT,
  with_pending TEXT,
  PRIMARY KEY (account, cell, known_at, source_id)
) WITHOUT ROWID;

CREATE TABLE stake_setting_revision (
  account TEXT NOT NULL,
  cell TEXT NOT NULL,
  known_at INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id),
  is_assumed INTEGER NOT NULL,
  tournament INTEGER NOT NULL,
  name TEXT NOT NULL,
  take_profit INTEGER,
  -- Atomic staking, which no API tells today: NMR a round; 0 constant, 1 compound; whether positions are opened.
  per_round TEXT,
  mode INTEGER,
  is_enabled INTEGER,
  PRIMARY KEY (account, cell, known_at, source_id)
) WITHOUT ROWID;

-- Releases and increases on their way.
CREATE TABLE pending_stake_revision (
  account TEXT NOT NULL,
  cell TEXT NOT NULL,
  known_at INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id),
  is_assumed INTEGER NOT NULL,
  tournament INTEGER NOT NULL,
  name TEXT NOT NULL,
  -- 0 increase, 1 release.
  kind INTEGER NOT NULL,
  request_id TEXT,
  amount TEXT,
  is_drain INTEGER,
  status TEXT,
  requested_at INTEGER,
  due_at INTEGER,
  -- 0 where it is not listed any more: carried out or cancelled.
  is_open INTEGER NOT NULL,
  PRIMARY KEY (account, cell, known_at, source_id)
) WITHOUT ROWID;

CREATE TABLE stake_transaction_revision (
  account TEXT NOT NULL,
  cell TEXT NOT NULL,
  known_at INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id),
  is_assumed INTEGER NOT NULL,
  tournament INTEGER,
  name TEXT,
  round INTEGER,
  type TEXT,
  amount TEXT,
  happened_at INTEGER,
  note TEXT,
  -- Tells apart lines that say the same: 0, 1, ...
  place INTEGER NOT NULL,
  PRIMARY KEY (account, cell, known_at, source_id)
) WITHOUT ROWID;

CREATE TABLE wallet_transaction_revision (
  account TEXT NOT NULL,
  cell TEXT NOT NULL,
  known_at INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id),
  is_assumed INTEGER NOT NULL,
  tournament INTEGER,
  type TEXT,
  amount TEXT,
  from_address TEXT,
  to_address TEXT,
  happened_at INTEGER,
  status TEXT,
  hash TEXT,
  place INTEGER NOT NULL,
  PRIMARY KEY (account, cell, known_at, source_id)
) WITHOUT ROWID;

-- Resolved positions of atomic staking.
CREATE TABLE atomic_claim_revision (
  account TEXT NOT NULL,
  cell TEXT NOT NULL,
  known_at INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id),
  is_assumed INTEGER NOT NULL,
  tournament INTEGER NOT NULL,
  name TEXT NOT NULL,
  round INTEGER NOT NULL,
  staker TEXT NOT NULL,
  submission_id TEXT,
  payout TEXT,
  burn TEXT,
  claimable TEXT,
  -- 0 where it is not listed any more: claimed, restaked or finalised.
  is_open INTEGER NOT NULL,
  PRIMARY KEY (account, cell, known_at, source_id)
) WITHOUT ROWID;

-- Since when, and when last, a part of an account was told. No revision: the last moment moves with every sync. Without a row a part was never
-- told, and nothing follows from its having no facts.
CREATE TABLE account_part (
  account TEXT NOT NULL,
  part TEXT NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  PRIMARY KEY (account, part)
) WITHOUT ROWID;
