namespace Ballast.Core.Text;

/// <summary>Who stands first. An exact tie is nobody's lead: a sentence names all of them, or says that there is none.</summary>
public static class Leaders
{
    /// <summary>All that have the largest value, in their order; empty where nothing has a value.</summary>
    /// <param name="all">What is compared.</param>
    /// <param name="value">What it is compared by; null or NaN takes no part.</param>
    public static IReadOnlyList<T> Of<T>(IEnumerable<T> all, Func<T, double?> value)
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(value);
        var valued = all.Select(a => (Item: a, Value: value(a) ?? double.NaN))
            .Where(a => !double.IsNaN(a.Value))
            .ToList();
        if (valued.Count == 0)
            return [];
        var most = valued.Max(a => a.Value);
        return [.. valued.Where(a => a.Value.Equals(most)).Select(a => a.Item)];
    }
}
