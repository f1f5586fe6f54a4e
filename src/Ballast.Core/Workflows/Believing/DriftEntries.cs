using Ballast.Core.Evidence;
using Ballast.Core.Evidence.Drift;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Workflows.Believing;

/// <summary>Drift as entries of the evidence document.</summary>
internal static class DriftEntries
{
    /// <summary>Changes inside a regime, one entry for each kind of value.</summary>
    public static IReadOnlyList<DriftEntry> Within(
        IReadOnlyList<(string Name, EvidencePanel Panel)> values,
        PayoutRule? rule
    )
    {
        var options = new DriftOptions { Overlap = PayoutRule.OverlapOf(rule) };
        return [.. values.Select(v => Entry(v.Name, DriftFinder.Within(v.Panel, options)))];
    }

    /// <summary>Changes at each rule change: of returns, and of the scores that are paid on both sides of it.</summary>
    public static IReadOnlyList<DriftEntry> Across(ReturnPanel returns, EvidencePanels panels, TermMetrics metrics)
    {
        var entries = new List<DriftEntry>();
        var regimes = returns.Regimes();
        foreach (var (old, young) in regimes.Zip(regimes.Skip(1)))
        {
            var boundary = returns.Rounds[young.First].Round;
            var count = old.Count + young.Count;
            var overlap = Math.Max(PayoutRule.OverlapOf(old.Rule), PayoutRule.OverlapOf(young.Rule));
            var options = new DriftOptions { Overlap = overlap };
            void Add(string values, EvidencePanel panel) =>
                entries.Add(Entry(values, DriftFinder.Across(panel, boundary, options)));

            Add("return", panels.OfReturns(old.First, count));
            foreach (var metric in Paid(old.Rule, metrics).Intersect(Paid(young.Rule, metrics)))
            {
                if (panels.OfScore(metric, old.First, count) is { } panel)
                    Add(metric.ToString(), panel);
            }
        }
        return entries;
    }

    private static IEnumerable<Metric> Paid(PayoutRule? rule, TermMetrics metrics) =>
        rule?.Terms.Select(metrics.Of).Distinct() ?? [];

    private static DriftEntry Entry(string values, DriftEvidence drift) =>
        new(
            values,
            drift.Boundary,
            drift.Overlap,
            drift.Level,
            drift.Tested,
            Entry(drift.Field),
            [.. drift.Models.Select(m => new ModelDriftEntry(m.Model, Kind(m.Kind), Entry(m.Own), Entry(m.Lead)))],
            DriftWords.Of(drift, values)
        );

    private static LevelChangeEntry Entry(LevelChange change) =>
        new(
            change.Rounds,
            change.IsAlarm,
            change.LastBefore,
            Json.Number(change.Before),
            Json.Number(change.After),
            Json.Number(change.Difference),
            Json.Number(change.HalfWidth),
            Json.Number(change.PValue),
            Json.Number(change.FamilyPValue),
            change.Shortage is { } shortage ? new ShortageEntry(shortage.Reason, shortage.MoreRounds) : null
        );

    private static string Kind(DriftKind kind) =>
        kind switch
        {
            DriftKind.NotEnoughData => "not-enough-data",
            DriftKind.None => "none",
            DriftKind.Field => "field",
            DriftKind.Model => "model",
            DriftKind.Both => "both",
            DriftKind.Unclear => "unclear",
            DriftKind.Regime => "regime",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
}
