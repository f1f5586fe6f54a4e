using Ballast.Core.Rounds;

namespace Ballast.Files.Reading;

/// <summary>The columns of a table, found by name without regard to case and underscores.</summary>
internal sealed class Header
{
    public static readonly string[] RoundNames = ["roundNumber", "number", "round"];
    public static readonly string[] ModelNames = ["username", "model", "modelName"];
    public static readonly string[] SnapshotNames = ["snapshot", "snapshotDate", "observedAt"];

    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);

    public Header(IReadOnlyList<string> columns)
    {
        Columns = columns;
        for (var i = 0; i < columns.Count; i++)
            _byName.TryAdd(Key(columns[i]), i);
    }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>Whether it can be a line of names at all: a picture or a program is full of control characters.</summary>
    public bool LooksLikeText =>
        Columns.Count > 1 && !Columns.Any(c => c.Any(ch => char.IsControl(ch) || ch == '\uFFFD'));

    /// <summary>The first of the names that is a column; null where none is.</summary>
    public int? Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_byName.TryGetValue(Key(name), out var column))
                return column;
        }
        return null;
    }

    /// <summary>Columns about a metric, the first of each one.</summary>
    /// <param name="nameIn">The metric's name in that of a column; null where it has none.</param>
    public IEnumerable<(int Column, Metric Metric)> Metrics(Func<string, string?> nameIn)
    {
        var seen = new HashSet<Metric>();
        for (var column = 0; column < Columns.Count; column++)
        {
            if (nameIn(Columns[column].Trim()) is { Length: > 0 } name && seen.Add(Metric.Parse(name)))
                yield return (column, Metric.Parse(name));
        }
    }

    private static string Key(string name) => name.Trim().Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
