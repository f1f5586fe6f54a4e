using System.Globalization;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Account;

/// <summary>The money along time: added up, round by round, the worst and best rounds, months.</summary>
internal static class AccountRoundsText
{
    private const int MostRounds = 5;
    private const int MostMonths = 12;

    /// <summary>How high it came, and how far it fell.</summary>
    public static KeyFigures Heights(AccountAnswer answer)
    {
        var (best, last) = (answer.Rounds.MaxBy(r => r.Cumulative)!, answer.Rounds[^1]);
        var now =
            best.Round == last.Round ? ", where it stands" : $"; it stands at {Format.SignedNmr(last.Cumulative)}";
        return new KeyFigures([
            new KeyFigure(
                "At its highest",
                Cell.Nmr(best.Cumulative),
                $"NMR added up, with round {best.Round} (resolved {Format.Day(best.Date)}){now}"
            ),
            answer.DeepestFall is { } fall
                ? new KeyFigure("Deepest fall", Cell.Nmr(fall.Nmr), Fall(fall))
                : new KeyFigure("Deepest fall", Cell.Nmr(0m), "NMR: it never lay below an earlier height"),
        ]);
    }

    private static string Fall(FallEntry fall)
    {
        var from = fall is { FromRound: { } round, FromDate: { } day }
            ? $"round {round} ({Format.Day(day)})"
            : "the start";
        var back = fall is { BackRound: { } again, BackDate: { } then }
            ? $"back up with round {again} ({Format.Day(then)})"
            : "not back up yet";
        return $"NMR, from {from} to round {fall.ToRound} ({Format.Day(fall.ToDate)}), {back}";
    }

    /// <summary>How it added up.</summary>
    public static Picture Course(AccountAnswer answer) =>
        new("cumulative", "NMR added up, round by round")
        {
            AsLine = new LineChart(
                "cumulative NMR",
                ChartUnit.Nmr,
                [
                    new ChartLine(
                        "",
                        [.. answer.Rounds.Select(r => r.Round)],
                        [.. answer.Rounds.Select(r => (double)r.Cumulative)]
                    ),
                ]
            ),
        };

    /// <summary>Every round.</summary>
    public static Fold Every(AccountAnswer answer)
    {
        var rounds = answer.Rounds;
        return new Fold(
            $"Every round: {Format.Count(rounds.Count(r => r.Net > 0))} of {Format.Rounds(rounds.Count)} paid more than they burned",
            [
                new Picture("payouts", "Payouts and burns of every settled round"),
                new Sentence(
                    "Dashed lines: first round under a new payout rule. At risk: rounds of legacy staking share one stake.",
                    Tone.Remark
                ),
                Table("Every settled round", rounds, answer.Currency),
            ]
        );
    }

    /// <summary>The rounds that cost most and those that brought most.</summary>
    public static IEnumerable<Block> Extremes(AccountAnswer answer)
    {
        if (answer.WorstRounds.Count == 0)
            yield break;
        yield return new Fold(
            "The worst and the best rounds",
            [
                new Sentence($"Worst rounds: {Named(answer.WorstRounds)}."),
                .. answer.BestRounds.Count > 0
                    ? [new Sentence($"Best rounds: {Named(answer.BestRounds)}.")]
                    : Array.Empty<Block>(),
                Table("The rounds that cost most", answer.WorstRounds, answer.Currency),
                Table("The rounds that brought most", answer.BestRounds, answer.Currency),
            ]
        );
    }

    /// <summary>What each month brought.</summary>
    public static IEnumerable<Block> Months(AccountAnswer answer, bool isFull)
    {
        var months = answer.Months;
        if (months.Count == 0)
            yield break;
        var losing = $"{months.Count(m => m.Net < 0)} of {Format.Many(months.Count, "month")} lost money";
        yield return new Fold(
            $"Month by month: {losing}",
            [
                Table($"By the month in which rounds resolved: {losing}", months, answer.Currency) with
                {
                    Most = isFull ? int.MaxValue : MostMonths,
                },
            ]
        );
    }

    private static string Named(IReadOnlyList<AccountRoundEntry> rounds)
    {
        var named = rounds.Take(MostRounds).ToList();
        return $"{string.Join(", ", named.Select(r => $"{r.Round} ({Format.SignedNmr(r.Net)})"))}; together {Format.SignedNmr(named.Sum(r => r.Net))} NMR";
    }

    private static Table Table(string caption, IEnumerable<MonthEntry> months, string? currency) =>
        new(
            caption,
            [
                new Column("Resolved in"),
                new Column("Rounds", Priority: 1),
                new Column("Mean at risk", Priority: 2),
                new Column("Payouts", Priority: 4),
                new Column("Burns", Priority: 4),
                new Column("Net NMR"),
                .. Fiat(currency),
            ],
            [
                .. months.Select(m =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Words(m.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
                            Cell.Count(m.Rounds),
                            Cell.Stake(m.MeanAtRisk),
                            Cell.Stake(m.Payouts),
                            Cell.Nmr(m.Burns),
                            Cell.Nmr(m.Net),
                            .. Fiat(currency, m.NetFiat),
                        ]
                ),
            ]
        );

    private static Table Table(string caption, IReadOnlyList<AccountRoundEntry> rounds, string? currency) =>
        new(
            caption,
            [
                new Column("Round"),
                new Column("Resolved"),
                new Column("At risk"),
                new Column("Payouts"),
                new Column("Burns"),
                new Column("Net NMR"),
                .. Fiat(currency),
                new Column("Return"),
                new Column("Added up"),
                new Column("Payout rule", ColumnKind.Name),
            ],
            [
                .. rounds.Select(r =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Round(r.Round),
                            Cell.Day(r.Date),
                            Cell.Stake(r.AtRisk),
                            Cell.Stake(r.Payouts),
                            Cell.Nmr(r.Burns),
                            Cell.Nmr(r.Net),
                            .. Fiat(currency, r.NetFiat),
                            Cell.Percent(r.Return),
                            Cell.Nmr(r.Cumulative),
                            Cell.Words(Format.RuleId(r.Rule)),
                        ]
                ),
            ]
        );

    private static Column[] Fiat(string? currency) =>
        currency is null ? [] : [new Column($"Net {currency}", Priority: 1)];

    private static Cell[] Fiat(string? currency, decimal? amount) => currency is null ? [] : [Cell.Fiat(amount)];
}
