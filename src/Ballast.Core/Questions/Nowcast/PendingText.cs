using Ballast.Core.Text;

namespace Ballast.Core.Questions.Nowcast;

/// <summary>Pending payouts in words.</summary>
internal static class PendingText
{
    /// <summary>What the open rounds will probably bring, for those who know no statistics.</summary>
    public static string First(NowcastAnswer answer)
    {
        var all = answer.Account;
        if (all.Positions == 0)
            return answer.Open.Positions == 0
                ? "No stake in an open round is stored, so no payout can be foretold; scores can."
                : "What the open rounds will bring cannot be said: of no open stake is enough known.";
        var counts = SharedSentences.Counts(all.Positions, answer.Open.Positions);
        return all.Shortage is { } shortage
            ? $"What the open rounds will bring cannot be said yet ({shortage.WithReason()}); at the scores shown now it would be {Nmr(all.AtShownScores)} NMR{counts}."
            : $"The open rounds will probably bring {Nmr(all.Expected)} NMR: between {Nmr(all.Low95)} and {Nmr(all.High95)}, 19 times in 20{counts}.";
    }

    /// <summary>What all that can be nowcast is expected to bring.</summary>
    public static Sentence Account(NowcastAnswer answer)
    {
        var all = answer.Account;
        var said = all.Shortage is { } shortage
            ? $"Pending payouts: {SharedSentences.NotEnough(shortage)}."
            : $"Pending payouts: {Nmr(all.Expected)} NMR expected, 80 % of the time {Between(all.Low80, all.High80)}, 95 % {Between(all.Low95, all.High95)}.";
        var rests = all.Shortage is null
            ? $"; past stretches worth {Format.Number(all.IndependentScenarios, 1)} independent ones"
            : "";
        var which =
            all.Positions == answer.Open.Positions
                ? ""
                : $" That is of {Format.Count(all.Positions)} of the {Format.Count(answer.Open.Positions)} open stakes.";
        return new Sentence($"{said} At the scores shown now it would be {Nmr(all.AtShownScores)} NMR{rests}.{which}");
    }

    /// <summary>A table of them.</summary>
    /// <param name="caption">What its rows are.</param>
    /// <param name="first">The columns that say whose they are.</param>
    /// <param name="rows">What stands in these, and the payouts.</param>
    public static Table Table(
        string caption,
        IReadOnlyList<Column> first,
        IEnumerable<(IReadOnlyList<Cell> First, PendingEntry Pending)> rows
    ) =>
        new(
            caption,
            [
                .. first,
                new Column("now shown", Priority: 2),
                new Column("expected"),
                new Column("80 %"),
                new Column("95 %", Priority: 1),
            ],
            [
                .. rows.Select(r =>
                    (IReadOnlyList<Cell>)
                        [
                            .. r.First,
                            Cell.Nmr(r.Pending.AtShownScores),
                            Cell.Nmr(r.Pending.Expected),
                            Ends(r.Pending.Low80, r.Pending.High80),
                            Ends(r.Pending.Low95, r.Pending.High95),
                        ]
                ),
            ]
        );

    /// <summary>Round by round.</summary>
    public static Table Rounds(IEnumerable<RoundPendingEntry> rounds) =>
        Table(
            "Open rounds, the newest first",
            [new Column("Round"), new Column("resolves", ColumnKind.Words, Priority: 3)],
            rounds
                .Reverse()
                .Select(r =>
                    ((IReadOnlyList<Cell>)[Cell.Round(r.Round), Cell.Words(Format.Day(r.Resolves))], r.Pending)
                )
        );

    /// <summary>An interval in NMR.</summary>
    public static string Between(double? low, double? high) => $"{Nmr(low)} to {Nmr(high)}";

    /// <summary>An estimate in NMR.</summary>
    public static string Nmr(double? amount) => amount is { } a ? Format.Estimate(a) : Format.Unknown;

    private static Cell Ends(double? low, double? high) => Cell.Ends(Cell.Nmr(low), Cell.Nmr(high));
}
