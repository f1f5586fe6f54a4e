using System.Globalization;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Reconcile;

/// <summary>A reconciliation in words.</summary>
internal static class ReconcileText
{
    private const int MostListed = 30;

    /// <summary>How many payouts match, then those that do not.</summary>
    public static IReadOnlyList<Block> Write(ReconcileAnswer answer) =>
        AnswerLayout.Of(
            new Heading("Reconcile"),
            First(answer),
            answer.Mismatches.MaxBy(m => Math.Abs(m.Computed - m.Settled)) is { } worst
                ? NextStep.To("see how the largest difference comes about", "explain", worst.Model, $"{worst.Round}")
                : NextStep.To("see what all payouts brought together", "account"),
            [Mismatches(answer.Mismatches)],
            [
                new Heading("What was compared", 2),
                new Sentence(Matched(answer)),
                .. Counts(answer),
                .. answer.NotComparable.Select(n => new Sentence(
                    $"Not comparable: {Format.Count(n.Value)} payouts, {PayoutReasons.InWords(n.Key)}."
                )),
            ]
        );

    private static string First(ReconcileAnswer answer) =>
        (answer.Pairs - answer.Matched) switch
        {
            0 => $"All {Format.Many(answer.Pairs, "payout")} that can be compared are what the formula says.",
            var off =>
                $"{Format.Count(answer.Matched)} of {Format.Many(answer.Pairs, "payout")} are what the formula says; {Format.Count(off)} {(off == 1 ? "is" : "are")} not.",
        };

    private static string Matched(ReconcileAnswer answer) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Format.Count(answer.Matched)} of {Format.Count(answer.Pairs)} payouts match ({Format.PlainPercent(answer.Matched / (double)answer.Pairs, 2)}), each within {answer.ToleranceOfStake:0e0} of its stake; the worst of them is {answer.WorstMatched:0.0e+0} off."
        );

    private static IEnumerable<Block> Counts(ReconcileAnswer answer)
    {
        if (answer.Projections > 0)
            yield return new Sentence(
                $"{Format.Count(answer.Projections)} of them are projections: the round had not resolved."
            );
        if (answer.Settled > answer.Pairs - answer.Projections)
            yield return new Sentence(
                $"Settled in this range: {Format.Count(answer.Settled)} payouts on a stake, {Format.Count(answer.Pairs - answer.Projections)} of them compared."
            );
    }

    private static Table Mismatches(IReadOnlyList<MismatchEntry> mismatches) =>
        new(
            "Do not match, largest difference first",
            [
                new Column("Model", ColumnKind.Name),
                new Column("Round"),
                new Column("Computed"),
                new Column("Settled"),
                new Column("Reason", ColumnKind.Words, Priority: 1),
            ],
            [
                .. mismatches
                    .OrderByDescending(m => Math.Abs(m.Computed - m.Settled))
                    .Select(m =>
                        (IReadOnlyList<Cell>)
                            [
                                Cell.Model(m.Model),
                                Cell.Round(m.Round),
                                Cell.Stake(m.Computed) with
                                {
                                    Leads = ["explain", m.Model, $"{m.Round}"],
                                },
                                Cell.Stake(m.Settled),
                                Cell.Words(m.Reason),
                            ]
                    ),
            ]
        )
        {
            Most = MostListed,
        };
}
