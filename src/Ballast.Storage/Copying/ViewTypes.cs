namespace Ballast.Storage.Copying;

/// <summary>What sort of value a column of a view holds (<c>docs/data.md</c>).</summary>
internal enum ViewType
{
    Text,
    Whole,
    Double,
    Exact,
    Time,
    Day,
    Flag,
}

/// <summary>The types of the views' columns: one name means the same in all of them.</summary>
internal static class ViewTypes
{
    private static readonly Dictionary<string, ViewType> Of = new(StringComparer.Ordinal)
    {
        ["round"] = ViewType.Whole,
        ["score"] = ViewType.Double,
        ["day"] = ViewType.Day,
    };

    static ViewTypes()
    {
        Add(
            ViewType.Text,
            "tournament model metric multipliers currency account address mode kind status request_id line type note from_address to_address hash staker submission_id"
        );
        Add(
            ViewType.Exact,
            "at_risk multiplier payout_factor payout stake_threshold total_at_stake total_payout price nmr_staked payout_pending payout_settled"
        );
        Add(
            ViewType.Exact,
            "available stake_credit held_for_increases held_for_withdrawals held_for_fusion on_chain staked settled with_pending per_round amount burn claimable"
        );
        Add(
            ViewType.Time,
            "known_at open_time close_time close_staking_time score_time resolve_time requested_at due_at happened_at"
        );
        Add(ViewType.Flag, "is_final is_resolved take_profit is_enabled is_drain is_open");
    }

    /// <summary>The type of a column.</summary>
    /// <exception cref="ArgumentException">No view has such a column.</exception>
    public static ViewType Find(string column) =>
        Of.TryGetValue(column, out var type)
            ? type
            : throw new ArgumentException($"The column {column} of a view has no type.", nameof(column));

    private static void Add(ViewType type, string columns)
    {
        foreach (var column in columns.Split(' '))
            Of.Add(column, type);
    }
}
