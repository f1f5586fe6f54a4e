using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger;

/// <summary>Reports about stakes that cannot be true, by the bounds of <see cref="Plausible"/>. Each method answers null or the reason.</summary>
internal static class PositionBounds
{
    /// <summary>Looks at a position.</summary>
    public static string? Reason(Position position)
    {
        if (position.AtRisk is { } stake && Plausible.Stake(stake) is { } badStake)
            return badStake;
        if (position.Payout is { } payout && Payout(payout, position.AtRisk) is { } badPayout)
            return badPayout;
        return (position.PayoutFactor is { } factor ? Plausible.Factor(factor) : null) ?? Reason(position.Multipliers);
    }

    /// <summary>Looks at a day of a stake. What settles on a day may come from rounds with other stakes, so burns are not held against it.</summary>
    public static string? Reason(StakeDay day) =>
        (day.Staked is { } stake ? Plausible.Stake(stake) : null)
        ?? (day.PayoutPending is { } pending ? Plausible.Amount(pending, "pending payout") : null)
        ?? (day.PayoutSettled is { } settled ? Plausible.Amount(settled, "payout") : null)
        ?? Reason(day.Multipliers);

    private static string? Payout(Nmr payout, Nmr? stake) =>
        Plausible.Amount(payout, "payout") ?? (stake is { } atRisk ? Plausible.Burn(payout, atRisk) : null);

    private static string? Reason(Payouts.Multipliers? multipliers) =>
        multipliers
            ?.Items.Select(i => Plausible.MetricName(i.Metric) ?? Plausible.Multiplier(i.Metric, i.Value))
            .FirstOrDefault(r => r is not null);
}
