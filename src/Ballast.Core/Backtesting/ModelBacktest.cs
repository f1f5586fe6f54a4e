using Ballast.Core.Payouts;

namespace Ballast.Core.Backtesting;

/// <summary>One combination of multipliers and what it would have paid.</summary>
/// <param name="Multipliers">The combination.</param>
/// <param name="Value">NMR for the assumed stake in every round: a total, a mean per round or a gain, by the mode.</param>
/// <param name="Return">The same as a share of the capital.</param>
/// <param name="DeepestFall">How far the returns of the rounds, added up, fell from their highest point, the start included: a share of the capital, positive.</param>
public sealed record CombinationValue(Multipliers Multipliers, double Value, double Return, double DeepestFall);

/// <summary>A model's combinations, best first.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="RoundsUsed">Rounds with a score in every metric of the grid.</param>
/// <param name="RoundsMissing">Rounds in which a source lists the model without such scores.</param>
/// <param name="Ranking">Combinations by value, ties in the grid's order.</param>
public sealed record ModelBacktest(
    string Model,
    int RoundsUsed,
    int RoundsMissing,
    IReadOnlyList<CombinationValue> Ranking
)
{
    /// <summary>The best combination.</summary>
    public CombinationValue Best => Ranking[0];
}
