using System.Globalization;
using System.Runtime.InteropServices;

namespace Ballast.Storage.Panels;

/// <summary>Counts the values of a round by metric and adds them and their hashes up: a store and a file with the same values come to the same, in whatever order they are read.</summary>
internal sealed class PanelSum
{
    private readonly Dictionary<string, Total> _of = new(StringComparer.Ordinal);
    private string _lastModel = "";
    private ulong _lastHash = Hash("");

    public long Rows { get; private set; }

    /// <summary>Metrics by name, text byte by byte.</summary>
    public IReadOnlyList<PanelMetric> Metrics =>
        [
            .. _of.OrderBy(m => m.Key, StringComparer.Ordinal)
                .Select(m => new PanelMetric(
                    m.Key,
                    m.Value.Rows,
                    m.Value.Sum,
                    m.Value.Checksum.ToString("x16", CultureInfo.InvariantCulture)
                )),
        ];

    public void Add(string metric, string model, in PanelValue value)
    {
        // Models come in runs.
        if (!ReferenceEquals(model, _lastModel) && model != _lastModel)
            (_lastModel, _lastHash) = (model, Hash(model));
        ref var total = ref CollectionsMarshal.GetValueRefOrAddDefault(_of, metric, out _);
        var flags = (value.IsFinal ? 1UL : 0) | (value.IsAssumed ? 2UL : 0);
        var row = Mix(_lastHash ^ (ulong)value.KnownAt);
        row = Mix(row ^ ((ulong)value.Source << 2) ^ flags);
        total.Checksum += Mix(row ^ BitConverter.DoubleToUInt64Bits(value.Score));
        total.Sum += value.Score;
        total.Rows++;
        Rows++;
    }

    /// <summary>Whether two read the same values; sums depend on the order and are not compared.</summary>
    public static bool AreEqual(IReadOnlyList<PanelMetric> left, IReadOnlyList<PanelMetric> right) =>
        left.Select(m => (m.Metric, m.Rows, m.Checksum))
            .SequenceEqual(right.Select(m => (m.Metric, m.Rows, m.Checksum)));

    // FNV-1a, 64 bits, over UTF-16.
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
            hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }

    // The finalizer of SplitMix64: every bit of the input changes half of the output.
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9UL;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebUL;
        return x ^ (x >> 31);
    }

    private struct Total
    {
        public long Rows;
        public double Sum;
        public ulong Checksum;
    }
}

/// <summary>A value as it stands in a file of daily values.</summary>
/// <param name="KnownAt">When it became known, Unix milliseconds.</param>
/// <param name="IsFinal">Whether the score's last day had come.</param>
/// <param name="IsAssumed">Whether the moment was worked out from the calendar.</param>
/// <param name="Source">The source in the store.</param>
/// <param name="Score">The value.</param>
internal readonly record struct PanelValue(long KnownAt, bool IsFinal, bool IsAssumed, int Source, double Score);
