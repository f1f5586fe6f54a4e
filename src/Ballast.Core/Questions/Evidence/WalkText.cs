using Ballast.Core.Evidence.Verdicts;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Evidence;

/// <summary>Whether ranking by the past predicted the future, in words.</summary>
internal static class WalkText
{
    /// <summary>The rankings that can be shown, their rank correlations over time, and why others cannot.</summary>
    public static IEnumerable<Block> Write(RegimeEvidenceEntry regime)
    {
        var known = regime.Walks.Where(w => w.RankIc.Shortage is null).ToList();
        if (known.Count > 0)
        {
            yield return Estimates(known);
            yield return Correlations(known);
            yield return new Sentence(
                $"{Format.Count(known[0].Steps)} rankings, worth about {(known[0].IndependentSteps is { } steps ? Format.Number(steps, 1) : Format.Unknown)} whose tests share no day."
            );
        }
        foreach (
            var group in regime
                .Walks.Except(known)
                .GroupBy(w => SharedSentences.NotEnough(w.RankIc.Shortage ?? w.Shortage!))
        )
            yield return new Sentence(
                $"Whether the past predicted the future ({string.Join(", ", group.Select(Name))}): {group.Key}."
            );
    }

    private static string Name(WalkEntry walk) => $"{walk.Values} by {MeasureNames.InWords(walk.Criterion)}";

    private static Table Estimates(IReadOnlyList<WalkEntry> known) =>
        new(
            "Did ranking by the past predict the future?",
            [
                new Column("value", ColumnKind.Name),
                new Column("by", ColumnKind.Name),
                new Column("rank IC"),
                new Column("95 %"),
                new Column("better half", Priority: 2),
                new Column("past best less equal weight", Priority: 1),
            ],
            [
                .. known.Select(w =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Words(w.Values),
                            Cell.Words(MeasureNames.InWords(w.Criterion)),
                            Cell.Number(w.RankIc.Value),
                            Cell.Words($"{Plain(w.RankIc.Low)} to {Plain(w.RankIc.High)}"),
                            Cell.Words(Probability.InWords(w.TopInBetterHalf.Value)),
                            Gain(w.RegretToEqualWeight),
                        ]
                ),
            ]
        );

    private static LineChart Correlations(IReadOnlyList<WalkEntry> known) =>
        new(
            "Rank correlation of each ranking with what came after it",
            ChartUnit.Number,
            [
                .. known.Select(w =>
                {
                    var steps = w.Rankings.Where(r => r.RankIc is not null).ToList();
                    return new ChartLine(
                        Name(w),
                        [.. steps.Select(s => s.Round)],
                        [.. steps.Select(s => s.RankIc!.Value)]
                    );
                }),
            ]
        );

    /// <summary>What following the past best brought more: the regret, turned round.</summary>
    private static Cell Gain(EstimateEntry regret) =>
        regret is { Shortage: null, Value: { } value, Low: { } low, High: { } high }
            ? Cell.Words($"{Format.Percent(-value, 2)} ({Bare(-high)} to {Bare(-low)})")
            : Cell.Missing();

    /// <summary>A percentage behind another, which brings the sign.</summary>
    private static string Bare(double share) => Format.Percent(share, 2).Replace(" %", "", StringComparison.Ordinal);

    private static string Plain(double? value) => value is { } v ? Format.Number(v, 2) : Format.Unknown;
}
