using System.Globalization;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Reconcile;

/// <summary>A reconciliation in words.</summary>
internal static class ReconcileText
{
    private const int MostListed = 30;

    /// <summary>How many payouts match, then those that do not.</summary>
    public static IReadOnlyList<Block> Write(ReconcileAnswer answer) =>
        [
            new Sentence(Matched(answer), Tone.Answer),
            .. Counts(answer),
            .. answer.NotComparable.Select(n => new Sentence(
                $"Not comparable: {Format.Count(n.Value)} payouts, {PayoutReasons.InWords(n.Key)}."
            )),
            Mismatches(answer.Mismatches),
        ];

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
