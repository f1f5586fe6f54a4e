using Ballast.Core.Payouts;
using Ballast.Core.Risk;
using Ballast.Core.Risk.Dependence;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Workflows.Risks;

/// <summary>How models move together under one rule.</summary>
internal static class ModelDependence
{
    /// <returns>
    /// On the rounds that all models have; where those are too few for a correlation, pair by pair, and then without a number of bets.
    /// </returns>
    public static DependenceEntry Of(ReturnPanel panel, (PayoutRule? Rule, int First, int Count) regime)
    {
        int[] rounds = [.. panel.Rounds.Skip(regime.First).Take(regime.Count).Select(r => r.Round)];
        (string, RoundSeries)[] series =
        [
            .. panel.Models.Select(
                (model, row) => (model, new RoundSeries(rounds, panel.Values[row][regime.First..][..regime.Count]))
            ),
        ];
        var matrix = CorrelationMatrix.Of(series);
        var bets = EffectiveBets.OfEqualRisk(matrix);
        if (bets is null)
            matrix = CorrelationMatrix.Of(series, CommonRounds.OfEachPair);
        return new DependenceEntry(
            regime.Rule?.Id,
            bets?.Rounds ?? 0,
            matrix.Models,
            [
                .. matrix.Models.Select(
                    (_, i) => (IReadOnlyList<double?>)[.. matrix.Models.Select((_, j) => Json.Number(matrix[i, j]))]
                ),
            ],
            Clusters.Of(matrix),
            bets?.Participation,
            bets is null ? null : Json.Number(bets.Diversification),
            bets?.LargestShare
        );
    }
}
