using System.Globalization;
using Ballast.Core.Rounds;

namespace Ballast.Core.Payouts;

/// <summary>The weight of each payout score, in the order in which they were given.</summary>
/// <remarks>Exact decimals: a multiplier is part of a settlement. A metric that is not named weighs 0.</remarks>
public sealed class Multipliers : IEquatable<Multipliers>
{
    private readonly (Metric Metric, decimal Value)[] _items;

    /// <summary>Makes the set.</summary>
    /// <exception cref="ArgumentException">A metric stands twice.</exception>
    public Multipliers(IEnumerable<(Metric Metric, decimal Value)> items)
    {
        _items = [.. items];
        // A few of them, and made for every payout: each is looked for among those behind it.
        for (var i = 0; i < _items.Length; i++)
        {
            for (var j = i + 1; j < _items.Length; j++)
            {
                if (_items[i].Metric == _items[j].Metric)
                    throw new ArgumentException("A metric has one multiplier.", nameof(items));
            }
        }
    }

    /// <summary>Metrics with their multipliers, in the given order.</summary>
    public IReadOnlyList<(Metric Metric, decimal Value)> Items => _items;

    /// <summary>The multiplier of a metric, 0 where it is not named.</summary>
    public decimal this[Metric metric]
    {
        get
        {
            foreach (var (candidate, value) in _items)
            {
                if (candidate == metric)
                    return value;
            }
            return 0;
        }
    }

    /// <summary>Whether the metric is named at all, be it with 0.</summary>
    public bool Names(Metric metric) => Array.Exists(_items, i => i.Metric == metric);

    /// <summary>The same set with one multiplier replaced or added.</summary>
    public Multipliers With(Metric metric, decimal value) =>
        Names(metric)
            ? new Multipliers(_items.Select(i => i.Metric == metric ? (metric, value) : i))
            : new Multipliers(_items.Append((metric, value)));

    /// <summary>Reads <c>corr=0.75,mmc=2.25</c>.</summary>
    /// <returns>false where a part is not <c>name=number</c> or a metric stands twice.</returns>
    public static bool TryParse(string text, out Multipliers multipliers)
    {
        multipliers = new Multipliers([]);
        var items = new List<(Metric, decimal)>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (
                at <= 0
                || string.IsNullOrWhiteSpace(part[..at])
                || !decimal.TryParse(part[(at + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            )
                return false;
            var metric = Metric.Parse(part[..at]);
            if (items.Exists(i => i.Item1 == metric))
                return false;
            items.Add((metric, value));
        }
        multipliers = new Multipliers(items);
        return items.Count > 0;
    }

    /// <inheritdoc />
    public bool Equals(Multipliers? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Multipliers);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in _items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    /// <summary>The text that <see cref="TryParse"/> reads.</summary>
    public override string ToString() =>
        string.Join(
            ",",
            _items.Select(i => $"{i.Metric}={i.Value.ToString("0.############", CultureInfo.InvariantCulture)}")
        );
}
