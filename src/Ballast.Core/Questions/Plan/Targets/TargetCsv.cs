using Ballast.Core.Text;

namespace Ballast.Core.Questions.Plan.Targets;

/// <summary>Reads a target as CSV: a header with <c>model</c> and <c>nmr</c> or <c>weight</c>, in any order; other columns are left alone.</summary>
/// <remarks>Strict: one line that cannot be read refuses the file, for a model that is left out would keep its stake.</remarks>
internal static class TargetCsv
{
    private static readonly string[] Names = ["model", "username", "name"];
    private static readonly string[] OfNmr = ["nmr", "stake"];
    private static readonly string[] OfWeights = ["weight", "share"];

    /// <summary>The rows, and whether their amounts are NMR.</summary>
    /// <exception cref="ParameterException">A line cannot be read.</exception>
    public static (IReadOnlyList<(string, decimal)> Rows, bool IsNmr) Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var separator = CsvCells.SeparatorOf(lines[0]);
        var header = CsvCells.Read(lines[0], separator, Where(1)).ConvertAll(c => c.Trim().ToLowerInvariant());
        int Find(string[] names) => header.FindIndex(names.Contains);
        var (model, nmr, weight) = (Find(Names), Find(OfNmr), Find(OfWeights));
        if (model < 0 || (nmr < 0) == (weight < 0))
            throw new ParameterException(
                $"{Where(1)}: the header is model,nmr (what each model shall have) or model,weight (parts of {Notice.Option("total")})."
            );
        var rows = new List<(string, decimal)>();
        for (var i = 1; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
                continue;
            var cells = CsvCells.Read(lines[i], separator, Where(i + 1));
            if (cells.Count != header.Count)
                throw new ParameterException(
                    $"{Where(i + 1)}: {cells.Count} cells, and the header has {header.Count}."
                );
            rows.Add((cells[model], StatedTarget.Amount(cells[Math.Max(nmr, weight)].Trim(), Where(i + 1))));
        }
        return (rows, nmr >= 0);
    }

    private static string Where(int line) => $"{StatedTarget.Option}, line {line}";
}
