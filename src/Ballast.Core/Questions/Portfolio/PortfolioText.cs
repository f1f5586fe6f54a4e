using Ballast.Core.Questions.Risk;
using Ballast.Core.Risk;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Portfolio;

/// <summary>A mix of models in words: as the rules pay it, or the raw score.</summary>
internal static class PortfolioText
{
    private const string RawHint = "The score itself, without factor, clip and capital: --raw";

    /// <summary>The answer first, then the measures, and what they rest on.</summary>
    public static IReadOnlyList<Block> Write(PortfolioAnswer answer, Given given) =>
        [
            new Heading(
                $"Portfolio of {answer.Weights.Count}: {Format.Names([.. answer.Weights.Select(w => $"{w.Key} {Format.PlainPercent(w.Value, 0)}")])}"
            ),
            .. given.Is(PortfolioQuestion.Raw) ? Raw(answer) : Paid(answer),
            new Sentence(
                $"Rests on {Format.Rounds(answer.Rounds)} that every model has; {Format.Rounds(answer.IncompleteRounds)} that only some have are left out."
            ),
            .. answer.InterimRounds.Count > 0 ? [SharedSentences.NotFinal(answer.InterimRounds)] : Array.Empty<Block>(),
        ];

    private static IEnumerable<Block> Paid(PortfolioAnswer answer)
    {
        if (answer.Paid is not { } paid)
        {
            yield return new Sentence($"It cannot be paid: {answer.NotPaid} {RawHint}", Tone.Warning);
        }
        else
        {
            foreach (var newest in paid.Regimes.TakeLast(1))
                yield return new Sentence(First(newest), Tone.Answer);
            yield return new Sentence($"Returns: {paid.Assumption}.");
            foreach (var block in paid.Regimes.SelectMany(Regime))
                yield return block;
            yield return new Sentence(RawHint, Tone.Remark);
        }
        yield return new Fold("The score itself", [.. Raw(answer)]);
    }

    private static string First(RegimeRiskEntry regime)
    {
        var mean = RiskText.Measure(regime, "return");
        return $"Under {Format.Rule(regime.Rule)} the mix returned {Format.Percent(mean.Value ?? double.NaN, 2)} a round on average (95 % interval: {MeasureCells.Interval(mean).Text}).";
    }

    private static IEnumerable<Block> Regime(RegimeRiskEntry regime) =>
        [
            new Heading(
                $"{regime.Rule ?? "no rule known"} · {Format.Rounds(regime.Rounds)}, {regime.From} to {regime.To}",
                2
            ),
            .. MeasureTable.Write(regime, isFull: false),
        ];

    private static IEnumerable<Block> Raw(PortfolioAnswer answer) =>
        [
            new Sentence(
                $"Raw score {Format.Multipliers(answer.Score)}, rounds {answer.From} to {answer.To}: no payout factor, no clip, no capital. "
                    + "It compares models; it is not what a stake earns."
            ),
            new Table(
                "Measures of the raw score",
                [
                    new Column("Measure of the raw score", ColumnKind.Name),
                    new Column("value"),
                    new Column("definition", ColumnKind.Words, Priority: 1),
                ],
                [
                    .. MeasureCatalogue.All.Select(m =>
                        (IReadOnlyList<Cell>)
                            [Cell.Words(m.Name), Value(m, answer.Measures[m.Name]), Cell.Words(m.Definition)]
                    ),
                    .. answer.Means.Select(m =>
                        (IReadOnlyList<Cell>)
                            [
                                Cell.Words($"mean {m.Key}"),
                                Cell.Number(m.Value, 4),
                                Cell.Words("mean per round, not multiplied"),
                            ]
                    ),
                ]
            ),
        ];

    /// <summary>A score is no money: no percent.</summary>
    private static Cell Value(IRiskMeasure measure, double? value) =>
        measure.Unit == MeasureUnit.Rounds && value is { } rounds ? Cell.Count((int)rounds) : Cell.Number(value, 4);
}
