using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Files.Reading;

namespace Ballast.Files.Tables;

/// <summary>Columns such as <c>corrMultiplier</c>: the weight of each score.</summary>
internal sealed class MultiplierColumns(Header header)
{
    private const string Suffix = "Multiplier";

    private readonly IReadOnlyList<(Metric Metric, Role Role)> _columns = header.Metrics(MultipliedMetric);

    public IEnumerable<Role> Roles => _columns.Select(c => c.Role);

    /// <summary>Multipliers that are there; null where there is none.</summary>
    public Multipliers? Read(RowCells row)
    {
        var multipliers = new List<(Metric, decimal)>();
        foreach (var (metric, role) in _columns)
        {
            if (row.Read<decimal>(role, row.Cells.Number) is { } value)
                multipliers.Add((metric, value));
        }
        return multipliers.Count > 0 ? new Multipliers(multipliers) : null;
    }

    private static string? MultipliedMetric(string column) =>
        column.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? column[..^Suffix.Length].TrimEnd('_') : null;
}
