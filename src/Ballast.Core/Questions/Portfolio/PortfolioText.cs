using Ballast.Core.Payouts;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Risk;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Portfolio;

/// <summary>A mix of models in words: as the rules pay it, or the raw score.</summary>
internal static class PortfolioText
{
    /// <summary>The answer first, then the measures, and what they rest on.</summary>
    public static IReadOnlyList<Block> Write(PortfolioAnswer answer, Given given) =>
        AnswerLayout.Of(
            new Heading(
                $"Portfolio of {answer.Weights.Count}: {Format.Names([.. answer.Weights.Select(w => $"{w.Key} {Format.PlainPercent(w.Value, 0)}")])}"
            ),
            First(answer, given),
            NextStep.To(
                "see how stake could be divided among these models",
                ["allocate", .. answer.Weights.Keys.Take(MostNamed)]
            ),
            given.Is(PortfolioQuestion.Raw) || answer.Paid is not { } paid ? Raw(answer)
                : Lead(paid) is { } lead ? MeasureTable.Write(lead, isFull: false).OfType<Table>()
                : [],
            Details(answer, given)
        );

    private const int MostNamed = 10;

    private static IEnumerable<Block> Details(PortfolioAnswer answer, Given given)
    {
        if (answer.InterimRounds.Count > 0)
            yield return SharedSentences.NotFinal(answer.InterimRounds);
        if (!given.Is(PortfolioQuestion.Raw) && answer.Paid is { } paid)
        {
            foreach (var block in paid.Regimes.SelectMany(Regime))
                yield return block;
            yield return new Heading("The score itself", 2);
            foreach (var block in Raw(answer))
                yield return block;
            yield return new Heading("What it rests on", 2);
            yield return new Sentence($"Returns: {paid.Assumption}.");
        }
        else
            yield return new Heading("What it rests on", 2);
        yield return new Sentence(
            $"Rests on {Format.Rounds(answer.Rounds)} that every model has; {Format.Rounds(answer.IncompleteRounds)} that only some have are left out."
        );
    }

    private static string First(PortfolioAnswer answer, Given given)
    {
        if (given.Is(PortfolioQuestion.Raw))
            return $"This is the score of the mix itself over {Format.Rounds(answer.Rounds)}, before any payout.";
        if (answer.Paid is not { } paid)
            return $"What the mix would be paid cannot be said: {answer.NotPaid}";
        if (Lead(paid) is not { } regime)
            return "What the mix would be paid cannot be said: it has no round.";
        var mean = RiskText.Measure(regime, "return");
        return $"Under {RuleNames.InWords(regime.Rule)} the mix brought {SharedSentences.Rate(mean.Value ?? double.NaN, mean.Low, mean.High)} on average.";
    }

    /// <summary>Under the rule that the answer stands on, which is that of risk: a new rule does not lead with two rounds.</summary>
    private static RegimeRiskEntry? Lead(PaidPortfolio paid) =>
        paid.Regimes.LastOrDefault(r => r.From >= paid.StandsOn.From && r.To <= paid.StandsOn.To)
        ?? (paid.Regimes is [.., var last] ? last : null);

    private static IEnumerable<Block> Regime(RegimeRiskEntry regime) =>
        [
            new Heading($"Rounds {regime.From} to {regime.To}, paid by {RuleNames.InWords(regime.Rule)}", 2),
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
                            [
                                Cell.Words(MeasureNames.InWords(m.Name)),
                                Value(m, answer.Measures[m.Name]),
                                Cell.Words(
                                    m.Definition.Replace("maxDrawdown", "deepest fall", StringComparison.Ordinal)
                                ),
                            ]
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
        measure.Unit == MeasureUnit.Rounds && value is { } rounds
            ? Cell.Count((int)rounds)
            : Cell.Number(value, Math.Abs(value ?? 0) >= 100 ? 1 : 4);
}
