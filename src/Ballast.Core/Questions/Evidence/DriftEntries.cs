using Ballast.Core.Evidence;
using Ballast.Core.Evidence.Drift;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Verdicts;

namespace Ballast.Core.Questions.Evidence;

/// <summary>Drift as entries of the evidence document.</summary>
internal static class DriftEntries
{
    /// <summary>Changes inside a regime, one entry for each kind of value.</summary>
    public static IReadOnlyList<DriftEntry> Within(
        IReadOnlyList<(string Name, EvidencePanel Panel)> values,
        RuleStretch stretch
    )
    {
        var options = new DriftOptions { Overlap = stretch.Overlap };
        return [.. values.Select(v => Entry(v.Name, DriftFinder.Within(v.Panel, options).Dated(stretch.ToCome)))];
    }

    /// <summary>Changes at each rule change: of returns, and of the scores that are paid on both sides of it.</summary>
    public static IReadOnlyList<DriftEntry> Across(
        IReadOnlyList<RuleStretch> stretches,
        EvidencePanels panels,
        TermMetrics metrics
    )
    {
        var entries = new List<DriftEntry>();
        foreach (var (old, young) in stretches.Zip(stretches.Skip(1)))
        {
            var count = old.Count + young.Count;
            var options = new DriftOptions { Overlap = Math.Max(old.Overlap, young.Overlap) };
            void Add(string values, EvidencePanel panel) =>
                entries.Add(Entry(values, DriftFinder.Across(panel, young.From, options).Dated(young.ToCome)));

            Add("return", panels.OfReturns(old.First, count).Varying());
            foreach (var metric in Paid(old.Rule, metrics).Intersect(Paid(young.Rule, metrics)))
            {
                if (panels.OfScore(metric, old.First, count)?.Varying() is { Models.Count: > 0 } panel)
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
            DriftText.Write(drift, values)
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
            ShortageEntry.Of(change.Shortage)
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
