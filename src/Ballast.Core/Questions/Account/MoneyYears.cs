using Ballast.Core.Text;

namespace Ballast.Core.Questions.Account;

/// <summary>Money of a year, month by month, by the days on which rounds resolved.</summary>
/// <param name="Year">The year.</param>
/// <param name="Months">Twelve; null where nothing settled in the month.</param>
/// <param name="Net">NMR of the year.</param>
/// <param name="Return">Net over the mean NMR committed; null where that of a round is not known.</param>
public sealed record MoneyYear(int Year, IReadOnlyList<MoneyMonth?> Months, decimal Net, double? Return);

/// <summary>Money of a month.</summary>
/// <param name="Rounds">Rounds that settled in it.</param>
/// <param name="Net">NMR.</param>
/// <param name="Return">Net over the mean NMR committed; null where that of a round is not known.</param>
public sealed record MoneyMonth(int Rounds, decimal Net, double? Return);

/// <summary>Sorts settled rounds into months and years.</summary>
public static class MoneyYears
{
    /// <summary>By year, ascending; years between that have no round are there too.</summary>
    public static IReadOnlyList<MoneyYear> Of(IReadOnlyList<AccountRoundEntry> rounds)
    {
        if (rounds.Count == 0)
            return [];
        var byYear = rounds.ToLookup(r => r.Date.Year);
        var (first, last) = (rounds.Min(r => r.Date.Year), rounds.Max(r => r.Date.Year));
        return
        [
            .. Enumerable
                .Range(first, last - first + 1)
                .Select(year => new MoneyYear(
                    year,
                    [.. Enumerable.Range(1, MonthGrid.PerYear).Select(m => Month(byYear[year], m))],
                    byYear[year].Sum(r => r.Net),
                    Return([.. byYear[year]])
                )),
        ];
    }

    /// <summary>The tables: NMR, and returns where they are known.</summary>
    public static IReadOnlyList<Block> InWords(IReadOnlyList<MoneyYear> years)
    {
        if (years.Count == 0)
            return [];
        var places = MonthGrid.Places(years.SelectMany(y => y.Months).OfType<MoneyMonth>().Select(m => m.Net));
        var money = MonthGrid.Draw(
            "NMR by the month in which rounds resolved",
            "Year",
            [
                .. years.Select(y =>
                    (
                        y.Year,
                        (IReadOnlyList<Cell>)
                            [.. y.Months.Select(m => m is null ? Cell.Empty : Cell.Nmr(m.Net, places))],
                        Cell.Nmr(y.Net, places)
                    )
                ),
            ]
        );
        if (years.All(y => y.Return is null && y.Months.All(m => m?.Return is null)))
            return [money];
        return
        [
            money,
            new Fold(
                "The same as a share of the NMR committed",
                [
                    MonthGrid.Draw(
                        "Net over the mean NMR committed",
                        "Year",
                        [
                            .. years.Select(y =>
                                (
                                    y.Year,
                                    (IReadOnlyList<Cell>)
                                        [.. y.Months.Select(m => m is null ? Cell.Empty : Cell.Percent(m.Return, 1))],
                                    Cell.Percent(y.Return, 1)
                                )
                            ),
                        ]
                    ),
                ]
            ),
        ];
    }

    private static MoneyMonth? Month(IEnumerable<AccountRoundEntry> year, int month)
    {
        var rounds = year.Where(r => r.Date.Month == month).ToList();
        return rounds.Count == 0 ? null : new MoneyMonth(rounds.Count, rounds.Sum(r => r.Net), Return(rounds));
    }

    private static double? Return(List<AccountRoundEntry> rounds) =>
        rounds.Count > 0 && rounds.TrueForAll(r => r.Capital > 0)
            ? (double)(rounds.Sum(r => r.Net) / rounds.Average(r => r.Capital!.Value))
            : null;
}
