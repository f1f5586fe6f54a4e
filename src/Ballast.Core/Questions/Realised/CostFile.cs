using System.Globalization;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Realised;

/// <summary>Something that the user spent.</summary>
/// <param name="Day">When.</param>
/// <param name="Amount">How much, above zero.</param>
/// <param name="IsNmr">Whether it was NMR; else the currency of the question.</param>
/// <param name="Note">What for; text of the user.</param>
internal sealed record CostLine(DateOnly Day, decimal Amount, bool IsNmr, string Note);

/// <summary>Reads costs: a CSV with a header, its columns date, amount, currency and note in any order, the note optional.</summary>
/// <remarks>Strict: one line that cannot be read refuses the file, with its number, for a cost that is left out looks like a profit. Quoted as in RFC 4180, no line breaks in a cell.</remarks>
internal static class CostFile
{
    private static readonly Notice Where = $"{Notice.Option("costs")}, line";
    private static readonly string[] Needed = ["date", "amount", "currency"];

    /// <summary>Reads a file's text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="currency">The currency that may stand in it beside NMR.</param>
    /// <exception cref="ParameterException">A line cannot be read.</exception>
    public static IReadOnlyList<CostLine> Read(string text, string currency)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var separator = CsvCells.SeparatorOf(lines[0]);
        var header = CsvCells.Read(lines[0], separator, $"{Where} 1").ConvertAll(c => c.Trim().ToLowerInvariant());
        if (Needed.Except(header).FirstOrDefault() is { } missing)
            throw new ParameterException(
                $"{Where} 1: there is no column {missing}; the header is date,amount,currency,note."
            );
        var costs = new List<CostLine>();
        for (var i = 1; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
                continue;
            var cells = CsvCells.Read(lines[i], separator, $"{Where} {i + 1}");
            if (cells.Count != header.Count)
                throw new ParameterException(
                    $"{Where} {i + 1}: {cells.Count} cells, and the header has {header.Count}."
                );
            string Cell(string name) => header.IndexOf(name) is var at and >= 0 ? cells[at].Trim() : "";
            costs.Add(Read(i + 1, Cell("date"), Cell("amount"), Cell("currency"), Cell("note"), currency));
        }
        return costs;
    }

    private static CostLine Read(int line, string date, string amount, string unit, string note, string currency)
    {
        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            throw new ParameterException($"{Where} {line}: the date is yyyy-mm-dd, not '{date}'.");
        if (
            !decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var spent)
            || spent <= 0
        )
            throw new ParameterException(
                $"{Where} {line}: the amount is a number above 0 with a point, such as 12.50, not '{amount}'."
            );
        var isNmr = unit.Equals("nmr", StringComparison.OrdinalIgnoreCase);
        if (!isNmr && !unit.Equals(currency, StringComparison.OrdinalIgnoreCase))
            throw new ParameterException(
                $"{Where} {line}: the currency is nmr or {currency.ToLowerInvariant()} ({Notice.Option("currency")}), not '{unit}'."
            );
        return new CostLine(day, spent, isNmr, note);
    }
}
