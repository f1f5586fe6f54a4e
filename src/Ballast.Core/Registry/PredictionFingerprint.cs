using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Ballast.Core.Numerics;
using Ballast.Core.Scoring;

namespace Ballast.Core.Registry;

/// <summary>
/// What is kept of predictions that were handed in: enough to tell whether two submissions are the same, nearly the same, or of the same sort, and nothing from which
/// they could be used.
/// </summary>
/// <remarks>
/// <see cref="Sample"/> holds ranks (0 to 1, ties their mean) of the 256 ids whose hashes are smallest. Two submissions for the same ids have the same ids in it, so the
/// correlation of these ranks estimates the one of the whole files: for files that are alike to r its standard error is about (1 - r²) / 16.
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

    private static double[] Levels { get; } = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];

    /// <summary>Takes it.</summary>
    /// <param name="sha256">SHA-256 of the file's bytes.</param>
    /// <param name="ids">One a row, with its day where ids repeat.</param>
    /// <param name="predictions">One a row, all of them finite; at least one.</param>
    public static PredictionFingerprint Take(string sha256, IReadOnlyList<string> ids, double[] predictions)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(predictions);
        var mean = predictions.Average();
        double[] sorted = [.. predictions.Order()];
        return new PredictionFingerprint
        {
            Sha256 = sha256,
            Rows = predictions.Length,
            Distinct = predictions.Distinct().Count(),
            Mean = mean,
            Sd = Math.Sqrt(predictions.Average(p => (p - mean) * (p - mean))),
            Quantiles = [.. Levels.Select(q => Quantile.ComputeSorted(sorted, q))],
            Sample = Write(ids, TieKeptRank.Compute(predictions)),
        };
    }

    /// <summary>Correlation of the ranks of the ids that both hold; null where they share fewer than ten, or one of them does not vary there.</summary>
    public double? Similarity(PredictionFingerprint other)
    {
        const int Least = 10;
        ArgumentNullException.ThrowIfNull(other);
        var theirs = Read(other.Sample);
        var shared = Read(Sample).Where(e => theirs.ContainsKey(e.Key)).ToList();
        double[] mine = [.. shared.Select(e => (double)e.Value)];
        var found = Pearson.Compute(mine, [.. shared.Select(e => (double)theirs[e.Key])]);
        return shared.Count < Least || double.IsNaN(found) ? null : found;
    }

    private static string Write(IReadOnlyList<string> ids, double[] ranks)
    {
        var smallest = ids.Select((id, i) => (Hash: Hash(id), Rank: (float)ranks[i]))
            .OrderBy(e => e.Hash)
            .Take(SampleSize)
            .ToList();
        var bytes = new byte[smallest.Count * EntrySize];
        for (var i = 0; i < smallest.Count; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * EntrySize), smallest[i].Hash);
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan((i * EntrySize) + 4), smallest[i].Rank);
        }
        return Convert.ToBase64String(bytes);
    }

    private static Dictionary<uint, float> Read(string sample)
    {
        var bytes = Convert.FromBase64String(sample);
        var entries = new Dictionary<uint, float>();
        for (var at = 0; at + EntrySize <= bytes.Length; at += EntrySize)
            entries[BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at))] =
                BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(at + 4));
        return entries;
    }

    private static uint Hash(string id) =>
        BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
