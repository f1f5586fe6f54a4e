namespace Ballast.Sandbox.Settlement;

/// <summary>The arithmetic of a payout, in plain decimals.</summary>
internal static class PayoutArithmetic
{
    /// <summary>Decimal places of NMR.</summary>
    public const int Places = 18;

    /// <summary>Rounds an amount to what the token can hold, half to even.</summary>
    public static decimal Round(decimal nmr) => decimal.Round(nmr, Places);

    /// <summary>What a round pays (positive) or burns (negative), NMR.</summary>
    /// <param name="atRisk">NMR that the round may pay on.</param>
    /// <param name="factor">The payout factor, in [0, 1].</param>
    /// <param name="weighted">Sum of multiplier x score.</param>
    /// <param name="rule">The rule of the round.</param>
    public static decimal Payout(decimal atRisk, decimal factor, decimal weighted, PayRule rule)
    {
        var share = rule.FactorOutsideClip
            ? factor * Math.Clamp(weighted, -rule.Clip, rule.Clip)
            : Math.Clamp(factor * weighted, -rule.Clip, rule.Clip);
        return Round(atRisk * share);
    }

    /// <summary>min(1, threshold / total at risk), cut to nine places as a round publishes it.</summary>
    public static decimal Factor(decimal? threshold, decimal totalAtRisk)
    {
        if (threshold is not { } limit || totalAtRisk <= limit)
            return 1m;
        return decimal.Round(limit / totalAtRisk, 9);
    }
}
