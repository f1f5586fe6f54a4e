-- What is kept, for other programs (docs/data.md): of every cell what is in force now, as TournamentStore answers at the end of time.
-- Columns are added, none is renamed, removed or given another meaning. Moments are ISO text, UTC.

-- The latest revision of each score.
CREATE VIEW view_scores AS
SELECT
  {text:CASE m.tournament WHEN 8 THEN 'classic' WHEN 11 THEN 'signals' WHEN 12 THEN 'crypto' ELSE CAST(m.tournament AS TEXT) END} AS tournament,
  m.name AS model,
  r.round AS round,
  {text:CASE k.version WHEN '' THEN k.name ELSE k.name || '@' || k.version END} AS metric,
  r.score AS score,
  r.is_final AS is_final,
  {time:r.known_at} AS known_at
FROM score_revision r JOIN model m ON m.id = r.model_id JOIN metric k ON k.id = r.metric_id
WHERE NOT EXISTS (
  SELECT 1 FROM score_revision q
  WHERE q.metric_id = r.metric_id AND q.model_id = r.model_id AND q.round = r.round AND (q.known_at, q.is_final, q.source_id) > (r.known_at, r.is_final, r.source_id)
);

-- Later reports about a stake in a round laid over earlier ones, column by column.
CREATE VIEW view_stakes AS
SELECT
  {text:CASE m.tournament WHEN 8 THEN 'classic' WHEN 11 THEN 'signals' WHEN 12 THEN 'crypto' ELSE CAST(m.tournament AS TEXT) END} AS tournament,
  m.name AS model,
  r.round AS round,
  (SELECT q.at_risk FROM position_revision q WHERE q.model_id = r.model_id AND q.round = r.round AND q.at_risk IS NOT NULL ORDER BY q.known_at DESC, q.is_final DESC, q.source_id DESC LIMIT 1) AS at_risk,
  (SELECT q.multipliers FROM position_revision q WHERE q.model_id = r.model_id AND q.round = r.round AND q.multipliers IS NOT NULL ORDER BY q.known_at DESC, q.is_final DESC, q.source_id DESC LIMIT 1) AS multipliers,
  (SELECT q.payout_factor FROM position_revision q WHERE q.model_id = r.model_id AND q.round = r.round AND q.payout_factor IS NOT NULL ORDER BY q.known_at DESC, q.is_final DESC, q.source_id DESC LIMIT 1) AS payout_factor,
  (SELECT q.payout FROM position_revision q WHERE q.model_id = r.model_id AND q.round = r.round AND q.payout IS NOT NULL ORDER BY q.known_at DESC, q.is_final DESC, q.source_id DESC LIMIT 1) AS payout,
  r.is_final AS is_final,
  {time:r.known_at} AS known_at
FROM position_revision r JOIN model m ON m.id = r.model_id
WHERE NOT EXISTS (
  SELECT 1 FROM position_revision q
  WHERE q.model_id = r.model_id AND q.round = r.round AND (q.known_at, q.is_final, q.source_id) > (r.known_at, r.is_final, r.source_id)
);

-- The same for what is known about rounds.
CREATE VIEW view_rounds AS
SELECT
  {text:CASE w.tournament WHEN 8 THEN 'classic' WHEN 11 THEN 'signals' WHEN 12 THEN 'crypto' ELSE CAST(w.tournament AS TEXT) END} AS tournament,
  w.round AS round,
  {time:w.open_time} AS open_time,
  {time:w.close_time} AS close_time,
  {time:w.close_staking_time} AS close_staking_time,
  {time:w.score_time} AS score_time,
  {time:w.resolve_time} AS resolve_time,
  w.payout_factor AS payout_factor,
  w.stake_threshold AS stake_threshold,
  w.total_at_stake AS total_at_stake,
  w.total_payout AS total_payout,
  w.is_resolved AS is_resolved,
  {time:w.known_at} AS known_at
FROM (
  SELECT
    r.tournament,
    r.round,
    r.known_at,
    (SELECT q.open_time FROM round_revision q WHERE q.tournament = r.tournament AND q.round = r.round AND q.open_time IS NOT NULL ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS open_time,
    (SELECT q.close_time FROM round_revision q WHERE q.tournament = r.tournament AND q.round = r.round AND q.close_time IS NOT NULL ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS close_time,
    (SELECT q.close_staking_time FROM round_revision q WHERE q.tournament = r.tournament AND q.round = r.round AND q.close_staking_time IS NOT NULL ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS close_staking_time,
    (SELECT q.score_time FROM round_revision q WHERE q.tournament = r.tournament AND q.round = r.round AND q.score_time IS NOT NULL ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS score_time,
    (SELECT q.resolve_time FROM round_revision q WHERE q.tournament = r.tournament AND q.round = r.round AND q.resolve_time IS NOT NULL ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS resolve_time,
    (SELECT q.payout_factor FROM round_revision q WHERE q.tournament = r.tournament AND q.round = r.round AND q.payout_factor IS NOT NULL ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS payout_factor,
    (SELECT q.stake_threshold FROM round_revision q WHERE q.tournament = r.tournament AND q.round = r.round AND q.stake_threshold IS NOT NULL ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS stake_threshold,
    (SELECT q.total_at_stake FROM round_revision q WHERE q.tournament = r.tournament AND q.round = r.round AND q.total_at_stake IS NOT NULL ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS total_at_stake,
    (SELECT q.total_payout FROM round_revision q WHERE q.tournament = r.tournament AND q.round = r.round AND q.total_payout IS NOT NULL ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS total_payout,
    (SELECT q.is_resolved FROM round_revision q WHERE q.tournament = r.tournament AND q.round = r.round AND q.is_resolved IS NOT NULL ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS is_resolved
  FROM round_revision r
  WHERE NOT EXISTS (
    SELECT 1 FROM round_revision q
    WHERE q.tournament = r.tournament AND q.round = r.round AND (q.known_at, q.source_id) > (r.known_at, r.source_id)
  )
) w;

-- The last price of each day.
CREATE VIEW view_prices AS
SELECT
  r.currency AS currency,
  r.day AS day,
  r.price AS price,
  {time:r.known_at} AS known_at
FROM price_revision r
WHERE NOT EXISTS (
  SELECT 1 FROM price_revision q
  WHERE q.currency = r.currency AND q.day = r.day AND (q.known_at, q.source_id) > (r.known_at, r.source_id)
);

-- Later reports about a day of a stake laid over earlier ones. The spelling of the first day stands for all of them.
CREATE VIEW view_stake_days AS
SELECT
  {text:CASE r.tournament WHEN 8 THEN 'classic' WHEN 11 THEN 'signals' WHEN 12 THEN 'crypto' ELSE CAST(r.tournament AS TEXT) END} AS tournament,
  (
    SELECT q.name FROM stake_day_revision q WHERE q.tournament = r.tournament AND q.name_key = r.name_key
    ORDER BY q.day, q.known_at, q.source_id LIMIT 1
  ) AS model,
  r.day AS day,
  (SELECT q.nmr_staked FROM stake_day_revision q WHERE q.tournament = r.tournament AND q.name_key = r.name_key AND q.day = r.day AND q.nmr_staked IS NOT NULL ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS nmr_staked,
  (SELECT q.payout_pending FROM stake_day_revision q WHERE q.tournament = r.tournament AND q.name_key = r.name_key AND q.day = r.day AND q.payout_pending IS NOT NULL ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS payout_pending,
  (SELECT q.payout_settled FROM stake_day_revision q WHERE q.tournament = r.tournament AND q.name_key = r.name_key AND q.day = r.day AND q.payout_settled IS NOT NULL ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS payout_settled,
  (SELECT q.multipliers FROM stake_day_revision q WHERE q.tournament = r.tournament AND q.name_key = r.name_key AND q.day = r.day AND q.multipliers IS NOT NULL ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS multipliers,
  (SELECT q.take_profit FROM stake_day_revision q WHERE q.tournament = r.tournament AND q.name_key = r.name_key AND q.day = r.day AND q.take_profit IS NOT NULL ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS take_profit,
  {time:r.known_at} AS known_at
FROM stake_day_revision r
WHERE NOT EXISTS (
  SELECT 1 FROM stake_day_revision q
  WHERE q.tournament = r.tournament AND q.name_key = r.name_key AND q.day = r.day AND (q.known_at, q.source_id) > (r.known_at, r.source_id)
);
