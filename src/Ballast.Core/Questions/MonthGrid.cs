using System.Globalization;
using Ballast.Core.Text;

namespace Ballast.Core.Questions;

/// <summary>A table of months: a row a year, a column a month, and the year at the end. Where that is too wide, a row a month and a column a year.</summary>
internal static class MonthGrid
{
    private static readonly string[] Months =
    [
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
    ];

    /// <summary>Months of a year.</summary>
    public static int PerYear => Months.Length;

    /// <summary>Draws it.</summary>
    /// <param name="caption">What stands in its cells.</param>
    /// <param name="total">The title of the last column.</param>
    /// <param name="years">A cell a month and the year's own, by year ascending; the newest stands first.</param>
    public static Table Draw(
        string caption,
        string total,
        IReadOnlyList<(int Year, IReadOnlyList<Cell> Months, Cell Total)> years
    )
    {
        var newest = years.Reverse().ToList();
        return new Table(
            caption,
            [new Column("Year", ColumnKind.Name), .. Months.Select(m => new Column(m, Priority: 1)), new Column(total)],
            [.. newest.Select(y => (IReadOnlyList<Cell>)[Year(y.Year), .. y.Months, y.Total])]
        )
        {
            IsOpen = true,
            Narrow = new Table(
                caption,
                [
                    new Column("Month", ColumnKind.Name),
                    .. newest.Select((y, place) => new Column(Name(y.Year), Priority: place)),
                ],
                [
                    .. Months.Select((name, month) => Row(name, newest.Select(y => y.Months[month]))),
                    Row(total, newest.Select(y => y.Total)),
                ]
            )
            {
                IsOpen = true,
                Totals = [Months.Length],
            },
        };
    }

    /// <summary>Places for amounts that stand side by side: about three digits of the largest.</summary>
    public static int Places(IEnumerable<decimal> amounts) =>
        amounts.Select(Math.Abs).DefaultIfEmpty(0).Max() switch
        {
            >= 1000 => 0,
            >= 100 => 1,
            >= 1 => 2,
            >= 0.1m => 3,
            _ => 4,
        };

    private static IReadOnlyList<Cell> Row(string name, IEnumerable<Cell> cells) => [Cell.Words(name), .. cells];

    private static Cell Year(int year) => Cell.Words(Name(year));

    private static string Name(int year) => year.ToString(CultureInfo.InvariantCulture);
}
