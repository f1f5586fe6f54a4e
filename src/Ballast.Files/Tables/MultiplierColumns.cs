using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Files.Reading;

namespace Ballast.Files.Tables;

/// <summary>Columns such as <c>corrMultiplier</c>: the weight of each score.</summary>
internal sealed class MultiplierColumns(Header header)
{
    private const string Suffix = "Multiplier";

    private readonly List<(int Column, Metric Metric)> _columns = [.. header.Metrics(MultipliedMetric)];

    public IEnumerable<int> Columns => _columns.Select(c => c.Column);

    /// <summary>Multipliers that are there; null where there is none.</summary>
    public Multipliers? Read(CsvTable table)
    {
        var multipliers = new List<(Metric, decimal)>();
        foreach (var (column, metric) in _columns)
        {
            if (Cells.Number(table[column], header.Columns[column]) is { } value)
                multipliers.Add((metric, value));
        }
        return multipliers.Count > 0 ? new Multipliers(multipliers) : null;
    }

    private static string? MultipliedMetric(string column) =>
        column.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? column[..^Suffix.Length].TrimEnd('_') : null;
}
