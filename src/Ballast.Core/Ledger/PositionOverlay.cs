namespace Ballast.Core.Ledger;

/// <summary>Lays reports about the same position over each other.</summary>
public static class PositionOverlay
{
    /// <summary>
    /// The earlier report with what the later one says laid over it. What the later one leaves out stays: files of different years
    /// bring different columns (one has the MMC multiplier, another the TC multiplier of the same round).
    /// </summary>
    public static Position OverlaidBy(this Position earlier, Position later)
    {
        var multipliers = earlier.Multipliers;
        foreach (var (metric, value) in later.Multipliers?.Items ?? [])
            multipliers = multipliers?.With(metric, value) ?? new Payouts.Multipliers([(metric, value)]);
        return later with
        {
            AtRisk = later.AtRisk ?? earlier.AtRisk,
            Multipliers = multipliers,
            PayoutFactor = later.PayoutFactor ?? earlier.PayoutFactor,
            Payout = later.Payout ?? earlier.Payout,
        };
    }
}
