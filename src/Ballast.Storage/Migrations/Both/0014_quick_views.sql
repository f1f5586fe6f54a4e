-- The same values from fewer searches: what the latest report says is in force, so that earlier ones are looked through only for what it leaves
-- out, and multipliers are laid over each other only where several reports name some. Before, half a million stakes took minutes.

{replace:view_stakes} AS
SELECT
  {text:CASE m.tournament WHEN 8 THEN 'classic' WHEN 11 THEN 'signals' WHEN 12 THEN 'crypto' ELSE CAST(m.tournament AS TEXT) END} AS tournament,
  m.name AS model,
  r.round AS round,
  coalesce(r.at_risk, (SELECT q.at_risk FROM position_revision q WHERE q.model_id = r.model_id AND q.round = r.round AND q.at_risk IS NOT NULL AND {known:q.known_at} ORDER BY q.known_at DESC, q.is_final DESC, q.source_id DESC LIMIT 1)) AS at_risk,
  CASE WHEN NOT EXISTS (
    SELECT 1 FROM position_revision q
    WHERE q.model_id = r.model_id AND q.round = r.round AND q.multipliers IS NOT NULL AND (q.known_at, q.is_final, q.source_id) < (r.known_at, r.is_final, r.source_id)
  ) THEN r.multipliers ELSE {text:(
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
  )} END AS multipliers,
  coalesce(r.payout_factor, (SELECT q.payout_factor FROM position_revision q WHERE q.model_id = r.model_id AND q.round = r.round AND q.payout_factor IS NOT NULL AND {known:q.known_at} ORDER BY q.known_at DESC, q.is_final DESC, q.source_id DESC LIMIT 1)) AS payout_factor,
  coalesce(r.payout, (SELECT q.payout FROM position_revision q WHERE q.model_id = r.model_id AND q.round = r.round AND q.payout IS NOT NULL AND {known:q.known_at} ORDER BY q.known_at DESC, q.is_final DESC, q.source_id DESC LIMIT 1)) AS payout,
  r.is_final AS is_final,
  {time:r.known_at} AS known_at
FROM position_revision r JOIN model m ON m.id = r.model_id
WHERE {known:r.known_at} AND NOT EXISTS (
  SELECT 1 FROM position_revision q
  WHERE q.model_id = r.model_id AND q.round = r.round AND {known:q.known_at} AND (q.known_at, q.is_final, q.source_id) > (r.known_at, r.is_final, r.source_id)
);

{replace:view_stake_days} AS
SELECT
  {text:CASE r.tournament WHEN 8 THEN 'classic' WHEN 11 THEN 'signals' WHEN 12 THEN 'crypto' ELSE CAST(r.tournament AS TEXT) END} AS tournament,
  (
    SELECT q.name FROM stake_day_revision q WHERE q.tournament = r.tournament AND q.name_key = r.name_key AND {known:q.known_at}
    ORDER BY q.day, q.known_at, q.source_id LIMIT 1
  ) AS model,
  r.day AS day,
  coalesce(r.nmr_staked, (SELECT q.nmr_staked FROM stake_day_revision q WHERE q.tournament = r.tournament AND q.name_key = r.name_key AND q.day = r.day AND q.nmr_staked IS NOT NULL AND {known:q.known_at} ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1)) AS nmr_staked,
  coalesce(r.payout_pending, (SELECT q.payout_pending FROM stake_day_revision q WHERE q.tournament = r.tournament AND q.name_key = r.name_key AND q.day = r.day AND q.payout_pending IS NOT NULL AND {known:q.known_at} ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1)) AS payout_pending,
  coalesce(r.payout_settled, (SELECT q.payout_settled FROM stake_day_revision q WHERE q.tournament = r.tournament AND q.name_key = r.name_key AND q.day = r.day AND q.payout_settled IS NOT NULL AND {known:q.known_at} ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1)) AS payout_settled,
  coalesce(r.multipliers, (SELECT q.multipliers FROM stake_day_revision q WHERE q.tournament = r.tournament AND q.name_key = r.name_key AND q.day = r.day AND q.multipliers IS NOT NULL AND {known:q.known_at} ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1)) AS multipliers,
  coalesce(r.take_profit, (SELECT q.take_profit FROM stake_day_revision q WHERE q.tournament = r.tournament AND q.name_key = r.name_key AND q.day = r.day AND q.take_profit IS NOT NULL AND {known:q.known_at} ORDER BY q.known_at DESC, q.source_id DESC LIMIT 1)) AS take_profit,
  {time:r.known_at} AS known_at
FROM stake_day_revision r
WHERE {known:r.known_at} AND NOT EXISTS (
  SELECT 1 FROM stake_day_revision q
  WHERE q.tournament = r.tournament AND q.name_key = r.name_key AND q.day = r.day AND {known:q.known_at} AND (q.known_at, q.source_id) > (r.known_at, r.source_id)
);
