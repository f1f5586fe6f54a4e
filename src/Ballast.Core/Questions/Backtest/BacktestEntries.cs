using Ballast.Core.Backtesting;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Backtest;

/// <summary>What a backtest found, as entries of its answer.</summary>
internal static class BacktestEntries
{
    /// <summary>Every model with its combinations.</summary>
    public static IReadOnlyList<ModelEntry> Of(IReadOnlyList<ModelBacktest> models)
    {
        // One object a combination and not one a value: all models try the same ones.
        var objects = new Dictionary<Multipliers, IReadOnlyDictionary<string, decimal>>(
            ReferenceEqualityComparer.Instance
        );
        return
        [
            .. models.Select(m => new ModelEntry(
                m.Model,
                m.RoundsUsed,
                m.RoundsMissing,
                [
                    .. m.Ranking.Select(c => new CombinationEntry(
                        Object(c.Multipliers),
                        Json.Number(c.Value),
                        Json.Number(c.Return),
                        Json.Number(c.DeepestFall)
                    )),
                ]
            )),
        ];

        IReadOnlyDictionary<string, decimal> Object(Multipliers multipliers) =>
            objects.TryGetValue(multipliers, out var known) ? known : objects[multipliers] = Json.Object(multipliers);
    }

    /// <summary>Models by the value of their best combination, by its return where the rounds cross the staking systems; ties by name.</summary>
    public static IReadOnlyList<BestEntry> Best(IReadOnlyList<ModelBacktest> models, bool crossesSystems) =>
        [
            .. models
                .OrderByDescending(m => crossesSystems ? m.Best.Return : m.Best.Value)
                .ThenBy(m => m.Model, StringComparer.Ordinal)
                .Select(m => new BestEntry(
                    m.Model,
                    Json.Object(m.Best.Multipliers),
                    Json.Number(m.Best.Value),
                    Json.Number(m.Best.Return),
                    Json.Number(m.Best.DeepestFall)
                )),
        ];

    /// <summary>A grid that was given may pay rounds on scores that their rules do not pay on.</summary>
    public static IReadOnlyList<OtherScoresEntry> OtherScores(
        BacktestRequest request,
        IReadOnlyList<PaidRound> terms,
        IReadOnlyList<Metric> metrics
    ) =>
        request.Grid.Count == 0 || request.Assumptions.ForcedRule is not null
            ? []
            :
            [
                .. terms
                    .Where(t => t.Rule is { } rule && !rule.PaysOnAny(metrics))
                    .GroupBy(t => string.Join(' ', t.Rule!.PaidScores()))
                    .Select(g => new OtherScoresEntry(
                        [.. g.First().Rule!.PaidScores().Select(m => m.ToString())],
                        g.Count(),
                        g.Min(t => t.Round),
                        g.Max(t => t.Round)
                    )),
            ];
}
