using Ballast.Core.Text;

namespace Ballast.Core.Questions.Explain;

/// <summary>Every factor of one payout in words.</summary>
internal static class ExplainText
{
    /// <summary>What the formula pays and what was paid, then how it comes about.</summary>
    public static IReadOnlyList<Block> Write(ExplainAnswer answer) =>
        AnswerLayout.Of(
            new Heading($"{answer.Model} in round {answer.Round}"),
            First(answer),
            NextStep.To("check all payouts of this model like this", "reconcile", answer.Model),
            [Terms(answer), new Sentence(Arithmetic(answer, Format.Nmr, Format.Multiplier, Rounded)), InShort(answer)],
            [
                .. answer.RuleRemark is { } remark ? [new Sentence(remark, Tone.Warning)] : Array.Empty<Block>(),
                .. answer is { Settled: not null, Difference: null }
                    ? [new Sentence("Not compared: the payout and the scores are of different days.", Tone.Warning)]
                    : Array.Empty<Block>(),
                new Fold(
                    "With all places",
                    [new Sentence(Arithmetic(answer, Format.Exact, Format.Exact, Exact)), InFull(answer)]
                ),
            ]
        );

    private static string First(ExplainAnswer answer)
    {
        var round = $"for round {answer.Round} on a stake of {Format.Nmr(answer.Stake)} NMR";
        return (answer.Settled, answer.IsFinal) switch
        {
            (null, _) =>
                $"By the formula {answer.Model} {Got(answer.Payout)} {round}; no settled payout is stored to compare with.",
            ({ } nmr, true) when answer.Difference is { } off && Math.Abs(off) <= Close * Math.Abs(answer.Stake) =>
                $"{answer.Model} {Got(nmr)} {round}, just as the formula says.",
            // What looks the same is told by what sets it apart.
            ({ } nmr, true) when Got(nmr) == Got(answer.Payout) =>
                $"{answer.Model} {Got(nmr)} {round}; the formula and the stored scores come to {Format.Exact(Math.Abs(answer.Payout - nmr))} NMR {(answer.Payout > nmr ? "more" : "less")}.",
            ({ } nmr, true) =>
                $"{answer.Model} {Got(nmr)} {round}; by the formula and the stored scores it {Got(answer.Payout)}.",
            ({ } nmr, false) =>
                $"Round {answer.Round} is not settled here: Numerai last projected {Format.SignedNmr(nmr)} NMR, and by the formula and the stored scores it would be {Format.SignedNmr(answer.Payout)} for {answer.Model} on a stake of {Format.Nmr(answer.Stake)} NMR.",
        };
    }

    // What reconcile takes for equal, as a share of the stake.
    private const decimal Close = 2e-8m;

    private static string Got(decimal payout) =>
        payout < 0 ? $"lost {Format.Nmr(-payout)} NMR" : $"earned {Format.Nmr(payout)} NMR";

    // Here every place counts: one who follows the sum by hand shall come to the same.
    private const int ScorePlaces = 6;

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
                            Cell.Signed((double)t.Score, ScorePlaces),
                            Cell.Multiplier(t.Multiplier),
                            Cell.Signed((double)t.Product, ScorePlaces),
                        ]
                ),
                [Cell.Words("sum"), Cell.Empty, Cell.Empty, Cell.Signed((double)answer.Sum, ScorePlaces)],
            ]
        )
        {
            Totals = [answer.Terms.Count],
        };

    /// <summary>The sum by hand.</summary>
    private static string Arithmetic(
        ExplainAnswer answer,
        Func<decimal, string> nmr,
        Func<decimal, string> multiplier,
        Func<decimal, string> score
    )
    {
        if (!answer.Pays)
            return "This round was scored but not paid (weekday rounds 340-473).";
        var clip = Format.PlainPercent((double)answer.Clip);
        var bites = answer.Clipped ? "the clip bites" : "the clip does not bite";
        var (stake, factor) = ($"{nmr(answer.Stake)} NMR", multiplier(answer.PayoutFactor));
        return answer.ClipOrder == "before-factor"
            ? $"{stake} x {factor} x clip({score(answer.Sum)}, ±{clip}); {bites}"
            : $"{stake} x clip({factor} x {score(answer.Sum)}, ±{clip}); {bites}";
    }

    private static string Rounded(decimal score) => Format.Number((double)score, ScorePlaces);

    private static string Exact(decimal score) =>
        score.ToString("0.########", System.Globalization.CultureInfo.InvariantCulture);

    private static Facts InShort(ExplainAnswer answer) =>
        Facts.OfKnown(
            ("computed", $"{Format.Nmr(answer.Payout)} NMR{Shown(answer)}"),
            (Reported(answer), answer.Settled is { } settled ? $"{Format.Nmr(settled)} NMR{Projected(answer)}" : null),
            (
                "difference",
                answer.Difference switch
                {
                    null => null,
                    { } off when Math.Abs(off) <= Close * Math.Abs(answer.Stake) => "none that counts",
                    { } off => $"{Format.Nmr(off)} NMR",
                }
            ),
            ("payout rule", answer.Rule),
            ("how sure it is", answer.RuleConfidence)
        );

    private static Facts InFull(ExplainAnswer answer) =>
        Facts.OfKnown(
            ("computed", $"{Format.Exact(answer.Payout)} NMR"),
            (Reported(answer), answer.Settled is { } settled ? $"{Format.Exact(settled)} NMR" : null),
            ("difference", answer.Difference is { } difference ? $"{Format.Exact(difference)} NMR" : null)
        );

    private static string Reported(ExplainAnswer answer) => answer.IsFinal ? "settled" : "reported";

    private static string Shown(ExplainAnswer answer) =>
        answer.AreScoresFinal ? "" : " (not final yet: at the scores stored now, from before the round resolved)";

    private static string Projected(ExplainAnswer answer) =>
        answer.IsFinal ? "" : " (a projection: the round had not resolved)";
}
