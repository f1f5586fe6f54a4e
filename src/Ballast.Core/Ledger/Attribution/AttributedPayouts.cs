using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Attribution;

/// <summary>Which rounds, models and scores made a gain or loss. Each of the three lists adds up to the total exactly.</summary>
/// <param name="Total">Sum of the payouts.</param>
/// <param name="Rounds">Ascending.</param>
/// <param name="Models">Largest loss first.</param>
/// <param name="Scores">Largest loss first; clip and unexplained stand apart.</param>
/// <param name="Clip">What the clip took or spared.</param>
/// <param name="Unexplained">What the formula does not explain.</param>
internal sealed record AttributedPayouts(
    Nmr Total,
    IReadOnlyList<RoundShare> Rounds,
    IReadOnlyList<ModelShare> Models,
    IReadOnlyList<ScoreShare> Scores,
    Nmr Clip,
    Nmr Unexplained
)
{
    /// <summary>Adds payouts up in three ways.</summary>
    public static AttributedPayouts Sum(IReadOnlyList<PayoutParts> payouts)
    {
        ArgumentNullException.ThrowIfNull(payouts);
        return new AttributedPayouts(
            Amounts.Sum(payouts, p => p.Payout),
            [
                .. payouts
                    .GroupBy(p => p.Round)
                    .OrderBy(g => g.Key)
                    .Select(g => new RoundShare(
                        g.Key,
                        g.All(p => p.AtRisk is not null) ? Amounts.Sum(g, p => p.AtRisk!.Value) : null,
                        Amounts.Sum(g, p => p.Payout)
                    )),
            ],
            [
                .. payouts
                    .GroupBy(p => p.Model)
                    .Select(g => new ModelShare(
                        g.Key,
                        g.Count(),
                        Amounts.Sum(g.Where(p => p.Payout > Nmr.Zero), p => p.Payout),
                        Amounts.Sum(g.Where(p => p.Payout < Nmr.Zero), p => p.Payout)
                    ))
                    .OrderBy(m => m.Net.Amount)
                    .ThenBy(m => m.Model, StringComparer.Ordinal),
            ],
            [
                .. payouts
                    .SelectMany(p => p.Scores)
                    .GroupBy(s => s.Metric, s => s.Part)
                    .Select(g => new ScoreShare(g.Key, Amounts.Sum(g)))
                    .OrderBy(s => s.Net.Amount),
            ],
            Amounts.Sum(payouts, p => p.Clip),
            Amounts.Sum(payouts, p => p.Unexplained)
        );
    }
}

/// <summary>What a round made.</summary>
/// <param name="Round">The round.</param>
/// <param name="AtRisk">NMR at risk; null where that of a position is not known.</param>
/// <param name="Net">Payouts less burns.</param>
internal sealed record RoundShare(int Round, Nmr? AtRisk, Nmr Net);

/// <summary>What a model made.</summary>
/// <param name="Model">The model.</param>
/// <param name="Rounds">Its payouts and burns, counted.</param>
/// <param name="Payouts">Sum of the payouts.</param>
/// <param name="Burns">Sum of the burns, not above zero.</param>
internal sealed record ModelShare(string Model, int Rounds, Nmr Payouts, Nmr Burns)
{
    /// <summary>Payouts less burns.</summary>
    public Nmr Net => Payouts + Burns;
}

/// <summary>What a score made.</summary>
/// <param name="Metric">The score.</param>
/// <param name="Net">Sum of its parts.</param>
internal sealed record ScoreShare(Metric Metric, Nmr Net);
