using Ballast.Core.Text;

namespace Ballast.Core.Questions.Explain;

/// <summary>Every factor of one payout in words.</summary>
internal static class ExplainText
{
    /// <summary>What the formula pays and what was paid, then how it comes about.</summary>
    public static IReadOnlyList<Block> Write(ExplainAnswer answer) =>
        [
            new Heading($"{answer.Model} in round {answer.Round}, by {answer.Rule} ({answer.RuleConfidence})"),
            new Sentence($"The formula pays {Format.SignedNmr(answer.Payout)} NMR; {Reported(answer)}.", Tone.Answer),
            .. answer.RuleRemark is { } remark ? [new Sentence(remark, Tone.Warning)] : Array.Empty<Block>(),
            Terms(answer),
            new Sentence(Arithmetic(answer)),
            Exact(answer),
            .. answer is { Settled: not null, Difference: null }
                ? [new Sentence("Not compared: the payout and the scores are of different days.", Tone.Warning)]
                : Array.Empty<Block>(),
        ];

    private static string Reported(ExplainAnswer answer) =>
        (answer.Settled, answer.IsFinal) switch
        {
            (null, _) => "no settled payout is stored",
            ({ } nmr, true) => $"{Format.SignedNmr(nmr)} NMR were settled",
            ({ } nmr, false) => $"Numerai projected {Format.SignedNmr(nmr)} NMR",
        };

    private static Table Terms(ExplainAnswer answer) =>
        new(
            $"Payout of round {answer.Round}",
            [
                new Column("Score", ColumnKind.Name),
                new Column("value"),
                new Column("x multiplier"),
                new Column("= product"),
            ],
            [
                .. answer.Terms.Select(t =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Words(t.Metric),
                            Cell.Score((double)t.Score),
                            Cell.Multiplier(t.Multiplier),
                            Cell.Score((double)t.Product),
                        ]
                ),
                [Cell.Words("sum"), Cell.Empty, Cell.Empty, Cell.Score((double)answer.Sum)],
            ]
        )
        {
            Totals = [answer.Terms.Count],
        };

    private static string Arithmetic(ExplainAnswer answer)
    {
        if (!answer.Pays)
            return "This round was scored but not paid (weekday rounds 340-473).";
        var clip = Format.PlainPercent((double)answer.Clip);
        var bites = answer.Clipped ? "the clip bites" : "the clip does not bite";
        var stake = $"{Format.Exact(answer.Stake)} NMR";
        var factor = Format.Exact(answer.PayoutFactor);
        return answer.ClipOrder == "before-factor"
            ? string.Create(Culture, $"{stake} x {factor} x clip({answer.Sum:0.########}, ±{clip}); {bites}")
            : string.Create(Culture, $"{stake} x clip({factor} x {answer.Sum:0.########}, ±{clip}); {bites}");
    }

    private static System.Globalization.CultureInfo Culture => System.Globalization.CultureInfo.InvariantCulture;

    private static Facts Exact(ExplainAnswer answer)
    {
        var shown = answer.AreScoresFinal
            ? ""
            : " (not final yet: at the scores stored now, from before the round resolved)";
        var projected = answer.IsFinal ? "" : " (a projection: the round had not resolved)";
        return Facts.OfKnown(
            ("computed", $"{Format.Exact(answer.Payout)} NMR{shown}"),
            (
                answer.IsFinal ? "settled" : "reported",
                answer.Settled is { } settled ? $"{Format.Exact(settled)} NMR{projected}" : null
            ),
            ("difference", answer.Difference is { } difference ? $"{Format.Exact(difference)} NMR" : null)
        );
    }
}
