using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Importing;

/// <summary>What a file shows of one round of one model, day by day.</summary>
/// <param name="row">Its first row.</param>
internal sealed class DatedRound(PerformanceRow row)
{
    private readonly List<(Metric Metric, ShownScore Shown)> _scores = [];
    private readonly List<PerformanceRow> _stakes = [];

    /// <summary>Model, round and its times.</summary>
    public PerformanceRow Row { get; private set; } = row with { Scores = [], Remarks = [] };

    /// <summary>The last moment of all rows.</summary>
    public DateTimeOffset? LastShownAt { get; private set; }

    /// <summary>The last scoring day of all rows.</summary>
    public int? LastDay { get; private set; }

    /// <summary>Rows about stake and payout in the order of their days; those that repeat the one before are left out.</summary>
    public List<PerformanceRow> Stakes() => [.. _stakes.OrderBy(s => s.ShownAt).ThenBy(s => s.Day)];

    public void Add(PerformanceRow added)
    {
        Row = Row with { ResolveTime = added.ResolveTime ?? Row.ResolveTime };
        LastShownAt = LastShownAt > added.ShownAt ? LastShownAt : added.ShownAt ?? LastShownAt;
        LastDay = LastDay > added.Day ? LastDay : added.Day ?? LastDay;
        foreach (var (metric, score) in added.Scores)
            _scores.Add((metric, new ShownScore(added.ShownAt, added.Day, score, added.Resolved, added.Line)));
        if (
            (
                added.AtRisk is not null
                || added.Payout is not null
                || added.Projected is not null
                || added.Multipliers is not null
            ) && !(_stakes.Count > 0 && SaysTheSame(_stakes[^1], added))
        )
            _stakes.Add(added with { Scores = [], Remarks = [] });
    }

    /// <summary>
    /// Scores, each in the order of its days. Where a name comes in several versions, the newest is the official one and the others keep
    /// theirs: scores are re-published (domain notes, section 7, quirk 6).
    /// </summary>
    public IEnumerable<(Metric Metric, List<ShownScore> Shown)> ScoresByMetric()
    {
        foreach (var name in _scores.GroupBy(s => s.Metric.Name))
        {
            var official = name.Select(s => s.Metric.Version)
                .Distinct()
                .OrderBy(Number)
                .ThenBy(v => v, StringComparer.Ordinal)
                .Last();
            foreach (var version in name.GroupBy(s => s.Metric.Version))
                yield return (
                    version.Key == official ? new Metric(name.Key) : new Metric(name.Key, version.Key),
                    [.. version.Select(s => s.Shown).OrderBy(s => s.At).ThenBy(s => s.Day)]
                );
        }
    }

    private static int Number(string version) =>
        int.TryParse(version.TrimStart('v', 'V'), CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static bool SaysTheSame(PerformanceRow left, PerformanceRow right) =>
        left.AtRisk == right.AtRisk
        && left.Payout == right.Payout
        && left.Projected == right.Projected
        && left.PayoutFactor == right.PayoutFactor
        && Equals(left.Multipliers, right.Multipliers);
}

/// <summary>The value of a score on one scoring day.</summary>
/// <param name="At">The day or moment; null where it is not said.</param>
/// <param name="Day">The day counted from 1; null where it is not said.</param>
/// <param name="Value">The value.</param>
/// <param name="Resolved">The flag beside it.</param>
/// <param name="Line">Its line in the file.</param>
internal readonly record struct ShownScore(DateTimeOffset? At, int? Day, double Value, bool? Resolved, int Line)
{
    public bool IsSameDay(ShownScore other) => At == other.At && Day == other.Day;
}
