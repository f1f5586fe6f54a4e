-- What counts as known later than now counts in no view, as it does in no command: a report that a wrong clock dated ahead would else be
-- in force for other programs and not for Ballast. Announced times of rounds count as soon as they are stored, as RoundReader says.

{replace:view_scores} AS
SELECT
  {text:CASE m.tournament WHEN 8 THEN 'classic' WHEN 11 THEN 'signals' WHEN 12 THEN 'crypto' ELSE CAST(m.tournament AS TEXT) END} AS tournament,
  m.name AS model,
  r.round AS round,
  {text:CASE k.version WHEN '' THEN k.name ELSE k.name || '@' || k.version END} AS metric,
  r.score AS score,
  r.is_final AS is_final,
  {time:r.known_at} AS known_at
FROM score_revision r JOIN model m ON m.id = r.model_id JOIN metric k ON k.id = r.metric_id
WHERE {known:r.known_at} AND NOT EXISTS (
  SELECT 1 FROM score_revision q
  WHERE q.metric_id = r.metric_id AND q.model_id = r.model_id AND q.round = r.round AND {known:q.known_at} AND (q.known_at, q.is_final, q.source_id) > (r.known_at, r.is_final, r.source_id)
);

{replace:reported_multiplier} AS
SELECT
  r.model_id AS model_id,
  r.round AS round,
  r.known_at AS known_at,
  r.is_final AS is_final,
  r.source_id AS source_id,
  p.key AS place,
  -- The value is written in digits, so what is left of them is the name with its sign of equality.
  {text:rtrim(rtrim(p.value, '-.0123456789'), '=')} AS metric,
  {text:substr(p.value, length(rtrim(p.value, '-.0123456789')) + 1)} AS multiplier
FROM position_revision r, {parts:r.multipliers} AS p
WHERE rtrim(p.value, '-.0123456789') LIKE '_%=' AND p.value <> rtrim(p.value, '-.0123456789') AND {known:r.known_at};

{replace:view_stakes} AS
SELECT
  {text:CASE m.tournament WHEN 8 THEN 'classic' WHEN 11 THEN 'signals' WHEN 12 THEN 'crypto' ELSE CAST(m.tournament AS TEXT) END} AS tournament,
  m.name AS model,
  r.round AS round,
  (SELECT q.at_risk FROM position_revision q WHERE q.model_id = r.model_id AND q.round = r.round AND q.at_risk IS NOT NULL AND {known:q.known_at} ORDER BY q.known_at DESC, q.is_final DESC, q.source_id DESC LIMIT 1) AS at_risk,
  {text:(
    SELECT {join:s.metric || '=' || s.multiplier}
    FROM (
      SELECT
        f.metric AS metric,
        (SELECT q.multiplier FROM reported_multiplier q WHERE q.model_id = f.model_id AND q.round = f.round AND q.metric = f.metric ORDER BY q.known_at DESC, q.is_final DESC, q.source_id DESC LIMIT 1) AS multiplier
      FROM reported_multiplier f
      WHERE f.model_id = r.model_id AND f.round = r.round AND NOT EXISTS (
        SELECT 1 FROM reported_multiplier q
        WHERE q.model_id = f.model_id AND q.round = f.round AND q.metric = f.metric AND (q.known_at, q.is_final, q.source_id) < (f.known_at, f.is_final, f.source_id)
      )
      ORDER BY f.known_at, f.is_final, f.source_id, f.place
    ) s
  )} AS multipliers,
  (SELECT q.payout_factor FROM position_revision q WHERE q.model_id = r.model_id AND q.round = r.round AND q.payout_factor IS NOT NULL AND {known:q.known_at} ORDER BY q.known_at DESC, q.is_final DESC, q.source_id DESC LIMIT 1) AS payout_factor,
  (SELECT q.payout FROM position_revision q WHERE q.model_id = r.model_id AND q.round = r.round AND q.payout IS NOT NULL AND {known:q.known_at} ORDER BY q.known_at DESC, q.is_final DESC, q.source_id DESC LIMIT 1) AS payout,
  r.is_final AS is_final,
  {time:r.known_at} AS known_at
FROM position_revision r JOIN model m ON m.id = r.model_id
WHERE {known:r.known_at} AND NOT EXISTS (
  SELECT 1 FROM position_revision q
  WHERE q.model_id = r.model_id AND q.round = r.round AND {known:q.known_at} AND (q.known_at, q.is_final, q.source_id) > (r.known_at, r.is_final, r.source_id)
);

{replace:view_rounds} AS
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
    (SELECT max(q.known_at) FROM round_revision q WHERE q.tournament = r.tournament AND q.round = r.round AND {known:q.known_at}) AS known_at,
    (SELECT q.open_time FROM round_revision q WHERE q.tournament = r.tournament AND q.round = r.round AND q.open_time IS NOT NULL ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS open_time,
    (SELECT q.close_time FROM round_revision q WHERE q.tournament = r.tournament AND q.round = r.round AND q.close_time IS NOT NULL ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS close_time,
    (SELECT q.close_staking_time FROM round_revision q WHERE q.tournament = r.tournament AND q.round = r.round AND q.close_staking_time IS NOT NULL ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS close_staking_time,
    (SELECT q.score_time FROM round_revision q WHERE q.tournament = r.tournament AND q.round = r.round AND q.score_time IS NOT NULL ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS score_time,
    (SELECT q.resolve_time FROM round_revision q WHERE q.tournament = r.tournament AND q.round = r.round AND q.resolve_time IS NOT NULL ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS resolve_time,
    (SELECT q.payout_factor FROM round_revision q WHERE q.tournament = r.tournament AND q.round = r.round AND q.payout_factor IS NOT NULL AND {known:q.known_at} ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS payout_factor,
    (SELECT q.stake_threshold FROM round_revision q WHERE q.tournament = r.tournament AND q.round = r.round AND q.stake_threshold IS NOT NULL ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS stake_threshold,
    (SELECT q.total_at_stake FROM round_revision q WHERE q.tournament = r.tournament AND q.round = r.round AND q.total_at_stake IS NOT NULL AND {known:q.known_at} ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS total_at_stake,
    (SELECT q.total_payout FROM round_revision q WHERE q.tournament = r.tournament AND q.round = r.round AND q.total_payout IS NOT NULL AND {known:q.known_at} ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS total_payout,
    (SELECT q.is_resolved FROM round_revision q WHERE q.tournament = r.tournament AND q.round = r.round AND q.is_resolved IS NOT NULL AND {known:q.known_at} ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS is_resolved
  FROM round_revision r
  WHERE NOT EXISTS (
    SELECT 1 FROM round_revision q
    WHERE q.tournament = r.tournament AND q.round = r.round AND (q.known_at, q.source_id) > (r.known_at, r.source_id)
  )
) w;

{replace:view_prices} AS
SELECT
  r.currency AS currency,
  r.day AS day,
  r.price AS price,
  {time:r.known_at} AS known_at
FROM price_revision r
WHERE {known:r.known_at} AND NOT EXISTS (
  SELECT 1 FROM price_revision q
  WHERE q.currency = r.currency AND q.day = r.day AND {known:q.known_at} AND (q.known_at, q.source_id) > (r.known_at, r.source_id)
);

{replace:view_stake_days} AS
SELECT
  {text:CASE r.tournament WHEN 8 THEN 'classic' WHEN 11 THEN 'signals' WHEN 12 THEN 'crypto' ELSE CAST(r.tournament AS TEXT) END} AS tournament,
  (
    SELECT q.name FROM stake_day_revision q WHERE q.tournament = r.tournament AND q.name_key = r.name_key AND {known:q.known_at}
    ORDER BY q.day, q.known_at, q.source_id LIMIT 1
  ) AS model,
  r.day AS day,
  (SELECT q.nmr_staked FROM stake_day_revision q WHERE q.tournament = r.tournament AND q.name_key = r.name_key AND q.day = r.day AND q.nmr_staked IS NOT NULL AND {known:q.known_at} ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS nmr_staked,
  (SELECT q.payout_pending FROM stake_day_revision q WHERE q.tournament = r.tournament AND q.name_key = r.name_key AND q.day = r.day AND q.payout_pending IS NOT NULL AND {known:q.known_at} ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS payout_pending,
  (SELECT q.payout_settled FROM stake_day_revision q WHERE q.tournament = r.tournament AND q.name_key = r.name_key AND q.day = r.day AND q.payout_settled IS NOT NULL AND {known:q.known_at} ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS payout_settled,
  (SELECT q.multipliers FROM stake_day_revision q WHERE q.tournament = r.tournament AND q.name_key = r.name_key AND q.day = r.day AND q.multipliers IS NOT NULL AND {known:q.known_at} ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS multipliers,
  (SELECT q.take_profit FROM stake_day_revision q WHERE q.tournament = r.tournament AND q.name_key = r.name_key AND q.day = r.day AND q.take_profit IS NOT NULL AND {known:q.known_at} ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1) AS take_profit,
  {time:r.known_at} AS known_at
FROM stake_day_revision r
WHERE {known:r.known_at} AND NOT EXISTS (
  SELECT 1 FROM stake_day_revision q
  WHERE q.tournament = r.tournament AND q.name_key = r.name_key AND q.day = r.day AND {known:q.known_at} AND (q.known_at, q.source_id) > (r.known_at, r.source_id)
);
