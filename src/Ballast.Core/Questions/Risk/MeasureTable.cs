using Ballast.Core.Risk;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Risk;

/// <summary>Measures with their intervals, as a table.</summary>
internal static class MeasureTable
{
    private static readonly HashSet<string> Headlines =
    [
        .. MeasureCatalogue.All.Where(m => m.IsHeadline).Select(m => m.Name),
    ];

    /// <summary>The first measures of one rule, or all of them; the others are folded away.</summary>
    public static IEnumerable<Block> Write(RegimeRiskEntry regime, bool isFull)
    {
        var shown = regime.Measures.Where(m => isFull || Headlines.Contains(m.Name)).ToList();
        yield return Table("Measures", shown);
        if (shown.Exists(m => m.FreshLow is not null))
            yield return new Sentence(
                $"The interval holds the true value; where a fresh record stands beside it, the middle value over records of {Format.Rounds(regime.Rounds)}. "
                    + "A fresh record of as many rounds shows what stands there 95 times of 100, if nothing changes.",
                Tone.Remark
            );
        if (shown.Count < regime.Measures.Count)
            yield return new Fold("Every measure", [Table("Every measure", regime.Measures)]);
    }

    private static Table Table(string caption, IReadOnlyList<MeasureEntry> measures)
    {
        var hasFresh = measures.Any(m => m.FreshLow is not null);
        return new Table(
            caption,
            [
                new Column("Measure", ColumnKind.Name),
                new Column("value"),
                new Column("95 % interval"),
                .. hasFresh ? [new Column("a fresh record", Priority: 1)] : Array.Empty<Column>(),
            ],
            [
                .. measures.Select(m =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Words(MeasureNames.InWords(m.Name)),
                            MeasureCells.Value(m),
                            MeasureCells.Interval(m),
                            .. hasFresh ? [MeasureCells.Fresh(m)] : Array.Empty<Cell>(),
                        ]
                ),
            ]
        );
    }
}
