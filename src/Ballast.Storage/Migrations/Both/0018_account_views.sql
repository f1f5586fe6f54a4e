-- What Numerai says of the own accounts, for other programs: of each cell the row in force.

CREATE VIEW view_wallets AS
SELECT
  r.account AS account,
  r.address AS address,
  r.available AS available,
  r.stake_credit AS stake_credit,
  r.held_for_increases AS held_for_increases,
  r.held_for_withdrawals AS held_for_withdrawals,
  r.held_for_fusion AS held_for_fusion,
  r.on_chain AS on_chain,
  {time:r.known_at} AS known_at
FROM wallet_balance_revision r
WHERE {known:r.known_at} AND NOT EXISTS (
  SELECT 1 FROM wallet_balance_revision q
  WHERE q.account = r.account AND q.cell = r.cell AND {known:q.known_at} AND (q.known_at, q.source_id) > (r.known_at, r.source_id)
);

CREATE VIEW view_model_stakes AS
SELECT
  {text:CASE r.tournament WHEN 8 THEN 'classic' WHEN 11 THEN 'signals' WHEN 12 THEN 'crypto' ELSE CAST(r.tournament AS TEXT) END} AS tournament,
  r.account AS account,
  r.name AS model,
  r.staked AS staked,
  r.settled AS settled,
  r.with_pending AS with_pending,
  {time:r.known_at} AS known_at
FROM model_stake_revision r
WHERE {known:r.known_at} AND NOT EXISTS (
  SELECT 1 FROM model_stake_revision q
  WHERE q.account = r.account AND q.cell = r.cell AND {known:q.known_at} AND (q.known_at, q.source_id) > (r.known_at, r.source_id)
);

CREATE VIEW view_stake_settings AS
SELECT
  {text:CASE r.tournament WHEN 8 THEN 'classic' WHEN 11 THEN 'signals' WHEN 12 THEN 'crypto' ELSE CAST(r.tournament AS TEXT) END} AS tournament,
  r.account AS account,
  r.name AS model,
  r.take_profit AS take_profit,
  r.per_round AS per_round,
  {text:CASE r.mode WHEN 0 THEN 'constant' WHEN 1 THEN 'compound' END} AS mode,
  r.is_enabled AS is_enabled,
  {time:r.known_at} AS known_at
FROM stake_setting_revision r
WHERE {known:r.known_at} AND NOT EXISTS (
  SELECT 1 FROM stake_setting_revision q
  WHERE q.account = r.account AND q.cell = r.cell AND {known:q.known_at} AND (q.known_at, q.source_id) > (r.known_at, r.source_id)
);

CREATE VIEW view_pending_changes AS
SELECT
  {text:CASE r.tournament WHEN 8 THEN 'classic' WHEN 11 THEN 'signals' WHEN 12 THEN 'crypto' ELSE CAST(r.tournament AS TEXT) END} AS tournament,
  r.account AS account,
  r.name AS model,
  {text:CASE r.kind WHEN 0 THEN 'increase' ELSE 'release' END} AS kind,
  r.amount AS amount,
  r.is_drain AS is_drain,
  r.status AS status,
  r.request_id AS request_id,
  {time:r.requested_at} AS requested_at,
  {time:r.due_at} AS due_at,
  {time:r.known_at} AS known_at
FROM pending_stake_revision r
WHERE {known:r.known_at} AND r.is_open = 1 AND NOT EXISTS (
  SELECT 1 FROM pending_stake_revision q
  WHERE q.account = r.account AND q.cell = r.cell AND {known:q.known_at} AND (q.known_at, q.source_id) > (r.known_at, r.source_id)
);

-- A line tells a row of an account apart from all others; what stands in it may change.

CREATE VIEW view_stake_transactions AS
SELECT
  {text:CASE r.tournament WHEN 8 THEN 'classic' WHEN 11 THEN 'signals' WHEN 12 THEN 'crypto' ELSE CAST(r.tournament AS TEXT) END} AS tournament,
  r.account AS account,
  r.cell AS line,
  r.name AS model,
  r.round AS round,
  r.type AS type,
  r.amount AS amount,
  {time:r.happened_at} AS happened_at,
  r.note AS note,
  {time:r.known_at} AS known_at
FROM stake_transaction_revision r
WHERE {known:r.known_at} AND NOT EXISTS (
  SELECT 1 FROM stake_transaction_revision q
  WHERE q.account = r.account AND q.cell = r.cell AND {known:q.known_at} AND (q.known_at, q.source_id) > (r.known_at, r.source_id)
);

CREATE VIEW view_wallet_transactions AS
SELECT
  {text:CASE r.tournament WHEN 8 THEN 'classic' WHEN 11 THEN 'signals' WHEN 12 THEN 'crypto' ELSE CAST(r.tournament AS TEXT) END} AS tournament,
  r.account AS account,
  r.cell AS line,
  r.type AS type,
  r.amount AS amount,
  r.from_address AS from_address,
  r.to_address AS to_address,
  {time:r.happened_at} AS happened_at,
  r.status AS status,
  r.hash AS hash,
  {time:r.known_at} AS known_at
FROM wallet_transaction_revision r
WHERE {known:r.known_at} AND NOT EXISTS (
  SELECT 1 FROM wallet_transaction_revision q
  WHERE q.account = r.account AND q.cell = r.cell AND {known:q.known_at} AND (q.known_at, q.source_id) > (r.known_at, r.source_id)
);

CREATE VIEW view_claims AS
SELECT
  {text:CASE r.tournament WHEN 8 THEN 'classic' WHEN 11 THEN 'signals' WHEN 12 THEN 'crypto' ELSE CAST(r.tournament AS TEXT) END} AS tournament,
  r.account AS account,
  r.name AS model,
  r.round AS round,
  r.staker AS staker,
  r.submission_id AS submission_id,
  r.payout AS payout,
  r.burn AS burn,
  r.claimable AS claimable,
  r.is_open AS is_open,
  {time:r.known_at} AS known_at
FROM atomic_claim_revision r
WHERE {known:r.known_at} AND NOT EXISTS (
  SELECT 1 FROM atomic_claim_revision q
  WHERE q.account = r.account AND q.cell = r.cell AND {known:q.known_at} AND (q.known_at, q.source_id) > (r.known_at, r.source_id)
);
