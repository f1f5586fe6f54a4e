using Ballast.Core.Text;

namespace Ballast.Core.Questions.Realised;

/// <summary>Realised results in words.</summary>
internal static class RealisedText
{
    private const int MostMonths = 24;

    /// <summary>The newest year first, the periods, lots, the return, and what must be said of all of it.</summary>
    public static IReadOnlyList<Block> Write(RealisedAnswer answer, Given given)
    {
        var isByMonth = given.Choice<Period>(RealisedParameters.By) == Period.Month;
        var periods = isByMonth ? answer.Months : answer.Years;
        return AnswerLayout.Of(
            new Heading($"Realised · {string.Join(", ", answer.Tournaments)} · as of {Format.Day(answer.AsOf)}"),
            First(answer),
            answer.Years.Count > 0
                ? IsOfAccount(answer)
                    ? NextStep.To("see which models and rounds made it", "account", "@mine")
                    : AnswerLayout.Next("see which models and rounds made it", given, "account")
                : NextStep.To("bring stakes and payouts in", "sync", "--account"),
            periods.Count > 0 ? [Table(answer, isByMonth ? "month" : "year", periods), CountedBy] : [],
            [
                .. Notes(answer),
                .. !isByMonth && answer.Months.Count > 0
                    ? [new Fold("Month by month", [Table(answer, "month", answer.Months)])]
                    : Array.Empty<Block>(),
                new Fold("Return a year", [new Sentence(Return(answer.MoneyWeighted))]),
                new Fold("Cost and gain of what is left", [.. RealisedLotsText.Write(answer)]),
            ]
        );
    }

    private static Sentence CountedBy { get; } =
        new(
            "Rounds count here by the day on which they resolved; a range of days in Account counts them by the day on which they opened, so its year is another sum.",
            Tone.Remark
        );

    /// <summary>Whether it is of the models of the synced accounts, because nobody named others.</summary>
    private static bool IsOfAccount(RealisedAnswer answer) => answer.ModelsFrom == "account";

    private static string First(RealisedAnswer answer)
    {
        if (answer.Years.LastOrDefault(y => y.Positions > 0) is not { } year)
            return answer.NothingPaid > 0
                ? $"Nothing is earned or lost: {(answer.NothingPaid == 1 ? "the one payout" : $"all {Format.Many(answer.NothingPaid, "payout")}")} of rounds that have ended {(answer.NothingPaid == 1 ? "is" : "are")} 0."
                : "No round with a stake has ended yet, so nothing is earned or lost.";
        var soFar = year.Period == Format.Day(answer.AsOf)[..4] ? " so far" : "";
        var money = (answer.Currency, year.NetFiat) is ({ } currency, { } net)
            ? $", {Format.Fiat(net)} {currency} at the days' prices"
            : "";
        return $"In {year.Period}{soFar} the stakes{(IsOfAccount(answer) ? $" of your {Format.Many(answer.Models.Count, "model")}" : "")} {(year.Net < 0 ? "lost" : "earned")} {Format.Nmr(Math.Abs(year.Net))} NMR{money}: {Format.Nmr(year.Payouts)} paid out less {Format.Nmr(-year.Burns)} burned.{Costs(answer, year)}";
    }

    private static string Costs(RealisedAnswer answer, RealisedPeriodEntry year)
    {
        if (answer.Total is { Costs: 0, CostsFiat: 0 } or { Costs: 0, CostsFiat: null })
            return "";
        var nmr = year.NetAfterCosts is { } net ? $"{Format.SignedNmr(net)} NMR" : null;
        var money = year.NetFiatAfterCosts is { } fiat ? $"{Format.Fiat(fiat)} {answer.Currency}" : null;
        return nmr is null && money is null
            ? " What is left after costs cannot be said: a day's price is missing."
            : $" After costs {string.Join(", ", new[] { nmr, money }.OfType<string>())} are left.";
    }

    private static Table Table(RealisedAnswer answer, string what, IReadOnlyList<RealisedPeriodEntry> periods)
    {
        var money = answer.Currency;
        var hasCosts = answer.Total is not ({ Costs: 0, CostsFiat: 0 or null });
        return new Table(
            $"By the {what} in which rounds resolved",
            [
                new Column(char.ToUpperInvariant(what[0]) + what[1..], ColumnKind.Name),
                new Column("Payouts", Priority: 2),
                new Column("Burns", Priority: 3),
                new Column("Net NMR"),
                .. money is null
                    ? Array.Empty<Column>()
                    : [new Column($"Payouts {money}", Priority: 4), new Column($"Net {money}", Priority: 1)],
                .. money is null || answer.Lots is null
                    ? Array.Empty<Column>()
                    : [new Column($"Gain {money}", Priority: 5)],
                .. hasCosts ? [new Column("NMR after costs", Priority: 6)] : Array.Empty<Column>(),
                .. hasCosts && money is not null
                    ? [new Column($"{money} after costs", Priority: 6)]
                    : Array.Empty<Column>(),
            ],
            [
                .. periods
                    .Append(answer.Total with { Period = "together" })
                    .Select(p =>
                        (IReadOnlyList<Cell>)
                            [
                                Cell.Words(p.Period),
                                Cell.Stake(p.Payouts),
                                Cell.Nmr(p.Burns),
                                Cell.Nmr(p.Net),
                                .. money is null
                                    ? Array.Empty<Cell>()
                                    : [Cell.Fiat(p.PayoutsFiat), Cell.Fiat(p.NetFiat)],
                                .. money is null || answer.Lots is null ? Array.Empty<Cell>() : [Cell.Fiat(p.Gain)],
                                .. hasCosts ? [Cell.Nmr(p.NetAfterCosts)] : Array.Empty<Cell>(),
                                .. hasCosts && money is not null
                                    ? [Cell.Fiat(p.NetFiatAfterCosts)]
                                    : Array.Empty<Cell>(),
                            ]
                    ),
            ]
        )
        {
            Totals = [periods.Count],
            Most = MostMonths + 1,
            IsOpen = true,
        };
    }

    private static string Return(MoneyWeightedEntry money)
    {
        var after = money switch
        {
            { AnnualAfterCosts: { } rate } => $", {Format.Percent(rate)} after costs",
            { NoAnnualAfterCosts: "no-costs" or null } => "",
            _ => $"; after costs it cannot be said: {Why(money.NoAnnualAfterCosts!)}",
        };
        return money.Annual is { } annual
            ? $"Money-weighted, committed NMR returned {Format.Percent(annual)} a year since {Format.Day(money.From!.Value)} (XIRR, in NMR){after}; {Format.Nmr(money.CommittedNow)} NMR are committed now, valued at the stake."
            : $"A money-weighted return cannot be said: {Why(money.NoAnnual!)}.";
    }

    private static string Why(string code) =>
        code switch
        {
            "no-flows" => "no stake is stored",
            "too-short" => "less than 30 days say nothing about a year",
            "one-way" => "nothing has come back yet",
            "no-solution" => "no rate fits what went in and came out",
            "several-solutions" => "more than one rate fits what went in and came out",
            "payouts-missing" => "the payout of a resolved round is not stored",
            "no-price" => "a cost's day has no price",
            _ => code,
        };

    private static IEnumerable<Block> Notes(RealisedAnswer answer)
    {
        if (answer.Currency is not null && answer.Total.DaysWithoutPrice > 0)
            yield return new Sentence(
                $"No price: {Format.Many(answer.Total.DaysWithoutPrice, "day")} with a payout or burn have no {answer.Currency} price, so sums over them have no {answer.Currency} figure.",
                Tone.Warning
            )
            {
                Typed = "Bring prices in: ballast import PRICES",
            };
        if (answer.PayoutsMissing > 0)
            yield return new Sentence(
                $"Missing: what {Format.Many(answer.PayoutsMissing, "resolved stake")} brought is not stored; it is in no sum.",
                Tone.Warning
            );
        foreach (var (word, count) in answer.NotUnderstood)
            yield return new Sentence(
                $"Not understood: {Format.Many(count, "movement")} of the account called '{word}'; they are in no sum.",
                Tone.Warning
            );
        if (answer.Open > 0)
            yield return new Sentence($"Not realised: {Format.Many(answer.Open, "stake")} in open rounds.");
        if (answer.ModelsFrom == "stored")
            yield return new Sentence(
                "All stored models take part, whoever owns them: no account was synced, and none was named.",
                Tone.Remark
            );
        yield return new Sentence(
            "No tax advice. Dates are UTC days on which rounds resolved; countries differ in when NMR count as received (settled, claimed, withdrawn), whether a burn is a loss or lowers income, which lots leave first, and whether a transfer to an own address is a sale, as a withdrawal is valued here.",
            Tone.Remark
        )
        {
            Typed = "Every event: ballast export realised",
        };
    }
}
