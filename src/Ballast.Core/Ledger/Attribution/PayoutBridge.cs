using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Attribution;

/// <summary>One payout as the bridge sees it.</summary>
/// <param name="RankScore">The score that models are ranked by.</param>
/// <param name="FieldScore">The middle of the field in that score and round; null where the field is not stored.</param>
/// <param name="Weighted">Sum of multiplier x score of the paid scores.</param>
/// <param name="PayoutFactor">The round's factor.</param>
/// <param name="AtRisk">NMR at risk.</param>
/// <param name="Computed">What the formula pays.</param>
/// <param name="Payout">What was paid.</param>
internal sealed record BridgePayout(
    decimal RankScore,
    decimal? FieldScore,
    decimal Weighted,
    decimal PayoutFactor,
    Nmr AtRisk,
    Nmr Computed,
    Nmr Payout
);

/// <summary>A step from the score that models are ranked by to the NMR that was paid.</summary>
internal enum BridgeStep
{
    /// <summary>The field's middle score, paid at the mean stake and factor with multiplier 1.</summary>
    Field,

    /// <summary>The own ranking score in its place: what the rank promised.</summary>
    Rank,

    /// <summary>The scores that pay, with their multipliers, in place of the one that ranks.</summary>
    Multipliers,

    /// <summary>Each round's own payout factor in place of their mean.</summary>
    PayoutFactor,

    /// <summary>Each payout's own stake in place of their mean: size and timing together.</summary>
    Stake,

    /// <summary>What the clip took or spared.</summary>
    Clip,

    /// <summary>Reported less computed.</summary>
    Unexplained,
}

/// <summary>From score to money, in steps that add up exactly: each replaces one assumption by what happened.</summary>
/// <remarks>
/// The value after each step is rounded to 18 places before differences are taken, so the steps add up to the payouts without remainder.
/// The order of the steps matters to their sizes, as in every decomposition of a product: it is the order in which a payout comes about.
/// </remarks>
internal static class PayoutBridge
{
    /// <summary>The steps, in their order; without a field the step from it is left out.</summary>
    /// <returns>Empty without payouts.</returns>
    public static IReadOnlyList<(BridgeStep Step, Nmr Change)> Compute(IReadOnlyList<BridgePayout> payouts)
    {
        ArgumentNullException.ThrowIfNull(payouts);
        if (payouts.Count == 0)
            return [];
        var stake = payouts.Sum(p => p.AtRisk.Amount) / payouts.Count;
        var factor = payouts.Sum(p => p.PayoutFactor) / payouts.Count;
        var values = new List<(BridgeStep Step, Nmr Value)>();
        if (payouts.All(p => p.FieldScore is not null))
            values.Add((BridgeStep.Field, new Nmr(stake * (factor * payouts.Sum(p => p.FieldScore!.Value)))));
        values.Add((BridgeStep.Rank, new Nmr(stake * (factor * payouts.Sum(p => p.RankScore)))));
        values.Add((BridgeStep.Multipliers, new Nmr(stake * (factor * payouts.Sum(p => p.Weighted)))));
        values.Add((BridgeStep.PayoutFactor, new Nmr(stake * payouts.Sum(p => p.PayoutFactor * p.Weighted))));
        // Each payout is rounded by itself, as it is settled: so the clip is exactly 0 where it does not bite.
        values.Add((BridgeStep.Stake, Amounts.Sum(payouts, p => p.AtRisk * (p.PayoutFactor * p.Weighted))));
        values.Add((BridgeStep.Clip, Amounts.Sum(payouts, p => p.Computed)));
        values.Add((BridgeStep.Unexplained, Amounts.Sum(payouts, p => p.Payout)));
        var before = Nmr.Zero;
        var steps = new List<(BridgeStep, Nmr)>();
        foreach (var (step, value) in values)
        {
            steps.Add((step, value - before));
            before = value;
        }
        return steps;
    }
}
