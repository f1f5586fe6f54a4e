using Ballast.Core.Rounds;

namespace Ballast.Files.Reading;

/// <summary>The columns of a table, found by name without regard to case, underscores, blanks and hyphens.</summary>
internal sealed class Header
{
    private readonly Dictionary<string, List<int>> _byName = new(StringComparer.Ordinal);

    public Header(IReadOnlyList<string> columns)
    {
        Columns = columns;
        for (var i = 0; i < columns.Count; i++)
        {
            var key = Key(columns[i]);
            if (!_byName.TryGetValue(key, out var places))
                _byName[key] = places = [];
            places.Add(i);
        }
    }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>Whether it can be a line of names at all: a picture or a program is full of control characters.</summary>
    public bool LooksLikeText =>
        Columns.Count > 1 && !Columns.Any(c => c.Any(ch => char.IsControl(ch) || ch == '\uFFFD'));

    /// <summary>All columns of the names, in the order of the names.</summary>
    public Role Find(params ReadOnlySpan<string> names)
    {
        var found = new List<int>();
        foreach (var name in names)
        {
            if (_byName.TryGetValue(Key(name), out var places))
                found.AddRange(places);
        }
        return new Role(found);
    }

    /// <summary>Columns about metrics: all spellings of each.</summary>
    /// <param name="nameIn">The metric's name in that of a column; null where it has none.</param>
    public IReadOnlyList<(Metric Metric, Role Role)> Metrics(Func<string, string?> nameIn)
    {
        var found = new List<(Metric Metric, List<int> Places)>();
        for (var column = 0; column < Columns.Count; column++)
        {
            if (nameIn(Columns[column].Trim()) is not { Length: > 0 and <= Plausible.LongestMetric } name)
                continue;
            var metric = Metric.Parse(name);
            if (metric.Version.Length > 0)
                continue;
            var known = found.FindIndex(f => f.Metric == metric);
            if (known < 0)
                found.Add((metric, [column]));
            else
                found[known].Places.Add(column);
        }
        return [.. found.Select(f => (f.Metric, new Role(f.Places)))];
    }

    /// <summary>Names of the columns that no role has, but for the nameless.</summary>
    public IReadOnlyList<string> Without(IEnumerable<Role> roles)
    {
        var read = roles.SelectMany(r => r.Columns).ToHashSet();
        return [.. Columns.Where((name, i) => !read.Contains(i) && !string.IsNullOrWhiteSpace(name))];
    }

    /// <summary>Whether a column is the numbering that pandas and R write in front.</summary>
    public static bool IsIndex(string name)
    {
        var key = Key(name);
        return key is "" or "index" or "level0" or "indexlevel0"
            || key.StartsWith("unnamed:", StringComparison.Ordinal);
    }

    private static string Key(string name) =>
        string.Concat(name.Where(c => c is not ('_' or ' ' or '-' or '\t'))).ToLowerInvariant();
}

/// <summary>The columns that say one thing: usually one, sometimes several spellings of it, sometimes none.</summary>
/// <param name="Columns">Their places; what an earlier one says counts before what a later one says.</param>
internal sealed record Role(IReadOnlyList<int> Columns)
{
    public bool IsThere => Columns.Count > 0;
}
