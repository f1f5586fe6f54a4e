-- Multipliers laid over each other score by score, as PositionOverlay does: a later report that names fewer leaves the others.

-- What each report says, one row a score. Not for other programs.
CREATE VIEW reported_multiplier AS
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
WHERE rtrim(p.value, '-.0123456789') LIKE '_%=' AND p.value <> rtrim(p.value, '-.0123456789');

CREATE VIEW view_multipliers AS
SELECT
  {text:CASE m.tournament WHEN 8 THEN 'classic' WHEN 11 THEN 'signals' WHEN 12 THEN 'crypto' ELSE CAST(m.tournament AS TEXT) END} AS tournament,
  m.name AS model,
  r.round AS round,
  r.metric AS metric,
  r.multiplier AS multiplier,
  {time:r.known_at} AS known_at
FROM reported_multiplier r JOIN model m ON m.id = r.model_id
WHERE NOT EXISTS (
  SELECT 1 FROM reported_multiplier q
  WHERE q.model_id = r.model_id AND q.round = r.round AND q.metric = r.metric AND (q.known_at, q.is_final, q.source_id) > (r.known_at, r.is_final, r.source_id)
);

-- As before but for the multipliers: each score where it was first named, with what was said of it last.
{replace:view_stakes} AS
SELECT
  {text:CASE m.tournament WHEN 8 THEN 'classic' WHEN 11 THEN 'signals' WHEN 12 THEN 'crypto' ELSE CAST(m.tournament AS TEXT) END} AS tournament,
  m.name AS model,
  r.round AS round,
  (SELECT q.at_risk FROM position_revision q WHERE q.model_id = r.model_id AND q.round = r.round AND q.at_risk IS NOT NULL ORDER BY q.known_at DESC, q.is_final DESC, q.source_id DESC LIMIT 1) AS at_risk,
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
  (SELECT q.payout_factor FROM position_revision q WHERE q.model_id = r.model_id AND q.round = r.round AND q.payout_factor IS NOT NULL ORDER BY q.known_at DESC, q.is_final DESC, q.source_id DESC LIMIT 1) AS payout_factor,
  (SELECT q.payout FROM position_revision q WHERE q.model_id = r.model_id AND q.round = r.round AND q.payout IS NOT NULL ORDER BY q.known_at DESC, q.is_final DESC, q.source_id DESC LIMIT 1) AS payout,
  r.is_final AS is_final,
  {time:r.known_at} AS known_at
FROM position_revision r JOIN model m ON m.id = r.model_id
WHERE NOT EXISTS (
  SELECT 1 FROM position_revision q
  WHERE q.model_id = r.model_id AND q.round = r.round AND (q.known_at, q.is_final, q.source_id) > (r.known_at, r.is_final, r.source_id)
);
