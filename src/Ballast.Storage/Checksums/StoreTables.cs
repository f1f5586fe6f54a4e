using Ballast.Storage.Engines;

namespace Ballast.Storage.Checksums;

/// <summary>The tables that imports and syncs write, with their columns.</summary>
internal static class StoreTables
{
    public static readonly Rows Scores = new(
        "score_revision",
        "metric_id",
        "model_id",
        "round",
        "known_at",
        "is_final",
        "source_id",
        "is_assumed",
        "score"
    );

    /// <summary>Worked out from the scores, so it has no source and no checksum.</summary>
    public static readonly Rows Interim = new("interim_score", "metric_id", "round", "model_id", "known_at");

    /// <summary>Written by a statement of its own: a gap that is known earlier already is no news.</summary>
    public static readonly Rows Gaps = new("score_gap_revision", "model_id", "round", "known_at", "source_id");

    public static readonly Rows Positions = new(
        "position_revision",
        "model_id",
        "round",
        "known_at",
        "is_final",
        "source_id",
        "is_assumed",
        "at_risk",
        "multipliers",
        "payout_factor",
        "payout"
    );

    public static readonly Rows Prices = new("price_revision", "currency", "day", "known_at", "source_id", "price");

    public static readonly Rows StakeDays = new(
        "stake_day_revision",
        "tournament",
        "name_key",
        "day",
        "known_at",
        "source_id",
        "name",
        "nmr_staked",
        "payout_pending",
        "payout_settled",
        "multipliers",
        "take_profit"
    );

    public static readonly Rows Rounds = new(
        "round_revision",
        "tournament",
        "round",
        "known_at",
        "source_id",
        "is_assumed",
        "open_time",
        "close_time",
        "close_staking_time",
        "score_time",
        "resolve_time",
        "payout_factor",
        "stake_threshold",
        "total_at_stake",
        "total_payout",
        "is_resolved"
    );

    public static readonly Rows Configurations = new(
        "round_score_revision",
        "tournament",
        "round",
        "source_id",
        "known_at",
        "place",
        "is_assumed",
        "metric",
        "version",
        "config_name",
        "score_days",
        "lag_days",
        "delay_days",
        "is_canon",
        "is_payout",
        "min_multiplier",
        "max_multiplier",
        "default_multiplier",
        "clip",
        "stake_threshold",
        "payout_factor",
        "factor_known_at"
    );

    /// <summary>Tables whose rows are written once by one source and never changed.</summary>
    public static readonly IReadOnlyList<Rows> Written =
    [
        Scores,
        Gaps,
        Positions,
        Rounds,
        Configurations,
        Prices,
        StakeDays,
        .. AccountTables.All,
    ];
}
