using Ballast.Core.Numerics;
using Ballast.Core.Payouts;
using Ballast.Core.Risk;
using Ballast.Core.Risk.Dependence;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Risk;

/// <summary>How models move together under one rule: the newest one that has enough rounds, else the one that has most.</summary>
internal static class ModelDependence
{
    /// <summary>Below five rounds that do not overlap a correlation is a trend seen five times or less: no number of bets is given.</summary>
    public const int FewestIndependentRounds = 5;

    /// <returns>
    /// Null for fewer than two models whose returns vary. On the rounds that all models have; where those are too few for a correlation, pair by pair, and then without a number of bets.
    /// </returns>
    public static DependenceEntry? Of(ReturnPanel panel)
    {
        var regimes = panel.Regimes();
        var enough = regimes.Where(r => r.Count >= FewestIndependentRounds * PayoutRule.OverlapOf(r.Rule)).ToList();
        return Of(panel, enough.Count > 0 ? enough[^1] : regimes.MaxBy(r => r.Count));
    }

    private static DependenceEntry? Of(ReturnPanel panel, (PayoutRule? Rule, int First, int Count) regime)
    {
        int[] rounds = [.. panel.Rounds.Skip(regime.First).Take(regime.Count).Select(r => r.Round)];
        (string, RoundSeries)[] series =
        [
            .. panel
                .Models.Select(
                    (model, row) => (model, new RoundSeries(rounds, panel.Values[row][regime.First..][..regime.Count]))
                )
                // A return that does not vary is no bet, and has no correlation that could be counted.
                .Where(s => s.Item2.Present.Length < 2 || Variation.Varies(s.Item2.Present)),
        ];
        if (series.Length < 2)
            return null;
        var overlap = PayoutRule.OverlapOf(regime.Rule);
        var matrix = CorrelationMatrix.Compute(series);
        var sample = EffectiveBets.OfEqualRisk(matrix);
        var common = sample?.Rounds ?? 0;
        var independent = IndependentRounds.Count(common, overlap);
        var isEnough = independent >= FewestIndependentRounds;
        var bets = isEnough ? BetsEstimate.Compute([.. series.Select(s => s.Item2)], overlap) : null;
        if (!matrix.IsComplete)
            matrix = CorrelationMatrix.Compute(series, CommonRounds.OfEachPair);
        return new DependenceEntry(
            regime.Rule?.Id,
            common,
            independent,
            matrix.Models,
            [
                .. matrix.Models.Select(
                    (_, i) => (IReadOnlyList<double?>)[.. matrix.Models.Select((_, j) => Json.Number(matrix[i, j]))]
                ),
            ],
            Clusters.Find(matrix, SignificantCorrelation.Threshold(matrix, overlap)),
            bets?.Participation.Value,
            bets is null ? null : Json.Number(bets.Diversification.Value),
            LargestShare: null
        )
        {
            EffectiveBetsLow = bets?.Participation.Low,
            EffectiveBetsHigh = bets?.Participation.High,
            DampingBetsLow = bets?.Diversification.Low,
            DampingBetsHigh = bets is null ? null : Json.Number(bets.Diversification.High),
            SampleBets = bets is null ? null : sample?.Participation,
        };
    }
}
