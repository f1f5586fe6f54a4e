using System.Globalization;
using Ballast.Sandbox.GraphQl;

namespace Ballast.Sandbox.Api;

/// <summary>Does what <c>orderBy</c>, <c>direction</c> and <c>filterBy</c> ask of a leaderboard, or says that it does not.</summary>
/// <remarks>
/// A board can be ordered by each of its columns that this sandbox fills; a score may be named without its <c>Rep</c>. Without a direction
/// ranks and names ascend and everything else descends. What the real server takes for <c>filterBy</c> is not public.
/// </remarks>
/// <param name="bindings">Which code answers which column.</param>
/// <param name="type">The type of the rows.</param>
internal sealed class LeaderboardOrder(Bindings bindings, string type)
{
    private static readonly string[] Texts = ["String", "ID"];

    /// <summary>The rows in the order that is asked for; missing values come last whatever the direction.</summary>
    /// <param name="rows">By rank, best first.</param>
    /// <param name="arguments">What was asked.</param>
    /// <exception cref="GraphQlException">Something else than an order by a column.</exception>
    public IEnumerable<T> Apply<T>(IEnumerable<T> rows, Arguments arguments)
        where T : class
    {
        if (arguments.Text("filter_by") is { Length: > 0 } filter)
            throw new GraphQlException($"this sandbox does not serve filterBy \"{filter}\"");
        var by = arguments.Text("order_by") is { Length: > 0 } asked ? asked : null;
        var isDescending = Direction(arguments.Text("direction"));
        if (by is null && isDescending is null)
            return rows;
        var column = Column(by ?? "rank");
        var resolver = bindings.Find(type, column.Name)!;
        var keyed = rows.Select(row => (Row: row, Key: Key(resolver(row, Arguments.None), column))).ToList();
        var known = keyed.Where(r => r.Key is not null);
        var sorted =
            isDescending ?? !IsAscending(column)
                ? known.OrderByDescending(r => r.Key, Comparer<object?>.Default)
                : known.OrderBy(r => r.Key, Comparer<object?>.Default);
        return sorted.Concat(keyed.Where(r => r.Key is null)).Select(r => r.Row);
    }

    private FieldDefinition Column(string by)
    {
        var fields = bindings.Schema.Types[type].Fields;
        var name = Schema.Internal(by);
        var column =
            fields.GetValueOrDefault(name)
            ?? fields.GetValueOrDefault(name + "_rep")
            ?? fields.Values.FirstOrDefault(f => f.Printed == by);
        if (column is null || column.Type.IsList || bindings.Schema.Find(column.Type.Name) is not null)
            throw new GraphQlException($"orderBy \"{by}\" is no column of {type}");
        return bindings.Find(type, column.Name) is null
            ? throw new GraphQlException($"this sandbox does not serve orderBy \"{by}\"")
            : column;
    }

    private static bool? Direction(string? direction) =>
        direction?.ToUpperInvariant() switch
        {
            null or "" => null,
            "ASC" => false,
            "DESC" => true,
            _ => throw new GraphQlException($"direction is asc or desc, not \"{direction}\""),
        };

    private static bool IsAscending(FieldDefinition column) =>
        Texts.Contains(column.Type.Name) || column.Name.Contains("rank", StringComparison.Ordinal);

    private static object? Key(object? value, FieldDefinition column)
    {
        if (value is null || Texts.Contains(column.Type.Name))
            return value is null ? null : new Word(value.ToString()!);
        return Convert.ToDecimal(value, CultureInfo.InvariantCulture);
    }

    /// <summary>A text that is ordered by its letters' numbers, on every machine alike.</summary>
    private sealed record Word(string Text) : IComparable
    {
        public int CompareTo(object? obj) => string.CompareOrdinal(Text, (obj as Word)?.Text);
    }
}
