using System.Buffers.Binary;
using Ballast.Core.Numerics;

namespace Ballast.Core.Registry;

/// <summary>
/// What is kept of predictions that were handed in: enough to tell whether two submissions are the same, nearly the same, or of the same sort, and nothing from which
/// they could be used.
/// </summary>
/// <remarks>
/// <see cref="ContentHash"/> tells the same numbers, <see cref="Sketch"/> near-copies for the same ids, over all rows. <see cref="Sample"/> holds ranks (0 to 1, ties their
/// mean) of the 256 ids whose hashes are smallest, for files whose ids are the same in part: for files that are alike to r its standard error is about (1 - r²) / 16.
/// <see cref="FingerprintComparison"/> puts them together.
/// </remarks>
public sealed record PredictionFingerprint
{
    private const int SampleSize = 256;
    private const int EntrySize = 8;

    /// <summary>SHA-256 of the file's bytes, lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Rows.</summary>
    public required int Rows { get; init; }

    /// <summary>Different values among them: models on trees have few.</summary>
    public required int Distinct { get; init; }

    /// <summary>Mean of the predictions.</summary>
    public required double Mean { get; init; }

    /// <summary>Their standard deviation (over n).</summary>
    public required double Sd { get; init; }

    /// <summary>Their quantiles at 0, 5, 25, 50, 75, 95 and 100 percent.</summary>
    public required IReadOnlyList<double> Quantiles { get; init; }

    /// <summary>Base64 of entries of 8 bytes, by hash: the first four bytes of an id's SHA-256, and its rank as a 4-byte float, little-endian.</summary>
    public required string Sample { get; init; }

    /// <summary>
    /// Hash of all ids with their predictions, 32 hexadecimal digits: the same for the same numbers, whatever the order of rows and columns, the format of the file, or
    /// how numbers are written. Null for what was kept before there was one.
    /// </summary>
    public string? ContentHash { get; init; }

    /// <summary>Hash of all ids, in any order; null as above.</summary>
    public string? IdsHash { get; init; }

    /// <summary>Base64 of 128 4-byte floats, little-endian: ranks of all rows under the signs of their ids (docs/fingerprints.md). Null as above, or where all predictions are the same.</summary>
    public string? Sketch { get; init; }

    private static double[] Levels { get; } = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];

    /// <summary>Takes it.</summary>
    /// <param name="sha256">SHA-256 of the file's bytes.</param>
    /// <param name="ids">One a row, with its day where ids repeat.</param>
    /// <param name="predictions">One a row, all of them finite; at least one.</param>
    public static PredictionFingerprint Take(string sha256, IReadOnlyList<string> ids, double[] predictions)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(predictions);
        var sorted = Quantile.Ascending(predictions);
        // In this order, so that no order of the rows changes the last digit.
        var mean = sorted.Average();
        var ranks = MidRanks.Compute(predictions);
        var (hash, hashes) = (new PredictionHash(), new byte[ids.Count * PredictionHash.Size]);
        for (var i = 0; i < ids.Count; i++)
            hash.Add(ids[i], predictions[i], hashes.AsSpan(i * PredictionHash.Size, PredictionHash.Size));
        return new PredictionFingerprint
        {
            Sha256 = sha256,
            Rows = predictions.Length,
            Distinct = Distincts(sorted),
            Mean = mean,
            Sd = Math.Sqrt(sorted.Average(p => (p - mean) * (p - mean))),
            Quantiles = [.. Levels.Select(q => Quantile.ComputeSorted(sorted, q))],
            Sample = Write(hashes, ranks),
            ContentHash = hash.Rows,
            IdsHash = hash.Ids,
            Sketch = RankSketch.Write(hashes, ranks),
        };
    }

    /// <summary>The ids of the sample by hash, ascending, with their ranks.</summary>
    internal (uint[] Hashes, double[] Ranks) ReadSample()
    {
        var bytes = Convert.FromBase64String(Sample);
        var (hashes, ranks) = (new uint[bytes.Length / EntrySize], new double[bytes.Length / EntrySize]);
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i * EntrySize));
            ranks[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan((i * EntrySize) + 4));
        }
        return (hashes, ranks);
    }

    private static int Distincts(double[] sorted)
    {
        var distinct = 1;
        for (var i = 1; i < sorted.Length; i++)
            distinct += sorted[i] == sorted[i - 1] ? 0 : 1;
        return distinct;
    }

    private static string Write(byte[] hashes, double[] ranks)
    {
        // An id's first four bytes with its place: sorted, the smallest come first.
        var keys = new ulong[ranks.Length];
        for (var i = 0; i < keys.Length; i++)
            keys[i] =
                ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(hashes.AsSpan(i * PredictionHash.Size)) << 32)
                | (uint)i;
        Array.Sort(keys);
        var bytes = new byte[Math.Min(SampleSize, keys.Length) * EntrySize];
        for (var i = 0; i < bytes.Length / EntrySize; i++)
        {
            var rank = (ranks[(int)(uint)keys[i]] - 0.5) / ranks.Length;
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * EntrySize), (uint)(keys[i] >> 32));
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan((i * EntrySize) + 4), (float)rank);
        }
        return Convert.ToBase64String(bytes);
    }
}
