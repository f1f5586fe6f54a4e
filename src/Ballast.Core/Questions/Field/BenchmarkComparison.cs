using Ballast.Core.Payouts;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Risk;
using Ballast.Core.Risk.Bootstrap;
using Ballast.Core.Risk.Measures;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Field;

/// <summary>Sets models against benchmarks, score by score, on the rounds that both have: differences, so that what moves all of them drops out.</summary>
internal sealed class BenchmarkComparison(AsOfView view, RoundSelector selector, int from, int to)
{
    private readonly SimulatedDays _days = new();

    /// <summary>Rounds that took part in any of them.</summary>
    public HashSet<int> Rounds { get; } = [];

    public IEnumerable<AgainstEntry> Of(Metric metric, IReadOnlyList<string> models, IReadOnlyList<string> benchmarks)
    {
        string[] all = [.. models, .. benchmarks];
        var panel = view.Scores(view.Query(all, [metric], from, to));
        int[] columns = [.. Enumerable.Range(0, panel.Rounds.Count).Where(c => selector.IsInState(panel.Rounds[c]))];
        for (var model = 0; model < models.Count; model++)
        {
            for (var benchmark = models.Count; benchmark < all.Length; benchmark++)
            {
                var (left, right) = (panel.Row(0, model).ToArray(), panel.Row(0, benchmark).ToArray());
                int[] both = [.. columns.Where(c => double.IsFinite(left[c]) && double.IsFinite(right[c]))];
                if (both.Length > 0)
                    yield return Entry(
                        metric,
                        (all[model], all[benchmark]),
                        [.. both.Select(c => panel.Rounds[c])],
                        [.. both.Select(c => left[c] - right[c])]
                    );
            }
        }
    }

    private AgainstEntry Entry(
        Metric metric,
        (string Model, string Benchmark) names,
        int[] rounds,
        double[] differences
    )
    {
        Rounds.UnionWith(rounds);
        var overlap = rounds.Max(r => PayoutRule.OverlapOf(view.Rules.At(r).Rule));
        var interval = MeasureIntervals.Compute(
            new RoundSeries(rounds, differences),
            new MeanReturn(),
            new IntervalOptions { Overlap = overlap, Days = _days }
        );
        return new AgainstEntry(
            metric.ToString(),
            names.Model,
            names.Benchmark,
            rounds.Length,
            interval.Value,
            Json.Number(interval.Low),
            Json.Number(interval.High),
            interval.IsKnown ? null : IntervalReasons.Code(interval.Reason),
            differences.Count(d => d > 0) / (double)differences.Length
        );
    }
}
